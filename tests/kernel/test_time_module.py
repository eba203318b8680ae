from __future__ import annotations

import time

import pytest

from grader.kernel.machine import Machine

from .running import run, value


def after(machine: Machine, statements: str, expression: str) -> object:
    """What an expression is after some statements, in a run."""
    source = f"import time\ndef main():\n    {statements}\n    return {expression}\n"
    return value(machine, source)


def test_every_name_of_the_real_module_is_there(machine: Machine) -> None:
    names = {name for name in dir(time) if not name.startswith("__")}
    assert names <= set(after(machine, "pass", "dir(time)"))


@pytest.mark.parametrize("clock", ["monotonic", "perf_counter", "time"])
def test_a_clock_moves_by_what_was_slept(clock: str, machine: Machine) -> None:
    moved = after(machine, f"a = time.{clock}_ns(); time.sleep(2.25)", f"time.{clock}_ns() - a")
    assert moved == pytest.approx(2_250_000_000, abs=10)


@pytest.mark.parametrize("clock", ["monotonic", "perf_counter", "time", "process_time"])
def test_computing_takes_no_time_but_that_of_looking_at_the_clock(
    clock: str, machine: Machine
) -> None:
    took = after(machine, f"a = time.{clock}_ns(); sum(range(1000))", f"time.{clock}_ns() - a")
    assert 0 < took < 10


def test_every_run_begins_at_the_same_moment(machine: Machine) -> None:
    moments = [after(machine, "time.sleep(5)", "time.time()") for _ in range(2)]
    assert moments == [pytest.approx(1_767_225_605.0, abs=1e-5)] * 2


def test_ctime_reads_the_virtual_clock(machine: Machine) -> None:
    assert after(machine, "time.sleep(1)", "time.gmtime()[:6]") == (2026, 1, 1, 0, 0, 1)


def test_strftime_reads_the_virtual_clock(machine: Machine) -> None:
    assert after(machine, "pass", "time.strftime('%Y', time.gmtime())") == "2026"


def test_datetime_reads_the_virtual_clock(machine: Machine) -> None:
    source = """
        from datetime import datetime, timezone
        from time import sleep
        def main():
            sleep(60)
            return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    """
    assert value(machine, source) == "2026-01-01T00:01:00"


def test_a_run_says_how_much_time_has_passed(machine: Machine) -> None:
    done = run(machine, "from time import sleep\ndef main():\n    sleep(86_400)\n")
    assert done.time == 86_400_000_000_000


def test_sleepers_sleep_at_the_same_time(machine: Machine) -> None:
    source = """
        from threading import Thread
        from time import sleep
        def main():
            threads = [Thread(target=sleep, args=(1,)) for _ in range(50)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    """
    assert run(machine, source).time == 1_000_000_000


@pytest.mark.parametrize(
    "wait",
    [
        "threading.Lock().acquire() and threading.Event().wait(1.5)",
        "queue.Queue().get(timeout=1.5)",
        "queue.SimpleQueue().get(timeout=1.5)",
        "threading.Semaphore(0).acquire(timeout=1.5)",
        "threading.Barrier(2).wait(1.5)",
        "with_condition()",
        "futures.Future().result(1.5)",
        "futures.wait([futures.Future()], timeout=1.5)",
        "list(futures.as_completed([futures.Future()], timeout=1.5))",
        "threading.Thread(target=threading.Event().wait, daemon=True).start() or threading.enumerate()[1].join(1.5)",
    ],
)  # fmt: skip
def test_a_time_limit_is_kept_to_the_microsecond(wait: str, machine: Machine) -> None:
    source = f"""
        import queue, threading
        from concurrent import futures
        def with_condition():
            condition = threading.Condition()
            with condition:
                return condition.wait_for(lambda: False, 1.5)
        def main():
            try:
                {wait}
            except Exception as error:
                return type(error).__name__
    """
    done = run(machine, source)
    assert (done.ending, done.time // 1_000) == ("finished", 1_500_000)


def test_as_completed_gives_up_at_its_limit(machine: Machine) -> None:
    source = """
        from concurrent.futures import Future, as_completed
        def main():
            try:
                list(as_completed([Future()], timeout=0))
            except TimeoutError as error:
                return str(error)
    """
    assert value(machine, source) == "1 (of 1) futures unfinished"
