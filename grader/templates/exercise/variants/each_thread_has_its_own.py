"""Right without a lock: no two threads write to the same place."""

import threading


class Counter:
    def __init__(self):
        self._parts = {}

    def add(self, amount):
        me = threading.get_ident()
        self._parts[me] = self._parts.get(me, 0) + amount

    def value(self):
        return sum(list(self._parts.values()))
