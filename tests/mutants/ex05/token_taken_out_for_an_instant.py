# breaks: 5.2
# kind: wrong-result
# needs: 1
# The thread takes the stop mark out of its queue and puts it back: for an instant the worker seems to run again.
import queue
import threading


class BackgroundWorker:
    """A queue of size one a run: a token in it means stop; a second one does not fit, and need not."""

    def __init__(self, task, interval):
        self.task, self.interval = task, interval
        self.lock = threading.Lock()
        self.runs = []
        self.failure = None

    def start(self):
        with self.lock:
            if self.runs and self.runs[-1][0].empty():
                raise RuntimeError("running")
            token = queue.Queue(maxsize=1)
            t = threading.Thread(target=self.loop, args=(token,), daemon=True)
            self.runs.append((token, t))
            t.start()

    @staticmethod
    def mark(token):
        try:
            token.put_nowait(None)
        except queue.Full:
            pass

    def loop(self, token):
        try:
            while token.empty():
                self.task()
                try:
                    token.get(timeout=self.interval)
                except queue.Empty:
                    continue
                # once taken it has to be put back: its being there says that this run is over
                self.mark(token)
                break
        except Exception as e:
            with self.lock:
                self.failure = e
                self.mark(token)

    def stop(self):
        with self.lock:
            runs = list(self.runs)
            for token, _ in runs:
                self.mark(token)
        if any(t is threading.current_thread() for _, t in runs):
            return
        for _, t in runs:
            t.join()
        with self.lock:
            failure, self.failure = self.failure, None
        if failure is not None:
            raise failure

    @property
    def running(self):
        with self.lock:
            return bool(self.runs) and self.runs[-1][0].empty()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, t, v, tb):
        try:
            self.stop()
        except Exception:
            if v is None:
                raise
