"""Exercise 4: queues.

Some threads make things, other threads use them up: readers of files and a writer to a database, cameras and an image
filter. If they hand the things over through a queue, neither side has to know the other, and a queue of limited size keeps
the fast side from running away from the slow one.

    sources         producers (one thread each)      queue           consumers (`consumers` threads)
    [1, 2, 3]  ───────────── thread ────┐                           ┌──── thread: consume(item)
    "ab"       ───────────── thread ────┼──── at most `capacity` ───┤
    read_log() ───────────── thread ────┘     items wait in it      └──── thread: consume(item)

Useful in `threading` and `queue`:

    q = queue.Queue(maxsize=5)      # a queue for threads that holds at most 5 items
    q.put(item)                     # puts an item at the end, waits while the queue is full
    q.get()                         # takes the item at the front, waits while the queue is empty
    t = threading.Thread(target=work, args=(1, 2))
    t.start()                       # runs work(1, 2) in a new thread ...
    t.join()                        # ... and this waits for its end

A consumer that waits in `get` does not notice that no more items will come: somebody has to tell it. A producer that waits
in `put` does not notice that nobody takes items any more. Both deserve some thought before you begin.

What is asked for (the numbers are those that the grader reports):

4.1  Every item of every source reaches `consume(item)` exactly once. Then the call returns `None`.

         seen = []
         run_pipeline([[1, 2, 3], "ab"], seen.append, consumers=2, capacity=5)
         sorted(map(str, seen))      # ['1', '2', '3', 'a', 'b']

4.2  With one consumer, the items of one source are consumed in the order in which the source gave them. Items of different
     sources may be mixed in any way.
4.3  All sources are read at the same time, each in a thread of its own and none in the caller's thread: a slow source holds up
     no other. A source that is empty, or whose first item comes late, ends nothing early. Consumers work in parallel: as many
     as `consumers` calls of `consume` can be under way at once.
4.4  At most `capacity` items wait in the queue: a producer that is ahead waits. A producer may have one more item in its hand,
     and so may a consumer; so until something fails, the items that have been read and not yet given to `consume` are never
     more than `capacity` + the number of sources + `consumers`.
4.5  If a source or `consume` raises an exception, the pipeline stops. No thread stays blocked, however full the queue is just
     then; items not yet read may be left out. Once all threads have ended, the first exception that happened is raised.
     (If several happen at the same time, any of them.)
4.6  `consumers` or `capacity` below 1: `ValueError`, before any source has been touched. `sources` itself may be any iterable, a
     generator too. Without any source the call returns at once.

Items may be anything at all: `None`, lists, objects that are equal to each other. If reading `sources` itself raises an
exception, that exception is raised.

As everywhere: when the call returns or raises, the threads that it started have ended; nothing may deadlock; and waiting must
block: a loop that looks again and again, with `sleep` or with a timeout, does not pass.
"""


def run_pipeline(sources, consume, consumers, capacity):
    """One producer thread a source puts its items into one bounded queue; `consumers` threads take and consume them."""
    # TODO: refuse arguments that are out of range.
    # TODO: start a producer for each source, and the consumers.
    # TODO: see to it that everybody learns of the end, and of a failure.
    # TODO: wait for all threads; raise the first exception, if there was one.
    raise NotImplementedError
