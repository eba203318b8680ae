# breaks: 3.2
# kind: mixed-output
# lru_cache may call the function twice for one key, and forgets the lock of a file after 128 others
import sys
import threading
from functools import lru_cache


@lru_cache
def _lock_for(key):
    return threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    target = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with _lock_for(id(target)):
        target.write(text)
