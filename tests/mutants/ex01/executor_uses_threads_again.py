# breaks: 1.2, 1.3
# kind: wrong-result
# needs: 0
# A ThreadPoolExecutor gives the next task to a thread that is idle again: two tasks run in one thread.
from concurrent.futures import ThreadPoolExecutor


def run_all(tasks):
    tasks = list(tasks)
    if not tasks:
        return []
    with ThreadPoolExecutor(max_workers=len(tasks)) as pool:
        futures = [pool.submit(task) for task in tasks]
    return [future.result() for future in futures]
