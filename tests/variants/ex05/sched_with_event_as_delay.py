# correct: a sched.scheduler whose delay function is the wait for the stop signal; a stop takes what is planned out of it
import sched
import threading
import time


class BackgroundWorker:
    def __init__(self, task, interval):
        self._task, self._interval = task, interval
        self._lock = threading.Lock()
        self._signal, self._threads, self._failure = None, (), None

    def start(self):
        with self._lock:
            if self._signal is not None:
                raise RuntimeError("worker is running")
            self._signal = threading.Event()
            thread = threading.Thread(target=self._main, args=(self._signal,), daemon=True)
            thread.start()
            self._threads = (*(t for t in self._threads if t.is_alive()), thread)

    def _main(self, signal):
        def call():
            self._task()
            if not signal.is_set():
                plan.enter(self._interval, 0, call)

        def pause(seconds):
            if signal.wait(seconds):
                for event in plan.queue:
                    plan.cancel(event)

        plan = sched.scheduler(time.monotonic, pause)
        plan.enter(0, 0, call)
        try:
            plan.run()
        except Exception as error:
            with self._lock:
                self._failure = error
                if self._signal is signal:
                    self._signal = None

    def stop(self):
        with self._lock:
            if self._signal is not None:
                self._signal.set()
                self._signal = None
            threads = self._threads
        if threading.current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        with self._lock:
            failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    @property
    def running(self):
        return self._signal is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
