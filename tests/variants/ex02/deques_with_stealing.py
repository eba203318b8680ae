# correct: each worker has a deque of its own, and takes from the others' other end when it is empty; deque operations are atomic
import threading
from collections import deque


def take(decks, me):
    for offset in range(len(decks)):
        deck = decks[(me + offset) % len(decks)]
        try:
            return deck.popleft() if offset == 0 else deck.pop()
        except IndexError:
            continue
    return None


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    decks = [deque() for _ in range(workers)]
    total = 0
    for total, item in enumerate(items, 1):
        decks[total % workers].append((total - 1, item))
    values, errors = [None] * total, [None] * total

    def work(me):
        while (card := take(decks, me)) is not None:
            place, item = card
            try:
                values[place] = func(item)
            except Exception as error:
                errors[place] = error

    threads = [threading.Thread(target=work, args=(me,)) for me in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in filter(lambda error: error is not None, errors):
        raise error
    return values
