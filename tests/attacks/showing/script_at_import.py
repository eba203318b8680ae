# what: the same in the text of an exception while it is imported
# stopped: R
# outcome: problem error-at-import
# otherwise: refused
# shows: "</script><script>alert(1)</script><img src=x onerror=alert(1)>PAYLOAD]]>&lt;"
raise ValueError(@SHOWS@)
