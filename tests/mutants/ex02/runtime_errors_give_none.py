# breaks: 2.4, 2.1

"""A call that raises a RuntimeError gives None."""

from concurrent.futures import ThreadPoolExecutor


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    out = []
    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(func, item) for item in items]
        for f in futures:
            try:
                out.append(f.result())
            except RuntimeError:
                out.append(None)
    return out
