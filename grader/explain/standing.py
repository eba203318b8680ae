"""How threads stand: which locks each holds at some step, and what it waits for at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.explain.words import does, line_of, thing_of, thread_of
from grader.records.trace import Step, Trace

TAKING = ("acquire", "__enter__", "acquire_lock")
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
    ended: set[int] = set()
    for number, step in enumerate(trace.steps[:before]):
        if step.task in ended:
            continue  # what its end hands on
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
            ended.add(step.task)
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
    stuck = [s for s in standings(trace).values() if s.waits >= 0 and trace.steps[s.waits].line]
    by_itself = [s for s in stuck if trace.steps[s.waits].part != "join"]
    for standing in sorted(by_itself or stuck, key=lambda s: (not s.holds, s.task)):
        step = trace.steps[standing.waits]
        kept = [s for s in standing.holds if s.thing != step.thing or step.part != "wait"]
        holds = " and ".join(f"{thing_of(trace, s, '`')} ({line_of(s)})" for s in kept)
        held = f"holds {holds} and " if holds else ""
        who = thread_of(trace, standing.task)
        parts.append(f"{who} {held}{does(trace, step, '`')} ({line_of(step)})")
        parts += _kept_by_the_dead(trace, step) + _all_taken(trace, standing.waits)
    return "; ".join(dict.fromkeys(parts))


def _kept_by_the_dead(trace: Trace, waiting: Step) -> list[str]:
    """Who took what is waited for, and ended without giving it back."""
    if waiting.part not in TAKING:
        return []
    takers: list[Step] = []
    for step in trace.steps:
        if step.thing != waiting.thing or step.inner:
            continue
        if step.act == "take" or (step.act == "call" and step.part in TAKING):
            takers.append(step)
        elif takers and (step.act == "give" or step.part in ("release", "__exit__")):
            takers.pop()
    ended = {step.task for step in trace.steps if step.act == "end"}
    return [
        f"{thread_of(trace, step.task)} took {thing_of(trace, step, '`')} ({line_of(step)}) and ended "
        "without giving it back"
        for step in takers
        if step.task in ended
    ]


def _all_taken(trace: Trace, waits: int) -> list[str]:
    """Who took the last item of a queue in which a thread waits for another."""
    waiting = trace.steps[waits]
    if waiting.part != "get":
        return []
    calls = [s for s in trace.steps[:waits] if s.act == "call" and s.thing == waiting.thing]
    puts = sum(1 for step in calls if step.part in ("put", "put_nowait"))
    gets = [step for step in calls if step.part in ("get", "get_nowait")][:puts]
    if not puts or len(gets) < puts:
        return []
    items = "the only item that was" if puts == 1 else f"all {puts} items that were"
    last = f"the last by {thread_of(trace, gets[-1].task)} ({line_of(gets[-1])})"
    return [f"{items} put into {thing_of(trace, waiting, '`')} had been taken, {last}"]


def lost_signal(trace: Trace) -> str:
    """Why a thread waits for a notification for ever: it came before the thread waited, or woke only one of several."""
    for standing in standings(trace).values():
        waiting = trace.steps[standing.waits] if standing.waits >= 0 else None
        if waiting is None or waiting.part not in ("wait", "wait_for"):
            continue
        told = [number for number, step in enumerate(trace.steps) if _tells(step, waiting)]
        if told:
            return _signal(trace, told[-1], standing)
    return ""


def _tells(step: Step, waiting: Step) -> bool:
    return (
        step.act == "call"
        and step.part in NOTIFIERS
        and step.thing == waiting.thing
        and step.task != waiting.task
    )


def _signal(trace: Trace, number: int, stuck: Standing) -> str:
    step, waiting = trace.steps[number], trace.steps[stuck.waits]
    call = f"{thread_of(trace, step.task)} called `{thing_of(trace, step)}.{step.part}()` ({line_of(step)})"
    who = thread_of(trace, stuck.task)
    if number < stuck.waits:
        return (
            f"{call} before {who} began to wait ({line_of(waiting)}), and nobody will wake it again"
        )
    others = [
        s for s in standings(trace, number).values()
        if s.waits >= 0 and trace.steps[s.waits].thing == step.thing and s.task != step.task
    ]  # fmt: skip
    if step.part == "notify" and len(others) > 1:
        return (
            f"{call} while {len(others)} threads waited: that wakes one, and {who} waits for ever"
        )
    return ""
