# correct: a pool of one thread for each task, all shut down by an ExitStack; one big pool might use a thread twice
from concurrent import futures
from contextlib import ExitStack


def run_all(tasks):
    tasks = list(tasks)
    with ExitStack() as stack:
        pools = [stack.enter_context(futures.ThreadPoolExecutor(max_workers=1)) for _ in tasks]
        promised = [pool.submit(task) for pool, task in zip(pools, tasks)]
    return [future.result() for future in promised]
