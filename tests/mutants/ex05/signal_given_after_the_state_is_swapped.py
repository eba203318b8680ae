# breaks: 5.5
# kind: wrong-result
# needs: 1
# A stop takes the signal out of the state under the lock and gives it afterwards: the task's own stop finds none, and the task is called again.
import threading
from typing import NamedTuple


class State(NamedTuple):
    current: object = None
    threads: tuple = ()
    failure: object = None


class BackgroundWorker:
    """All of its state is one tuple, swapped as a whole."""

    def __init__(self, task, interval):
        self._job = (task, interval)
        self._mutex = threading.Lock()
        self._state = State()

    def _swap(self, change):
        with self._mutex:
            before = self._state
            self._state = change(before)
            return before

    def start(self):
        signal = threading.Event()
        thread = threading.Thread(target=self._loop, args=(*self._job, signal), daemon=True)

        def change(s):
            if s.current is not None:
                raise RuntimeError("running")
            thread.start()
            return s._replace(current=signal, threads=(*s.threads, thread))

        self._swap(change)

    def _loop(self, task, interval, signal):
        try:
            while not signal.is_set():
                task()
                signal.wait(interval)
        except Exception as e:
            error = e
            self._swap(
                lambda s: s._replace(
                    failure=error, current=None if s.current is signal else s.current
                )
            )

    def stop(self):
        before = self._swap(lambda s: s._replace(current=None))
        if before.current is not None:
            before.current.set()
        if threading.current_thread() in before.threads:
            return
        for t in before.threads:
            t.join()
        taken = self._swap(
            lambda s: State(s.current, tuple(t for t in s.threads if t not in before.threads), None)
        ).failure
        if taken is not None:
            raise taken

    @property
    def running(self):
        return self._state.current is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, t, v, tb):
        try:
            self.stop()
        except Exception:
            if v is None:
                raise
