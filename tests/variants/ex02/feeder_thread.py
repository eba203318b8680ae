# correct: a thread of its own reads the items and submits them; the executor is shut down when it has ended
from concurrent.futures import ThreadPoolExecutor
import threading


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    futures, trouble = [], []
    with ThreadPoolExecutor(max_workers=workers) as pool:

        def feed():
            try:
                for item in items:
                    futures.append(pool.submit(func, item))
            except Exception as error:
                trouble.append(error)

        feeder = threading.Thread(target=feed)
        feeder.start()
        feeder.join()
    if trouble:
        raise trouble[0]
    return [future.result() for future in futures]
