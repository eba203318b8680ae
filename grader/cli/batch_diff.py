"""`grade batch diff`: whose points differ between two runs."""

from __future__ import annotations

import click

from grader.cli.lazy import load
from grader.cli.options import format_option


@click.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@format_option(("text", "json"))
def command(before: str, after: str, form: str) -> int:
    """Show whose points are others in the out folder B than in A, and why.

    Who has lost most comes first. Points are counted by the rubric that each run was given.

    \b
    Examples:
      grade batch diff results-of-last-week results
      grade batch diff results-of-last-week results --format json
    """
    code: int = load("grader.cli.batching").diff(before, after, form)
    return code
