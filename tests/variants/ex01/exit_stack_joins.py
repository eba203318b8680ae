"""An ExitStack joins the threads, in the opposite order."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Callable


@dataclass(eq=True)
class Job:
    task: Callable[[], Any]
    outcome: list = field(default_factory=list)

    def run(self):
        try:
            self.outcome.append(self.task())
        except Exception as error:
            self.error = error


def run_all(tasks):
    jobs = []
    with ExitStack() as stack:
        for task in tasks:
            jobs.append(job := Job(task))
            thread = Thread(target=job.run)
            thread.start()
            stack.callback(thread.join)
    for job in jobs:
        if hasattr(job, "error"):
            raise job.error from None
    return [job.outcome[0] for job in jobs]
