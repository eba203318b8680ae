# correct: a lock for each file, thrown away when its last user leaves; the count is kept under a lock of the table
import sys
import threading
from contextlib import contextmanager

_table_lock = threading.Lock()
_table = {}


@contextmanager
def only_user_of(out):
    with _table_lock:
        entry = _table.setdefault(id(out), [threading.Lock(), 0])
        entry[1] += 1
    try:
        with entry[0]:
            yield
    finally:
        with _table_lock:
            entry[1] -= 1
            if entry[1] == 0:
                del _table[id(out)]


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with only_user_of(out):
        out.write(text)
