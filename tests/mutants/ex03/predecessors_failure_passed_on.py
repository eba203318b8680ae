# breaks: 3.4
# kind: wrong-exception
# calls queue up on each other's futures; the failure of one is set on its future and so reaches the next caller as well
import sys
import threading
from concurrent.futures import Future

_guard = threading.Lock()
_tail = Future()
_tail.set_result(None)


def safe_print(*values, sep=" ", end="\n", file=None):
    global _tail
    target = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    mine = Future()
    with _guard:
        previous, _tail = _tail, mine
    try:
        previous.result()
        target.write(text)
    except BaseException as error:
        mine.set_exception(error)
        raise
    else:
        mine.set_result(None)
