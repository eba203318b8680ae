"""How threads stand: which locks each holds at some step, and what it waits for at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.explain.words import does, line_of, thing_of, thread_of
from grader.records.trace import Step, Trace

NOTIFIERS = ("notify", "notify_all", "notifyAll", "set", "release")


@dataclass(slots=True)
class Standing:
    """waits: the number of the step by which it waits, -1 if it does not; holds: the steps that took what it holds."""

    task: int
    waits: int = -1
    holds: list[Step] = field(default_factory=list)


def standings(trace: Trace, before: int | None = None) -> dict[int, Standing]:
    """Every thread that has not ended at the end, or before the step of this number, by the number of its task."""
    found: dict[int, Standing] = {}
    for number, step in enumerate(trace.steps[:before]):
        mine = found.setdefault(step.task, Standing(step.task))
        if step.act == "wait":
            mine.waits = number
        elif not step.inner and step.act != "note":
            mine.waits = -1
        if step.act == "take" and not step.inner:
            mine.holds.append(step)
        elif step.act == "give" and not step.inner:
            _drop(found, step)
        elif step.act == "end":
            del found[step.task]
    return found


def _drop(found: dict[int, Standing], given: Step) -> None:
    """The lock is held no more by whoever took it last: any thread may give it back."""
    owners = [found[given.task], *(s for s in found.values() if s.task != given.task)]
    for standing in owners:
        for step in reversed(standing.holds):
            if step.thing == given.thing:
                standing.holds.remove(step)
                return


def held_at(trace: Trace, number: int) -> list[Step]:
    """The steps that took the locks which the task of a step holds at that step."""
    standing = standings(trace, number).get(trace.steps[number].task)
    return [] if standing is None else standing.holds


def deadlock_sentence(trace: Trace) -> str:
    """Who holds what and waits for what: a part for each thread that is stuck, those that hold something first."""
    parts = []
    for standing in sorted(standings(trace).values(), key=lambda s: (not s.holds, s.task)):
        if standing.waits < 0 or not trace.steps[standing.waits].line:
            continue
        step = trace.steps[standing.waits]
        kept = [s for s in standing.holds if s.thing != step.thing or step.part != "wait"]
        holds = " and ".join(f"{thing_of(trace, s, '`')} ({line_of(s)})" for s in kept)
        held = f"holds {holds} and " if holds else ""
        who = thread_of(trace, standing.task)
        parts.append(f"{who} {held}{does(trace, step, '`')} ({line_of(step)})")
    return "; ".join(parts)


def lost_signal(trace: Trace) -> str:
    """A notification that came before anybody waited for it, where that is why a thread waits for ever; else blank."""
    for standing in standings(trace).values():
        waiting = trace.steps[standing.waits] if standing.waits >= 0 else None
        if waiting is None or waiting.part not in ("wait", "wait_for"):
            continue
        for step in reversed(trace.steps[: standing.waits]):
            told = step.act == "call" and step.part in NOTIFIERS and step.thing == waiting.thing
            if told and step.task != standing.task:
                name = thing_of(trace, waiting)
                return (
                    f"{thread_of(trace, step.task)} called `{name}.{step.part}()` ({line_of(step)}) before "
                    f"{thread_of(trace, standing.task)} began to wait ({line_of(waiting)}), "
                    "and nobody will wake it again"
                )
    return ""
