"""The timeline of a run: what a person has to see of it, the rest folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.explain.effects import places
from grader.explain.meeting import Meeting, shared_places
from grader.explain.words import does, thread_of
from grader.records.explanation import Row
from grader.records.trace import Step, Trace

MOST_ROWS = 60  # in the data; a report may fold more
NANOSECONDS = 1_000_000_000
_WEIGHTS = {"take": 20, "give": 12, "wait": 15, "start": 8, "end": 8, "write": 6, "call": 8}


def timeline(
    trace: Trace, meeting: Meeting | None, source: Sequence[str], most: int = MOST_ROWS
) -> tuple[Row, ...]:
    """At most `most` rows: the steps that matter most, in their order, with how many are folded before each."""
    shown = _worth_showing(trace, meeting)
    weights = {number: _weight(trace, number, meeting) for number in shown}
    kept = sorted(sorted(shown, key=lambda number: (-weights[number], number))[:most])
    return _rows(trace, meeting, source, shown, kept, weights)


def every_step(trace: Trace, meeting: Meeting | None, source: Sequence[str]) -> tuple[Row, ...]:
    """A row for each step that is not the library's own business."""
    shown = [number for number, step in enumerate(trace.steps) if not step.inner]
    return _rows(trace, meeting, source, shown, shown, dict.fromkeys(shown, 0))


def _rows(
    trace: Trace,
    meeting: Meeting | None,
    source: Sequence[str],
    shown: Sequence[int],
    kept: Sequence[int],
    weights: Mapping[int, int],
) -> tuple[Row, ...]:
    marked = set(meeting.steps()) if meeting is not None else set()
    switches = _switches(trace.steps, kept)
    place = {number: index for index, number in enumerate(shown)}
    rows = []
    before = 0
    for number in kept:
        step, upto = trace.steps[number], place[number]
        text = source[step.line - 1].strip() if 0 < step.line <= len(source) else ""
        rows.append(
            Row(
                step.task, thread_of(trace, step.task), step.line, text, step.act, does(trace, step),
                round(step.time / NANOSECONDS, 6), number, number in switches, number in marked,
                weights[number], upto - before,
            )
        )  # fmt: skip
        before = upto + 1
    return tuple(rows)


def _worth_showing(trace: Trace, meeting: Meeting | None) -> list[int]:
    """Steps of the student's code, without accesses to what no other thread can have changed, and without repetition."""
    steps = trace.steps
    shared = {number for numbers in shared_places(trace).values() for number in numbers}
    marked = set(meeting.steps()) if meeting is not None else set()
    last = {step.task: number for number, step in enumerate(steps)}
    shown: list[int] = []
    latest: dict[int, Step] = {}
    for number, step in enumerate(steps):
        if step.inner or (not step.line and step.act not in ("start", "end")):
            continue
        if step.act in ("read", "write") and number not in shared | marked:
            continue
        before = latest.get(step.task)
        again = before is not None and _same(before, step) and number != last[step.task]
        latest[step.task] = step
        if not again or number in marked:
            shown.append(number)
    return [n for i, n in enumerate(shown) if not _is_followed_by_wait(steps, shown, i)]


def _same(one: Step, other: Step) -> bool:
    """Whether a step repeats the one before it; a call that waits is the same as its waiting."""
    acts = {one.act, other.act}
    alike = len(acts) == 1 or acts == {"call", "wait"}
    about = (one.line, one.thing, one.part, one.value)
    return alike and about == (other.line, other.thing, other.part, other.value) and not other.moved


def _is_followed_by_wait(steps: Sequence[Step], shown: list[int], index: int) -> bool:
    """A call that waits is told by its waiting."""
    step = steps[shown[index]]
    if step.act != "call":
        return False
    following = next((steps[n] for n in shown[index + 1 :] if steps[n].task == step.task), None)
    return (
        following is not None
        and following.act == "wait"
        and (following.thing, following.part) == (step.thing, step.part)
    )


def _switches(steps: Sequence[Step], kept: Sequence[int]) -> set[int]:
    """The rows before which a badly placed switch came; if the step after it is folded, its task's next row."""
    found = set()
    for number, step in enumerate(steps):
        if step.moved:
            later = (k for k in kept if k >= number and steps[k].task == step.task)
            following = next(later, None)
            if following is not None:
                found.add(following)
    return found


def _weight(trace: Trace, number: int, meeting: Meeting | None) -> int:
    """How much a step matters to what went wrong."""
    steps, step = trace.steps, trace.steps[number]
    weight = _WEIGHTS.get(step.act, 2)
    if meeting is not None:
        met = meeting.steps()
        if number in met:
            weight += 100
        elif set(places(trace, step)) & set(places(trace, steps[meeting.first])):
            weight += 40
        if meeting.first <= number <= max(met) and step.task in {steps[n].task for n in met}:
            weight += 10
    if step.moved or (number + 1 < len(steps) and steps[number + 1].moved):
        weight += 30
    if step.act == "wait" and all(later.task != step.task for later in steps[number + 1 :]):
        weight += 60  # for ever, or until the run ended
    return weight if step.line else weight // 2
