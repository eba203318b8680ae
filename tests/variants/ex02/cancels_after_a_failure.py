# correct: collects in order and, once one has failed, cancels what has not begun; leaving the block waits for the rest
from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    with ThreadPoolExecutor(workers) as pool:  # refuses less than one worker itself
        futures = [pool.submit(func, item) for item in items]
        try:
            return [future.result() for future in futures]
        except Exception:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
