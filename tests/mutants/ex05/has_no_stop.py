# breaks: 5.1, 5.3
# kind: wrong-exception
# needs: 0
# The method is called otherwise.
import threading


class BackgroundWorker:
    """Calls `task()` again and again in the background, `interval` seconds after the last call ended, until stopped."""

    def __init__(self, task, interval):
        """Make a worker; it does nothing before `start`."""
        self._task = task
        self._interval = interval
        self._lock = threading.Lock()  # for what follows; nobody waits for anything else while holding it
        self._stopping = None  # the stop signal of the present run; None: not running
        self._threads = []  # those that may not have ended yet: a task that stopped itself may outlive a restart
        self._failure = None  # what `task` raised, until a `stop` has raised it

    def start(self):
        """Begin calling `task` in a new daemon thread; `RuntimeError` if the worker is running."""
        with self._lock:
            if self._stopping is not None:
                raise RuntimeError("the worker is running")
            # Each run has a signal of its own: a restart cannot wake up the thread of an earlier run.
            stopping = threading.Event()
            thread = threading.Thread(target=self._run, args=(stopping,), daemon=True)
            thread.start()
            self._stopping = stopping
            self._threads = [old for old in self._threads if old.is_alive()]
            self._threads.append(thread)

    def _run(self, stopping):
        try:
            while not stopping.is_set():
                self._task()
                stopping.wait(self._interval)
        except Exception as error:
            with self._lock:
                self._failure = error
                if self._stopping is stopping:
                    self._stopping = None

    def halt(self):
        """End the thread and wait for its end; raise what `task` raised, if nobody has been told yet."""
        with self._lock:
            if self._stopping is not None:
                self._stopping.set()
                self._stopping = None
            threads = list(self._threads)
        if threading.current_thread() in threads:
            return  # called by `task`: a thread cannot wait for its own end
        for thread in threads:
            thread.join()
        with self._lock:
            failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    @property
    def running(self):
        """Whether the worker is running."""
        return self._stopping is not None

    def __enter__(self):
        """Start, and give the worker."""
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        """Stop. What the block raised goes before what `task` raised."""
        try:
            self.halt()
        except Exception:
            if error is None:
                raise
