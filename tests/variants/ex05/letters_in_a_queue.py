# correct: the thread pauses in Queue.get with a timeout; Empty is not an error here but the sign for the next call
import queue
import threading


class BackgroundWorker:
    def __init__(self, task, interval):
        self._task = task
        self._interval = interval
        self._lock = threading.Lock()
        self._letters = None
        self._threads = []
        self._failures = queue.SimpleQueue()

    def start(self):
        with self._lock:
            if self._letters is not None:
                raise RuntimeError("running")
            self._letters = queue.Queue()
            thread = threading.Thread(target=self._live, args=(self._letters,), daemon=True)
            self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
            thread.start()

    def _live(self, letters):
        wait = 0
        while True:
            try:
                return letters.get(timeout=wait)
            except queue.Empty:
                wait = self._interval
            try:
                self._task()
            except Exception as error:
                with self._lock:
                    self._failures.put(error)
                    if self._letters is letters:
                        self._letters = None
                return None

    def stop(self):
        with self._lock:
            if self._letters is not None:
                self._letters.put("stop")
                self._letters = None
            threads = self._threads
        if threading.current_thread() in threads:
            return
        for thread in threads:
            thread.join()
        try:
            failure = self._failures.get_nowait()
        except queue.Empty:
            return
        raise failure

    @property
    def running(self):
        return self._letters is not None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, error, traceback):
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
