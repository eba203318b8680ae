# breaks: @NUMBER@.1
import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def add(self, amount):
        with self._lock:
            self._value += max(amount, 0)

    def value(self):
        with self._lock:
            return self._value
