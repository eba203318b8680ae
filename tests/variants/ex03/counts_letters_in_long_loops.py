# correct: computes for hundreds of turns in each call, with its own variables and with the module's: that is no waiting.
import sys
import threading

_lock = threading.RLock()
_letters = {}
_calls = 0


def _is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


def _checksum(text):
    total = 0
    for turn in range(30):
        for letter in text[:20]:
            total = (total * 31 + ord(letter) + turn) % 65_521
    while not _is_prime(total):
        total += 1
    return total


def safe_print(*values, sep=" ", end="\n", file=None):
    global _calls
    out = sys.stdout if file is None else file
    text = sep.join(map(str, values)) + end
    with _lock:
        _calls += 1
        for number in range(400):
            _letters[number % 26] = _letters.get(number % 26, 0) + 1
        _letters["sum"] = _checksum(text)
        out.write(text)
