"""Meetings that are no accesses to a place: who looked into a queue before another changed it, who printed in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.explain.meeting import Meeting
from grader.explain.standing import standings
from grader.explain.words import OUTPUTS, line_of, thing_of, thread_of
from grader.records.trace import Step, Trace

LOOKS = ("empty", "qsize")
TAKES = ("get", "get_nowait")
PUTS = ("put", "put_nowait")


class Look(NamedTuple):
    """What met, and a sentence about it."""

    meeting: Meeting
    sentence: str


def emptied_meanwhile(trace: Trace) -> Look | None:
    """A thread that waits for ever in a queue's `get()`, as others took what was there when it looked; None if there is none."""
    for standing in standings(trace).values():
        waits = standing.waits
        if waits < 0 or trace.steps[waits].part not in TAKES:
            continue
        first = _last_call(trace.steps, waits, LOOKS)
        between = _last_by_another(trace.steps, first, waits, TAKES)
        if between >= 0:
            looked, taken, step = (trace.steps[n] for n in (first, between, waits))
            mine, queue = thread_of(trace, step.task), thing_of(trace, step)
            sentence = (
                f"{mine} asked `{queue}.{looked.part}()` ({line_of(looked)}), then {thread_of(trace, taken.task)} took what "
                f"was there ({line_of(taken)}): {mine} waits in `{queue}.{step.part}()` ({line_of(step)}) for an item that "
                "never comes."
            )
            return Look(Meeting(first, between, waits), sentence)
    return None


def looked_too_early(trace: Trace) -> Look | None:
    """A thread whose last look into a queue came before another put something there; None if there is none."""
    for first, step in reversed(list(_calls(trace.steps, LOOKS))):
        again = [n for n, s in enumerate(trace.steps) if n > first and _alike(s, step)]
        if any(trace.steps[n].task == step.task for n in again):
            continue
        puts = [n for n in again if trace.steps[n].act == "call" and trace.steps[n].part in PUTS]
        if puts:
            put, queue = trace.steps[puts[0]], thing_of(trace, step)
            sentence = (
                f"{thread_of(trace, step.task)} asked `{queue}.{step.part}()` ({line_of(step)}) before "
                f"{thread_of(trace, put.task)} called `{queue}.{put.part}()` ({line_of(put)}), and did not look again: "
                "that a queue is empty now does not say that nothing will come."
            )
            return Look(Meeting(first, puts[0]), sentence)
    return None


def printed_between(trace: Trace) -> Look | None:
    """A thread that printed between two pieces of what another printed in one line of the program; None if there is none."""
    latest: dict[int, int] = {}
    for number, step in enumerate(trace.steps):
        if step.inner:
            continue
        before = latest.get(step.task, -1)
        latest[step.task] = number
        if before < 0 or not _prints(trace, step) or not _prints(trace, trace.steps[before]):
            continue
        between = next((n for n in range(before + 1, number) if _prints(trace, trace.steps[n])), -1)
        if between >= 0 and trace.steps[before].line == step.line:
            other = trace.steps[between]
            sentence = (
                f"{thread_of(trace, step.task)} was in the middle of printing ({line_of(step)}) when "
                f"{thread_of(trace, other.task)} printed as well ({line_of(other)}): `print` writes a text and the end of "
                "its line one after the other, and nothing keeps other threads from coming between."
            )
            return Look(Meeting(before, between, number), sentence)
    return None


def _calls(steps: Sequence[Step], parts: tuple[str, ...]) -> Iterator[tuple[int, Step]]:
    for number, step in enumerate(steps):
        if step.act == "call" and step.part in parts and step.thing >= 0:
            yield number, step


def _alike(step: Step, other: Step) -> bool:
    return step.thing == other.thing and not step.inner


def _last_call(steps: Sequence[Step], before: int, parts: tuple[str, ...]) -> int:
    """The last call by the task of a step to the thing of that step; -1 if there is none."""
    step = steps[before]
    mine = (n for n, s in _calls(steps[:before], parts) if _alike(s, step) and s.task == step.task)
    return max(mine, default=-1)


def _last_by_another(steps: Sequence[Step], first: int, last: int, parts: tuple[str, ...]) -> int:
    """The last such call by another task between two steps of one; -1 if there is none, or if there is no first."""
    if first < 0:
        return -1
    calls = _calls(steps[:last], parts)
    other = (n for n, s in calls if n > first and _alike(s, steps[last]))
    return max((n for n in other if steps[n].task != steps[last].task), default=-1)


def _prints(trace: Trace, step: Step) -> bool:
    return step.act == "call" and step.thing >= 0 and trace.things[step.thing].kind in OUTPUTS
