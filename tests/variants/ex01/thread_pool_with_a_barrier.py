"""A ThreadPool whose tasks meet at a barrier, so no thread takes two."""

from multiprocessing.pool import ThreadPool
from threading import Barrier


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    barrier = Barrier(len(tasks))

    def call(task):
        barrier.wait()
        try:
            return task(), None
        except Exception as e:
            return None, e

    with ThreadPool(len(tasks)) as pool:
        outcomes = pool.map(call, tasks, chunksize=1)
    for _, e in outcomes:
        if e is not None:
            raise e
    return [r for r, _ in outcomes]
