from __future__ import annotations

import sys

import pytest

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine

from .running import run, value


def test_what_is_printed_is_kept_and_does_not_reach_the_real_stream(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    done = run(machine, "def main():\n    print('hello', 1, sep='-')\n")
    assert (done.stdout, capfd.readouterr()) == ("hello-1\n", ("", ""))


def test_errors_are_kept_apart(machine: Machine) -> None:
    done = run(machine, "import sys\ndef main():\n    print('x', file=sys.stderr)\n")
    assert (done.stdout, done.stderr) == ("", "x\n")


def test_output_is_forgotten_between_runs(machine: Machine) -> None:
    source = "def main():\n    print('once')\n"
    assert [run(machine, source).stdout for _ in range(2)] == ["once\n", "once\n"]


def test_the_real_streams_are_back_afterwards(machine: Machine) -> None:
    before = (sys.stdout, sys.stderr, sys.stdin)
    run(machine, "import sys\ndef main():\n    sys.stdout = None\n")
    assert (sys.stdout, sys.stderr, sys.stdin) == before


def test_a_stream_that_a_run_replaced_is_in_its_place_in_the_next(machine: Machine) -> None:
    run(machine, "import sys, io\ndef main():\n    sys.stdout = io.StringIO()\n")
    assert run(machine, "def main():\n    print('seen')\n").stdout == "seen\n"


def test_output_beyond_the_limit_ends_the_run(machine: Machine) -> None:
    source = "def main():\n    while True:\n        print('x' * 99)\n"
    done = run(machine, source, limits=Limits(output=1_000))
    assert (done.ending, len(done.stdout)) == ("too-much-output", 1_000)


def test_output_within_the_limit_does_not(machine: Machine) -> None:
    source = "def main():\n    for _ in range(10):\n        print('x' * 99)\n"
    assert run(machine, source, limits=Limits(output=1_000)).ending == "finished"


def test_long_output_of_one_thread_is_not_a_livelock(machine: Machine) -> None:
    source = "def main():\n    for n in range(30_000):\n        print(n)\n"
    assert run(machine, source).ending == "finished"


def test_only_text_can_be_written(machine: Machine) -> None:
    source = "import sys\ndef main():\n    sys.stdout.write(b'x')\n"
    assert isinstance(run(machine, source).raised, TypeError)


def test_nobody_types(machine: Machine) -> None:
    assert isinstance(run(machine, "def main():\n    input()\n").raised, EOFError)


def test_it_is_no_terminal(machine: Machine) -> None:
    assert value(machine, "import sys\ndef main():\n    return sys.stdout.isatty()\n") is False


def test_an_uncaught_exception_is_told_on_stderr_and_in_the_run(machine: Machine) -> None:
    source = """
        from threading import Thread
        def work():
            raise ValueError("no such thing")
        def main():
            thread = Thread(target=work, name="worker")
            thread.start()
            thread.join()
    """
    done = run(machine, source)
    told = [(error.type, error.text, error.line) for error in done.uncaught]
    assert (done.stderr, told) == (
        "Exception in thread worker:\nValueError: no such thing\n",
        [("ValueError", "no such thing", 4)],
    )


def test_an_exception_with_code_in_its_text_runs_none_of_it(machine: Machine) -> None:
    source = """
        from threading import Thread
        class Loud(Exception):
            def __str__(self):
                print("ran")
                return "loud"
        def work():
            raise Loud(1, 2)
        def main():
            thread = Thread(target=work)
            thread.start()
            thread.join()
    """
    assert run(machine, source).stdout == ""


def test_what_is_printed_while_threads_are_ended_is_not_part_of_the_run(machine: Machine) -> None:
    source = """
        from threading import Event, Thread
        from time import sleep
        def work():
            try:
                Event().wait()
            finally:
                print("too late")
        def main():
            Thread(target=work).start()
            sleep(1)
            print("in time")
    """
    assert run(machine, source).stdout == "in time\n"


def test_what_is_raised_while_threads_are_ended_is_not_part_of_the_run(machine: Machine) -> None:
    source = """
        from threading import Event, Thread
        from time import sleep
        def work():
            try:
                Event().wait()
            finally:
                raise KeyError("late")
        def main():
            Thread(target=work).start()
            sleep(1)
    """
    done = run(machine, source)
    assert (done.uncaught, done.stderr) == ((), "")
