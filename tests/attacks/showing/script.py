# what: a script for a browser
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
# shows: "</script><script>alert(1)</script><img src=x onerror=alert(1)>PAYLOAD]]>&lt;"
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
