# correct: one executor for each task, outcomes collected as they are completed and put in their places
from concurrent.futures import ThreadPoolExecutor, as_completed


def run_all(tasks):
    pools, places = [], {}
    try:
        for place, task in enumerate(tasks):
            pools.append(ThreadPoolExecutor(1, thread_name_prefix=f"task {place}"))
            places[pools[-1].submit(task)] = place
        results, errors = [None] * len(places), {}
        for future in as_completed(places):
            if future.exception() is not None:
                errors[places[future]] = future.exception()
            else:
                results[places[future]] = future.result()
    finally:
        for pool in pools:
            pool.shutdown()
    if errors:
        raise errors[min(errors)]
    return results
