"""A report as one page for a browser, which needs nothing from any network. Heavy to import: it needs Jinja2."""
