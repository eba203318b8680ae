# correct: locks in a WeakValueDictionary by id: one lives as long as somebody uses it, and works for files that cannot be weakly referenced
import sys
import threading
import weakref


class Guard:
    def __init__(self):
        self.lock = threading.Lock()


_guards = weakref.WeakValueDictionary()
_guards_lock = threading.Lock()


def guard_of(out):
    with _guards_lock:
        guard = _guards.get(id(out))
        if guard is None:
            guard = _guards[id(out)] = Guard()
        return guard


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    guard = guard_of(out)
    with guard.lock:
        out.write(text)
