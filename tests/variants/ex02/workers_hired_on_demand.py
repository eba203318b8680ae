# correct: a worker that takes an item hires the next one if there is more to do; the head count is kept under the lock, each joins its hire
import threading


class Crew:
    def __init__(self, func, items, size):
        self.func, self.items, self.size = func, items, size
        self.lock = threading.Lock()
        self.taken = self.hired = 0
        self.values, self.errors = {}, {}

    def hire(self):
        with self.lock:
            if self.hired == self.size or self.taken == len(self.items):
                return None
            self.hired += 1
        thread = threading.Thread(target=self.work)
        thread.start()
        return thread

    def work(self):
        hires = []
        while True:
            with self.lock:
                place = self.taken
                if place == len(self.items):
                    break
                self.taken += 1
            if (hire := self.hire()) is not None:
                hires.append(hire)
            try:
                self.values[place] = self.func(self.items[place])
            except Exception as error:
                self.errors[place] = error
        for hire in hires:
            hire.join()


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    crew = Crew(func, [*items], workers)
    first = crew.hire()
    if first is not None:
        first.join()
    if crew.errors:
        raise crew.errors[min(crew.errors)]
    return [crew.values[place] for place in range(len(crew.items))]
