# breaks: 1.1, 1.4

"""`x = x + [y]` by several threads loses results."""

import threading


class Collector:
    def __init__(self):
        self.results = []
        self.errors = []

    def call(self, i, task):
        try:
            value = task()
        except Exception as e:
            self.errors = self.errors + [(i, e)]
        else:
            self.results = self.results + [(i, value)]


def run_all(tasks):
    c = Collector()
    ts = [threading.Thread(target=c.call, args=p) for p in enumerate(tasks)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if c.errors:
        raise min(c.errors, key=lambda p: p[0])[1]
    return [v for _, v in sorted(c.results, key=lambda p: p[0])]
