"""Exercise 2: thread pools.

A thousand downloads do not need a thousand threads. A pool has a few threads, its workers, and each of them takes one piece of
work after the other until none is left. Write a `map` that works on such a pool.

You may build the pool yourself, from `threading.Thread`, `threading.Lock` and perhaps `queue.Queue`, which is safe to share between
threads, or you may look at what `concurrent.futures.ThreadPoolExecutor` has to offer.

What is asked for (the numbers are those that the grader reports):

2.1  The results stand in a list in the order of `items`, whichever call ends first. `items` is any finite iterable: a list, a
     set, a generator (which can be read only once and has no length). No items give `[]`.

         pool_map(len, ["a", "bcd", ""], workers=2)          # [1, 3, 0]
         pool_map(str, (n * n for n in range(4)), workers=3)  # ["0", "1", "4", "9"]

2.2  `func` is called exactly once for each item, and never in the caller's own thread. Once a call has failed, items whose
     calls have not begun may be left out.
2.3  There are never more than `workers` calls under way at once. And while at least that many items wait for their turn, there
     are no fewer: a worker that has finished goes on with the next item, whatever the others do. You may read `items` to its
     end before the first call.
2.4  If calls raise, the exception object of the first failing item is raised: the first in the order of `items`, not in time.
2.5  `workers` below 1 is out of range: `ValueError`, before anything else happens, `items` untouched.

As everywhere: when the call returns or raises, the threads that it started have ended. Waiting must block (no loop that looks
again and again), nothing may deadlock, and items and results are any objects at all: `None`, unhashable ones, ones that are
equal to one another. If `items` itself raises while it is read, that exception is raised, once the threads started so far have
ended.
"""


def pool_map(func, items, workers):
    """Apply `func` to every item on a pool of `workers` threads; return the results in the order of `items`."""
    # TODO: let `workers` threads share the items, wait for them all, give back what `func` returned.
    raise NotImplementedError
