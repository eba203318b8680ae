"""What CPython's own tests do not ask: a program prints on the kernel what it prints on real threads."""

from __future__ import annotations

import contextlib
import io
import threading

import pytest

from grader.kernel.machine import Machine
from grader.search.walk import RandomWalk

# Programs that print the same whatever the order of their threads.
PROGRAMS = {
    "what the functions of a thread held is free once it has raised": """
        from threading import Thread

        class Thing:
            def __del__(self):
                print("free")

        def work():
            thing = Thing()
            raise ValueError(thing and "no")

        def main():
            thread = Thread(target=work)
            thread.start()
            thread.join()
            print("joined")
        """,
    "what a thread kept in thread-local data is free before it can be joined": """
        from threading import Thread, local

        class Thing:
            def __del__(self):
                print("free")

        data = local()

        def work():
            data.thing = Thing()

        def main():
            thread = Thread(target=work)
            thread.start()
            thread.join()
            print("joined")
        """,
    "an executor that a thread dropped by raising ends its workers": """
        from concurrent.futures import ThreadPoolExecutor
        from threading import Thread, active_count
        from time import sleep

        def work():
            executor = ThreadPoolExecutor(1)
            executor.submit(int)
            raise ValueError

        def main():
            thread = Thread(target=work)
            thread.start()
            thread.join()
            for _ in range(1_000):  # the machine may be busy
                if active_count() > 1:
                    sleep(0.1)
            print(active_count())
        """,
    "a bare thread may raise anything": """
        from _thread import start_new_thread
        from time import sleep

        class Odd(BaseException):
            pass

        def work():
            raise Odd

        def main():
            start_new_thread(work, ())
            sleep(0.1)
            print("goes on")
        """,
    "a stream in the place of standard error gets the whole traceback": """
        import sys
        from contextlib import redirect_stderr
        from io import StringIO
        from threading import Thread

        def work():
            raise KeyError("no") from ValueError("first")

        def main():
            with redirect_stderr(StringIO()) as seen:
                thread = Thread(target=work, name="worker")
                thread.start()
                thread.join()
            lines = seen.getvalue().splitlines()
            print([line for line in lines if not line.startswith("  ")])
        """,
    "the library's own loggers can be listened to": """
        import logging
        from concurrent.futures import Future
        from io import StringIO

        def main():
            seen = StringIO()
            handler = logging.StreamHandler(seen)
            logger = logging.getLogger("concurrent.futures")
            logger.addHandler(handler)
            future = Future()
            future.add_done_callback(lambda _: 1 / 0)
            future.set_result(None)
            logger.removeHandler(handler)
            print(seen.getvalue().splitlines()[-1])
        """,
}
SEEDS = 5


@pytest.fixture(scope="module")
def machine() -> Machine:
    return Machine()


@pytest.mark.parametrize("claim", PROGRAMS)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_program_prints_what_it_prints_on_real_threads(
    machine: Machine, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # That of pytest keeps what a thread raises, and with it what the thread's functions held.
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    source = "if True:\n" + PROGRAMS[claim]
    expected = _for_real(source)
    assert {_on_the_kernel(machine, source, seed) for seed in range(SEEDS)} == {expected}


def _for_real(source: str) -> str:
    names = {"__name__": "program"}
    exec(compile(source, "program.py", "exec"), names)
    with (
        contextlib.redirect_stdout(io.StringIO()) as seen,
        contextlib.redirect_stderr(io.StringIO()),
    ):
        names["main"]()  # type: ignore[operator]
    return seen.getvalue()


def _on_the_kernel(machine: Machine, source: str, seed: int) -> str:
    with machine.installed():
        program = machine.load(source, "program.py")
        run = machine.run(lambda: program.module().main(), RandomWalk(seed))
    assert (run.ending, run.tasks, run.raised) == ("finished", (), None)
    return run.stdout
