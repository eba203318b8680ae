"""Errors are collected by `threading.excepthook`."""

import threading


class Worker(threading.Thread):
    error = None
    result = None

    def __init__(self, task):
        super().__init__()
        self.task = task

    def run(self):
        self.result = self.task()


def _hook(args):
    args.thread.error = args.exc_value


threading.excepthook = _hook


def run_all(tasks):
    threads = [Worker(task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for thread in threads:
        if thread.error is not None:
            raise thread.error
    return [thread.result for thread in threads]
