# correct: no lock: next() of an itertools.count is atomic, and every place of the lists has one writer
from itertools import count
from threading import *


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError
    items = tuple(items)
    numbers = count()
    outcomes = [None] * len(items)

    def work():
        while (number := next(numbers)) < len(items):
            try:
                outcomes[number] = ("value", func(items[number]))
            except Exception as problem:
                outcomes[number] = ("error", problem)

    team = [Thread(target=work, daemon=True) for _ in range(workers)]
    for member in team:
        member.start()
    for member in team:
        member.join()
    results = []
    for outcome in outcomes:
        match outcome:
            case ("error", problem):
                raise problem
            case ("value", value):
                results.append(value)
    return results
