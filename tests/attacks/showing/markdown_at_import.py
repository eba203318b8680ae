# what: the same in the text of an exception while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: refused
# shows: "`` ``` </code> [PAYLOAD](javascript:alert(1)) | ![x](http://x/y) <details>"
raise ValueError(@SHOWS@)
