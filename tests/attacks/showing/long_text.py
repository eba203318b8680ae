# what: a text of a million characters
# stopped: R
# outcome: fails crash
# otherwise: hangs
# shows: "PAYLOAD" * 130_000
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
