# correct: Thread subclasses that keep their own state; end marks are put by the consumers' own method close()
import itertools
import queue
import threading


class Stage(threading.Thread):
    def __init__(self, line, errors):
        super().__init__()
        self.line = line
        self.errors = errors

    def run(self):
        try:
            self.work()
        except Exception as error:
            self.errors.append(error)
            self.clean_up()

    def clean_up(self):
        pass


class Producer(Stage):
    def __init__(self, source, *args):
        super().__init__(*args)
        self.source = source

    def work(self):
        for item in itertools.takewhile(lambda _: not self.errors, self.source):
            self.line.put(item)


class Consumer(Stage):
    def __init__(self, consume, *args):
        super().__init__(*args)
        self.consume = consume

    def work(self):
        while (item := self.line.get()) is not Consumer:
            if self.errors:
                return self.clean_up()
            self.consume(item)

    def clean_up(self):
        while self.line.get() is not Consumer:
            pass

    def close(self):
        self.line.put(Consumer)


def run_pipeline(sources, consume, consumers, capacity):
    if consumers < 1 or capacity < 1:
        raise ValueError("at least one")
    shared = queue.Queue(capacity), []
    producers = [Producer(source, *shared) for source in sources]
    eaters = [Consumer(consume, *shared) for _ in range(consumers)]
    for stage in [*eaters, *producers]:
        stage.start()
    for stage in producers:
        stage.join()
    for stage in eaters:
        stage.close()
    for stage in eaters:
        stage.join()
    for error in shared[1]:
        raise error
