# breaks: @NUMBER@.2
class Counter:
    def __init__(self):
        self._value = 0

    def add(self, amount):
        self._value += amount

    def value(self):
        return self._value
