# breaks: R4
# kind: deadlock
# needs: 1
# Who has the lock writes for all, the others wait to be served. A job that comes after the last look at the list and before the
# lock is given back is done by nobody, and its caller waits for ever.
import sys
import threading
from collections import deque

jobs = deque()
lock = threading.Lock()


class Job:
    def __init__(self, out, text):
        self.out, self.text, self.error = out, text, None
        self.done = threading.Event()

    def run(self):
        try:
            self.out.write(self.text)
        except Exception as error:
            self.error = error
        self.done.set()


def safe_print(*values, sep=" ", end="\n", file=None):
    out = sys.stdout if file is None else file
    job = Job(out, sep.join(map(str, values)) + end)
    jobs.append(job)
    if lock.acquire(blocking=False):
        while jobs:
            jobs.popleft().run()
        lock.release()
    job.done.wait()
    if job.error is not None:
        raise job.error
