# what: the same in the text of an exception while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: refused
# shows: "\u202ePAYLOAD\u2066\u200b\u2028\ufeff\ue000"
raise ValueError(@SHOWS@)
