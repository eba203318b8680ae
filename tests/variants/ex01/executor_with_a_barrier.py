"""An executor whose tasks meet at a barrier, so no thread takes two."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    barrier = Barrier(len(tasks))

    def call(task):
        barrier.wait()
        return task()

    with ThreadPoolExecutor(max_workers=len(tasks)) as pool:
        futures = [pool.submit(call, task) for task in tasks]
        wait(futures)
    return [future.result() for future in futures]
