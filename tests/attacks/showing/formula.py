# what: a formula for a spreadsheet
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
# shows: "=HYPERLINK(\"http://x\",\"PAYLOAD\")"
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
