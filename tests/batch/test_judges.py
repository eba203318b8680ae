from __future__ import annotations

import os
import platform
import signal
import threading
from collections.abc import Iterator

import msgspec
import pytest

from grader import __version__
from grader.batch.judges import Closed, Judges
from grader.batch.orders import Answer, Order
from grader.records.verdict import Verdict

from .classes import ROOT, SOLUTIONS
from .processes import descendants, until

STUB = (ROOT / "exercises/ex03_safe_print.py").read_bytes()  # judged in no time

HANGS = b"def safe_print(*v, **k):\n    list(map(lambda _: sum(range(10**12)), [1]))\n"


def order(source: bytes = STUB) -> Order:
    return Order(
        "safe_print", "ex03_safe_print.py", source, 0, "quick", "R", __version__, platform.python_version()
    )  # fmt: skip


@pytest.fixture
def judges() -> Iterator[Judges]:
    with Judges() as judges:
        yield judges


def judged(answer: Answer) -> bool:
    return msgspec.json.decode(answer.verdict, type=Verdict).number == 3


def test_a_process_that_was_killed_is_replaced(judges: Judges) -> None:
    assert judged(judges.ask(order()))
    (first, *_) = descendants()
    os.kill(first, signal.SIGKILL)
    assert judged(judges.ask(order()))


def test_a_process_killed_while_it_judges_costs_only_another_try(judges: Judges) -> None:
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(judges.ask(order(SOLUTIONS[3]))))
    thread.start()
    (first, *_) = until(3)  # the process, its parent of workers, a worker
    os.kill(first, signal.SIGKILL)
    thread.join()
    assert judged(answers[0])


def test_its_parent_of_workers_may_be_killed_too(judges: Judges) -> None:
    assert judged(judges.ask(order()))
    (first, *_) = descendants()
    (parent_of_workers, *_) = descendants(first)
    os.kill(parent_of_workers, signal.SIGKILL)
    assert judged(judges.ask(order()))


def test_what_breaks_the_grader_each_time_is_told(judges: Judges) -> None:
    answer = judges.ask(msgspec.structs.replace(order(), exercise="safe_print", effort="none"))
    assert (answer.verdict, answer.broke) == (b"", "the grader broke: KeyError: 'none'")
    assert judged(judges.ask(order()))


@pytest.mark.parametrize(
    ("change", "said"),
    [({"grader": "0.0"}, "install the same"), ({"python": "3.9.1"}, "install the same")],
)
def test_another_version_does_not_judge(judges: Judges, change: dict[str, str], said: str) -> None:
    assert said in judges.ask(msgspec.structs.replace(order(), **change)).broke


def test_closing_ends_all_processes_whatever_they_do() -> None:
    closed = []

    def ask() -> None:
        try:
            judges.ask(order(HANGS))
        except Closed:
            closed.append(True)

    with Judges() as judges:
        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        assert len(until(6)) >= 6
    for thread in threads:
        thread.join()
    assert closed == [True, True]
    assert descendants() == []
