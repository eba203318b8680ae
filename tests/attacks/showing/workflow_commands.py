# what: commands for the runner of a workflow
# stopped: R
# outcome: fails leaked-thread
# otherwise: hangs
# shows: "x\n::error::PAYLOAD\n::stop-commands::PAYLOAD\n##[error]PAYLOAD " + "::error::PAYLOAD " * 12
import sys
import threading


def name():
    return @SHOWS@


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    threading.Thread(target=threading.Event().wait, name=name(), daemon=True).start()
    out.write(@SHOWS@)  # SHOWS
    raise ValueError(@SHOWS@)
