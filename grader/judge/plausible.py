"""Whether an answer of a worker can be true. It may be made up: by code of a student's that has taken the worker over.

Looked at here, once and for all, is everything that those who read answers rely on: that every run that was asked for is
told of, that numbers fit each other, that notes come in an order in which a drive makes them, that nothing is larger than
any run makes it. Whether what a run did is right is for the judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from grader.checks.notes import Reader
from grader.records.history import History
from grader.records.trace import Step, Trace
from grader.records.wire import (
    ENDLESS_ENOUGH,
    Counted,
    Exhaust,
    Explore,
    Explored,
    Look,
    Looked,
    Rehearse,
    Rehearsed,
    Replay,
)
from grader.sandbox.worker import Reason, WorkerLost

MOST_CHOICES = 2_000_000  # of a run; it passes 520,000 points at most
MOST_THREADS = 1_000_000  # of a run; each start is a point
MOST_NUMBER = 1 << 53  # a number that any reader of JSON can hold
MOST_EVENTS = 60_001  # of a run, see `kernel.limits`
MOST_TEXT = (
    4_000_000  # characters of a history: notes have 100,000, or six times as many as escapes
)
MOST_TRACED = 4_000  # steps of a trace, see `kernel.tracer`
MOST_LINE = 1 << 31


class Implausible(WorkerLost):
    """An answer that no honest worker gives."""

    def __init__(self, why: str) -> None:
        super().__init__(Reason.PROTOCOL, f"sent a report that cannot be true ({why})")


def check_explored(
    request: Explore | Exhaust | Replay, explored: Explored, notes: Callable[[], Reader]
) -> None:
    """Raises Implausible. notes: makes what reads the notes of one run."""
    runs = sum(counted.count for counted in explored.histories)
    _demand(explored.runs == runs, "the runs do not add up")
    _demand(_all_told(request, explored), "runs are missing, or there are too many")
    _demand(0 <= explored.steps < MOST_NUMBER, "no program takes so many steps")
    first = request.first if isinstance(request, Explore) else 0
    names = _strategies(request)
    number = first - 1
    for counted in explored.histories:
        _demand(number < counted.number < first + runs, "runs are not in their order")
        _demand(counted.count >= 1, "a history that no run had")
        _demand(counted.strategy in names, "a strategy that was not asked for")
        number = counted.number
        _check_run(counted, notes)
    if isinstance(request, Exhaust):
        _demand(0 <= explored.level <= request.bound + 1, "more preemptions than were asked for")
        _check_schedule(explored.following)
    if isinstance(request, Replay):
        _demand(all(c.count == 1 for c in explored.histories), "a replay that stands for others")


def check_looked(request: Look, looked: Looked, notes: Callable[[], Reader]) -> None:
    """Raises Implausible."""
    _check_run(looked.run, notes)
    _demand(0 <= looked.misfits <= len(request.schedule), "more misfits than choices")
    _check_trace(looked.trace)


def check_rehearsed(request: Rehearse, rehearsed: Rehearsed, notes: Callable[[], Reader]) -> None:
    """Raises Implausible. Times are real ones: what two threads note at once may come in any order."""
    _demand(len(rehearsed.histories) == request.runs, "runs are missing, or there are too many")
    for history in rehearsed.histories:
        _check_history(history, notes(), in_order=False)


def _all_told(request: Explore | Exhaust | Replay, explored: Explored) -> bool:
    """Whether each run that was asked for is told of, but for those that may be left out."""
    asked = _asked(request)
    if explored.runs == asked:
        return True
    endless = sum(
        counted.count
        for counted in explored.histories
        if counted.history.ending not in ("finished", "deadlock")
    )
    some = 0 < explored.runs < asked
    if isinstance(request, Replay):
        return some and endless >= ENDLESS_ENOUGH
    enough = endless >= ENDLESS_ENOUGH or explored.steps >= request.steps
    return some and (enough or (isinstance(request, Exhaust) and explored.exhausted))


def _asked(request: Explore | Exhaust | Replay) -> int:
    if isinstance(request, Replay):
        return len(request.schedules)
    return request.runs if isinstance(request, Explore) else request.most


def _strategies(request: Explore | Exhaust | Replay) -> tuple[str, ...]:
    if isinstance(request, Explore):
        return ("undisturbed", *request.strategies)
    return (f"bounded{request.bound}",) if isinstance(request, Exhaust) else ("replay",)


def _check_run(run: Counted, notes: Callable[[], Reader]) -> None:
    _check_schedule(run.schedule)
    _demand(run.points == len(run.schedule), "a schedule that is not whole")
    taken = len(run.schedule) - run.schedule.count(0)
    _demand(0 <= run.preemptions <= taken, "more preemptions than choices")
    _demand(1 <= run.threads <= MOST_THREADS, "no program has so many threads")
    _check_history(run.history, notes())


def _check_schedule(schedule: Sequence[int]) -> None:
    _demand(len(schedule) <= MOST_CHOICES, "a schedule longer than any run")
    if schedule:
        fits = min(schedule) >= 0 and max(schedule) <= MOST_THREADS
        _demand(fits, "a choice that there is not")


def _check_history(history: History, possible: Reader, in_order: bool = True) -> None:
    _demand(len(history.events) <= MOST_EVENTS, "more notes than a run may make")
    _demand(sum(map(len, _texts(history))) <= MOST_TEXT, "longer than a history may be")
    time = 0
    for event in history.events:
        _demand(time <= event.time or not in_order, "time that goes back")
        time = max(time, event.time)
        _demand(0 <= event.task <= MOST_THREADS, "a thread that there is not")
        _demand(possible(event), "notes that no check makes")
    _demand(time <= history.time <= MOST_NUMBER, "time that goes back")
    for task in history.tasks:
        _demand(0 <= task.at <= MOST_LINE and 0 <= task.wakeups <= MOST_NUMBER, "an odd thread")


def _texts(history: History) -> Iterator[str]:
    yield from (history.detail, history.stdout, history.stderr)
    for event in history.events:
        yield from (atom for atom in event.data if isinstance(atom, str))
    for task in history.tasks:
        yield from (task.name, task.waiting)
    for error in history.uncaught:
        yield from (error.type, error.text, error.thread)


def _check_trace(trace: Trace) -> None:
    _demand(len(trace.steps) <= MOST_TRACED, "a trace longer than any")
    _demand(0 <= trace.cut <= MOST_NUMBER, "a trace that is cut oddly")
    things = len(trace.things)
    time = 0
    for step in trace.steps:
        _demand(_fits(step, things), "a step about nothing")
        _demand(time <= step.time <= MOST_NUMBER, "time that goes back")
        time = step.time


def _fits(step: Step, things: int) -> bool:
    known = -1 <= step.thing < things and -1 <= step.holds < things
    return known and step.task >= 0 and 0 <= step.line <= MOST_LINE


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Implausible(otherwise)
