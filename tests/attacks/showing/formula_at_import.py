# what: the same in the text of an exception while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: refused
# shows: "=HYPERLINK(\"http://x\",\"PAYLOAD\")"
raise ValueError(@SHOWS@)
