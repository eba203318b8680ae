"""Exercise @NUMBER@: a shared counter. Reference solution."""

import threading


class Counter:
    """A number that many threads may add to."""

    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def add(self, amount):
        """Add an amount."""
        with self._lock:  # reading and writing are two steps
            self._value += amount

    def value(self):
        """The sum of all that was added so far."""
        with self._lock:
            return self._value
