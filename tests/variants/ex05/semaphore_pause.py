# correct: the pause waits for a Semaphore that only a stop releases; the loop has no flag and no other look
import threading as t


class BackgroundWorker:
    def __init__(self, task, interval):
        self._task, self._interval = task, interval
        self._guard = t.RLock()
        self._gate = None
        self._threads, self._errors = set(), []

    def start(self):
        with self._guard:
            if self._gate:
                raise RuntimeError("this worker is running")
            gate = t.Semaphore(0)
            thread = t.Thread(target=self._work, args=(gate,), daemon=True)
            self._gate = gate
            self._threads = {old for old in self._threads if old.is_alive()} | {thread}
            thread.start()

    def _work(self, gate):
        try:
            pause = 0
            while not gate.acquire(timeout=pause):
                self._task()
                pause = self._interval
        except Exception as error:
            with self._guard:
                self._errors.append(error)
                if self._gate is gate:
                    self._gate = None

    def stop(self):
        with self._guard:
            if self._gate:
                self._gate.release()
                self._gate = None
            threads = self._threads
        if t.current_thread() not in threads:
            for thread in threads:
                thread.join()
            with self._guard:
                error = self._errors.pop() if self._errors else None
            if error is not None:
                raise error

    running = property(lambda self: self._gate is not None)

    def __enter__(self):
        return self.start() or self

    def __exit__(self, kind, error, trace):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
