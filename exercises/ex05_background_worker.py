"""Exercise 5: daemon threads and clean shutdown.

Some work goes on beside the program: saving a document every minute, looking for new mail, sending a sign of life. A daemon
thread suits it, because the interpreter does not wait for daemon threads when the program ends. But who needs an orderly end,
with no call cut in two and none after closing time, has to ask the thread to stop, and wait until it has done so.

    worker = BackgroundWorker(save_document, interval=60)
    worker.start()          # saves now, and again 60 seconds after each save has ended
    ...
    worker.stop()           # does not take a minute, even if the last save was just now

Useful in `threading`:

    t = threading.Thread(target=work, daemon=True)
    t.start(); t.join()             # begin it; wait for its end
    threading.current_thread()      # the thread that asks: a thread cannot wait for its own end
    stop = threading.Event()        # a flag that threads can wait for: stop.set(), stop.clear(), stop.is_set()
    stop.wait(60)                   # waits until the flag is set, 60 seconds at most; true if it is set
    lock = threading.Lock()         # `with lock: ...` lets one thread at a time through

What is asked for (the numbers are those that the grader reports):

5.1  `start` begins one daemon thread. It calls `task()` at once, and then again `interval` seconds (0 or more) after each call has
     ended. With an interval of 10 and a task that takes 3 seconds, calls begin at 0, 13, 26, ...
5.2  `start` on a running worker raises `RuntimeError`. If several threads call `start` at the same time, exactly one of them
     succeeds. `running` is true once `start` has returned, until a stop or a failure begins; it is false once `stop` has
     returned or the failed thread has ended. (In between it may be either.)
5.3  `stop` returns when the thread has ended. A call of `task` that is under way is left to finish; a pause is cut short at once; and no
     call begins after `stop` has returned. (A `stop` right after `start` may come before the first call.)
5.4  `stop` may be called twice, before `start`, or by several threads at the same time: that is no error.
5.5  `task` itself may call `stop`: that returns at once, this call of `task` goes on to its end, and no other follows.
5.6  A stopped worker can be started again, and then works like a new one.
5.7  If `task` raises an exception, the worker ends and `running` turns false. The next `stop` raises that exception (that very object),
     once: the `stop` after that one is silent. A `stop` that is just waiting when it happens counts as the next.
5.8  `with` gives the worker, started, and stops it however the block ends:

         with BackgroundWorker(tick, 0.5) as worker:
             ...                         # tick() is called meanwhile
         # here it has ended

     An exception of the block itself goes on its way.

As everywhere: nothing may deadlock, whatever the order in which threads run, and waiting must block: a loop that looks again and
again whether it is time to stop does not pass.
"""


class BackgroundWorker:
    """Calls `task()` again and again in the background, `interval` seconds after the last call ended, until stopped."""

    def __init__(self, task, interval):
        """Make a worker; it does nothing before `start`."""
        # TODO: remember what is needed. Two threads may call the methods at the same time.
        raise NotImplementedError

    def start(self):
        """Begin calling `task` in a new daemon thread; `RuntimeError` if the worker is running."""
        # TODO: of several racing calls, one wins.
        raise NotImplementedError

    def stop(self):
        """End the thread and wait for its end; raise what `task` raised, if nobody has been told yet."""
        # TODO: who calls this? Perhaps `task` itself, perhaps two threads at once.
        raise NotImplementedError

    @property
    def running(self):
        """Whether the worker is running."""
        # TODO
        raise NotImplementedError

    # TODO: make it a context manager (__enter__ and __exit__).
