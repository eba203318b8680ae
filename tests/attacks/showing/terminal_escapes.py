# what: terminal escapes
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
# shows: "\x1b[2J\x1b]0;owned\x07\x9b31mPAYLOAD\r\x08"
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
