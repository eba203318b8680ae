# what: links and marks of Markdown
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
# shows: "`` ``` </code> [PAYLOAD](javascript:alert(1)) | ![x](http://x/y) <details>"
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
