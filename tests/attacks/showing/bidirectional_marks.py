# what: marks that turn the direction of writing, or do not show
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
# shows: "\u202ePAYLOAD\u2066\u200b\u2028\ufeff\ue000"
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
