# what: the same in the text of an exception while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: refused
# shows: "\x1b[2J\x1b]0;owned\x07\x9b31mPAYLOAD\r\x08"
raise ValueError(@SHOWS@)
