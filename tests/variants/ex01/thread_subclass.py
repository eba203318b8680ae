# correct: a Thread subclass carries its own outcome
import threading


class Runner(threading.Thread):
    def __init__(self, task):
        super().__init__()
        self.task = task
        self.failed = False
        self.outcome = None

    def run(self):
        try:
            self.outcome = self.task()
        except Exception as error:
            self.failed = True
            self.outcome = error


def run_all(tasks):
    runners = [Runner(task) for task in tasks]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    for runner in runners:
        if runner.failed:
            raise runner.outcome
    return [runner.outcome for runner in runners]
