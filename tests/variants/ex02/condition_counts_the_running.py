# correct: all threads at once, but a condition lets only `workers` of them call
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Door:
    capacity: "int"
    inside: "int" = 0
    changed: "threading.Condition" = field(default_factory=threading.Condition)

    @contextmanager
    def passed(self):
        with self.changed:
            self.changed.wait_for(lambda: self.inside < self.capacity)
            self.inside += 1
        try:
            yield
        finally:
            with self.changed:
                self.inside -= 1
                self.changed.notify()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    door = Door(workers)
    results, errors = {}, {}

    def visit(place, item):
        with door.passed():
            try:
                results[place] = func(item)
            except Exception as error:
                errors[place] = error

    threads = [threading.Thread(target=visit, args=pair) for pair in list(enumerate(items))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[place] for place in range(len(threads))]
