# correct: Whoever finds nobody writing writes for all; futures carry what went wrong back.
import sys
import threading
from concurrent.futures import Future

_m = threading.Lock()
_jobs = []
_busy = False


def safe_print(*values, sep=" ", end="\n", file=None):
    global _busy
    out = sys.stdout if file is None else file
    s = sep.join(map(str, values)) + end
    f = Future()
    with _m:
        _jobs.append((out, s, f))
        lead = not _busy
        _busy = True
    while lead:
        with _m:
            if not _jobs:
                _busy = False
                break
            o, t, g = _jobs.pop(0)
        try:
            o.write(t)
        except BaseException as e:
            g.set_exception(e)
        else:
            g.set_result(None)
    f.result()
