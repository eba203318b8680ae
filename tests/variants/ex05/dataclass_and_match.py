# correct: a dataclass with string annotations; the state is a tuple taken apart by match, and replaced as a whole
from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(eq=False)
class BackgroundWorker:
    task: Callable[[], object]
    interval: float
    state: tuple = ("idle",)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    threads: list[threading.Thread] = field(default_factory=list)
    error: Exception | None = None

    def start(self) -> None:
        with self.lock:
            match self.state:
                case ("running", _):
                    raise RuntimeError("already running")
                case ("idle",):
                    bell = threading.Event()
                    self.state = ("running", bell)
            thread = threading.Thread(target=self.loop, args=(bell,), daemon=True)
            self.threads = [t for t in self.threads if t.is_alive()]
            self.threads.append(thread)
            thread.start()

    def loop(self, bell: threading.Event) -> None:
        try:
            while not bell.is_set():
                self.task()
                bell.wait(self.interval)
        except Exception as error:
            with self.lock:
                self.error = error
                match self.state:
                    case ("running", mine) if mine is bell:
                        self.state = ("idle",)

    def stop(self) -> None:
        with self.lock:
            match self.state:
                case ("running", bell):
                    bell.set()
                    self.state = ("idle",)
            threads = tuple(self.threads)
        match threading.current_thread():
            case me if me in threads:
                return
        for thread in threads:
            thread.join()
        with self.lock:
            error, self.error = self.error, None
        match error:
            case Exception():
                raise error

    @property
    def running(self) -> bool:
        return self.state[0] == "running"

    def __enter__(self) -> BackgroundWorker:
        self.start()
        return self

    def __exit__(self, kind, error, traceback) -> None:
        try:
            self.stop()
        except Exception:
            if error is None:
                raise
