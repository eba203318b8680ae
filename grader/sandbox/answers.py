"""Whether a reply answers what was asked: as many runs as were ordered, each with a history, counted and numbered right.

Who has taken over a worker can forge histories, but not leave any out: a pass needs every run answered and judged.
"""

from __future__ import annotations

from grader.records.wire import (
    ENDLESS_ENOUGH,
    Counted,
    Exhaust,
    Explore,
    Explored,
    Looked,
    ProtocolError,
    Replay,
    Reply,
    Request,
)

_COMES_TO_AN_END = ("finished", "deadlock")
_LARGEST = 2**31  # a choice, a number of threads: no run comes near


def check_answer(request: Request, reply: Reply) -> None:
    """Raises ProtocolError where `reply`, which is of the right type, cannot be the answer to `request`."""
    if isinstance(reply, Looked):
        _check_runs([reply.run], first=0, runs=1)
    elif isinstance(reply, Explored):
        _check_explored(request, reply)


def _check_explored(request: Request, reply: Explored) -> None:
    most, least, first = _ordered(request, reply)
    if not least <= reply.runs <= most:
        raise ProtocolError(f"{reply.runs} runs, and {most} were ordered")
    if reply.steps < 0 or reply.level < 0:
        raise ProtocolError("less than nothing")
    _check_runs(reply.histories, first, reply.runs)
    if isinstance(request, Replay) and len(reply.histories) != reply.runs:
        raise ProtocolError("a replay has a history for each run")


def _ordered(request: Request, reply: Explored) -> tuple[int, int, int]:
    """How many runs there may be at most and at least, and the number of the first."""
    cut_short = _endless(reply) == ENDLESS_ENOUGH
    if isinstance(request, Explore):
        return request.runs, ENDLESS_ENOUGH if cut_short else request.runs, request.first
    if isinstance(request, Replay):
        most = len(request.schedules)
        return most, ENDLESS_ENOUGH if cut_short else most, 0
    assert isinstance(request, Exhaust)
    if reply.exhausted:
        return request.most, 0 if request.goes_on else 1, 0
    return request.most, ENDLESS_ENOUGH if cut_short else request.most, 0


def _endless(reply: Explored) -> int:
    return sum(run.count for run in reply.histories if run.history.ending not in _COMES_TO_AN_END)


def _check_runs(histories: list[Counted] | tuple[Counted, ...], first: int, runs: int) -> None:
    numbers = [run.number for run in histories]
    if numbers and (numbers[0] != first or numbers != sorted(set(numbers))):
        raise ProtocolError("runs that are not in their order")
    if numbers and numbers[-1] >= first + runs:
        raise ProtocolError("a run that was not ordered")
    if any(run.count < 1 for run in histories) or sum(run.count for run in histories) != runs:
        raise ProtocolError("not every run has a history")
    for run in histories:
        _check_schedule(run)


def _check_schedule(run: Counted) -> None:
    choices = run.schedule
    if run.points != len(choices):
        raise ProtocolError("a schedule that is not as long as it is said to be")
    if not 0 <= run.preemptions <= sum(map(bool, choices)):
        raise ProtocolError("more preemptions than a schedule has")
    if choices and not 0 <= min(choices) <= max(choices) < _LARGEST:
        raise ProtocolError("a choice that cannot be made")
    if not 1 <= run.threads < _LARGEST:
        raise ProtocolError("a number of threads that cannot be")
