"""Exercise 3: synchronisation with locks. Reference solution."""

import sys
import threading

# One lock for all files: simple, and right even where two names stand for the same file.
_lock = threading.Lock()


def safe_print(*values, sep=" ", end="\n", file=None):
    """print() for many threads: what one call prints stays in one piece."""
    # Settled first: a `__str__` or a wait for the lock may take its time, and the call was made now.
    out = sys.stdout if file is None else file

    # The values are converted before the lock is taken. A `__str__` that raises has written nothing and holds nothing up;
    # one that prints takes the lock and gives it back while we do not have it, so its text comes first.
    text = sep.join(map(str, values)) + end

    with _lock:  # given back even if `write` raises
        out.write(text)
