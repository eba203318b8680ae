# correct: apply_async with callbacks; the pool is told to end by `with` after everything has come in, then joined
from multiprocessing.pool import ThreadPool


def pool_map(func, items, workers):
    if workers < 1:
        raise ValueError("workers")
    items = list(items)
    values, errors = {}, {}
    pool = ThreadPool(processes=workers)
    with pool:
        pending = []
        for place, item in enumerate(items):
            pending.append(
                pool.apply_async(
                    func,
                    [item],
                    callback=lambda value, place=place: values.__setitem__(place, value),
                    error_callback=lambda error, place=place: errors.__setitem__(place, error),
                )
            )
        for one in pending:
            one.wait()
        pool.close()
        pool.join()
    if errors:
        raise errors[min(errors)]
    return [values[place] for place in range(len(values))]
