"""One plain sentence for a kind of failure, with the facts filled in."""

from __future__ import annotations

from grader.explain.meeting import Meeting, both_read, pattern_of
from grader.explain.standing import deadlock_sentence, held_at, lost_signal, standings
from grader.explain.words import does, line_of, thing_of, thread_of
from grader.records.trace import Step, Trace


def sentence(trace: Trace, kind: str, meeting: Meeting | None) -> str:
    """What happened in a run that shows a failure of this kind; blank if there is nothing to add."""
    met = of_meeting(trace, meeting) if meeting is not None else ""
    if kind == "deadlock":
        signal, stuck = lost_signal(trace), deadlock_sentence(trace)
        holding = " holds " in stuck or " ended " in stuck
        return " ".join(filter(None, [_stop(signal or stuck), "" if holding else met]))
    if kind in ("leaked-thread", "livelock", "polling"):
        return _stop(_still_there(trace))
    return met


def of_meeting(trace: Trace, meeting: Meeting) -> str:
    """What two threads did to one thing, what is wrong with it, and which locks they held."""
    steps = [trace.steps[number] for number in meeting.steps()]
    told = _of_two(trace, *steps) if len(steps) == 2 else _of_three(trace, meeting)
    return f"{told} {_locks(trace, meeting)}".strip()


def _of_three(trace: Trace, meeting: Meeting) -> str:
    first, between, last = (trace.steps[number] for number in meeting)
    thing = thing_of(trace, first, "`")
    mine, other = thread_of(trace, first.task), thread_of(trace, between.task)
    match pattern_of(trace, meeting):
        case 0:
            return _read_and_written(trace, meeting, thing)
        case 1:
            return (
                f"{mine} was half done with {thing} ({line_of(first)} to {line_of(last)}) when {other} "
                f"read {thing}{_is(between)} ({line_of(between)})."
            )
        case 2:
            return (
                f"{mine} read {thing}{_is(first)} ({line_of(first)}), then {other} wrote{_value(between)} "
                f"({line_of(between)}): when {mine} looked again ({line_of(last)}), {thing} had changed{_to(last)}."
            )
    return (
        f"{mine} wrote {thing}{_is(first)} ({line_of(first)}), then {other} wrote{_value(between)} "
        f"({line_of(between)}): what {mine} read then ({line_of(last)}){_is(last)} was not what it had written."
    )


def _read_and_written(trace: Trace, meeting: Meeting, thing: str) -> str:
    first, between, last = (trace.steps[number] for number in meeting)
    mine, other = thread_of(trace, first.task), thread_of(trace, between.task)
    number = both_read(trace, meeting)
    if number >= 0:
        both = trace.steps[number]
        return (
            f"Both threads read {thing}{_is(first)} ({mine} in {line_of(first)}, {other} in {line_of(both)}) "
            f"before either wrote: {other} wrote{_value(between)} ({line_of(between)}), then {mine} "
            f"wrote{_value(last)} ({line_of(last)})."
        )
    return (
        f"{mine} read {thing}{_is(first)} ({line_of(first)}), then {other} wrote{_value(between)} "
        f"({line_of(between)}), and {mine} went on with what it had seen before and wrote{_value(last)} "
        f"({line_of(last)})."
    )


def _of_two(trace: Trace, first: Step, second: Step) -> str:
    one, other = thread_of(trace, first.task), thread_of(trace, second.task)
    if first.act == "use":
        return (
            f"{one} {does(trace, first, '`')} ({line_of(first)}) when {other} comes into it as well "
            f"({line_of(second)}): nothing keeps them apart."
        )
    return (
        f"{one} {does(trace, first, '`')} ({line_of(first)}) before {other} {does(trace, second, '`')} "
        f"({line_of(second)}): nothing makes them come in this order or the other."
    )


def _locks(trace: Trace, meeting: Meeting) -> str:
    """Which locks the two held, where that is what is wrong."""
    first, between = trace.steps[meeting.first], trace.steps[meeting.between]
    mine, theirs = held_at(trace, meeting.first), held_at(trace, meeting.between)
    one, other = thread_of(trace, first.task), thread_of(trace, between.task)
    common = {step.thing for step in mine} & {step.thing for step in theirs}
    if common:
        return _given_back(trace, meeting, common)
    if not mine and not theirs:
        return "Neither holds a lock there."
    if mine and theirs:
        names = [{thing_of(trace, step) for step in held} for held in (mine, theirs)]
        for name in sorted(names[0] & names[1]):
            return f"Each holds a `{name}` of its own: they are two different locks."
        return (
            f"{one} holds {thing_of(trace, mine[-1], '`')}, {other} holds "
            f"{thing_of(trace, theirs[-1], '`')}: not the same lock."
        )
    holder, bare, held = (one, other, mine) if mine else (other, one, theirs)
    return f"{holder} holds {thing_of(trace, held[-1], '`')}, {bare} holds no lock there."


def _given_back(trace: Trace, meeting: Meeting, common: set[int]) -> str:
    """Both used the same lock, but the first gave it back in the middle."""
    task = trace.steps[meeting.first].task
    for step in trace.steps[meeting.first : meeting.between]:
        gave = step.act == "give" or (step.act == "wait" and step.part in ("wait", "wait_for"))
        if step.task == task and gave and (step.thing in common or step.act == "wait"):
            how = "waited and so gave" if step.act == "wait" else "gave"
            return f"{thread_of(trace, task)} {how} the lock back in between ({line_of(step)})."
    return ""


def _still_there(trace: Trace) -> str:
    """What each thread of the student's does that has not ended, and where it was started."""
    ended = {step.task for step in trace.steps if step.act == "end"}
    found = standings(trace)
    parts = []
    for step in trace.steps:
        if step.act != "start" or not step.line or step.other in ended:
            continue
        standing = found.get(step.other)
        waits = (
            trace.steps[standing.waits] if standing is not None and standing.waits >= 0 else None
        )
        now = "still runs" if standing is not None else "has not come to its first line yet"
        if waits is not None:
            now = f"{does(trace, waits, '`')} ({line_of(waits)})"
        parts.append(f"{thread_of(trace, step.other)}, started in {line_of(step)}, {now}")
    return "; ".join(parts)


def where_it_switched(trace: Trace) -> str:
    """Where the last badly placed switch came, for a run of which there is nothing better to tell; blank without one."""
    for number in range(len(trace.steps) - 1, 0, -1):
        step, before = trace.steps[number], trace.steps[number - 1]
        if step.moved and step.task != before.task:
            mine, other = thread_of(trace, before.task), thread_of(trace, step.task)
            return (
                f"{mine} could have gone on ({line_of(before)}), but {other} ran ({line_of(step)})."
            )
    return ""


def _stop(text: str) -> str:
    return f"{text}." if text else ""


def _is(step: Step) -> str:
    return f" = {step.value}" if step.value else ""


def _value(step: Step) -> str:
    return f" {step.value}" if step.value else " it"


def _to(step: Step) -> str:
    return f" to {step.value}" if step.value else ""
