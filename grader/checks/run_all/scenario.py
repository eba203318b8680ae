"""What to try on `run_all`: calls with tasks that give values, raise, take long, wait for each other, call it themselves."""

from __future__ import annotations

from typing import Literal

import msgspec

from grader.checks.jobs import Job, Source, does

Shape = Literal["function", "method", "empty", "unhashable", "equal", "partial"]
"""What kind of callable a task is. empty: an object that is false; equal: an object that equals others; partial: made by
`functools.partial`, so it has no `__name__`."""
Meeting = Literal["", "all", "next", "previous"]
"""Whom each task waits for: nobody, all of them, the one after it, the one before it."""


class Task(Job, frozen=True, omit_defaults=True):
    """One task. same: the number of an earlier task whose callable this is, too; -1 for one of its own."""

    shape: Shape = "function"
    same: int = -1


class Call(msgspec.Struct, frozen=True, omit_defaults=True):
    """One call of run_all."""

    tasks: tuple[Task, ...]
    source: Source = Source()
    meeting: Meeting = ""


class Scenario(msgspec.Struct, frozen=True, omit_defaults=True):
    """focus: the clause that it is for; calls: one after the other; undisturbed: threads are switched only where they wait."""

    focus: str
    calls: tuple[Call, ...]
    undisturbed: bool = False


def inner_call(task: Task) -> Call:
    """The call that a task makes itself."""
    return Call((Task(),) * task.inner)


def all_calls(scenario: Scenario) -> dict[str, Call]:
    """The calls by name, those that tasks make too."""
    calls: dict[str, Call] = {}
    for number, call in enumerate(scenario.calls):
        calls[str(number)] = call
        for index, task in enumerate(call.tasks):
            if task.inner >= 0:
                calls[f"{number}.{index}"] = inner_call(task)
    return calls


def own_number(call: Call, index: int) -> int:
    """The number that the callable at this place was made for: an earlier one where it is given again."""
    same = call.tasks[index].same
    return index if same < 0 else same


def describe(call: Call) -> str:
    """A call as a student would write it, and what its tasks do."""
    names = ", ".join(f"t{own_number(call, index)}" for index in range(len(call.tasks)))
    given = {
        "list": f"[{names}]", "tuple": f"({names}{',' * (len(call.tasks) == 1)})",
        "generator": f"<generator of {names or 'nothing'}>", "once": f"<iterator over {names or 'nothing'}>",
        "values": f"<dict of {names or 'nothing'}>.values()",
    }[call.source.kind]  # fmt: skip
    facts = [f"t{index} {does(task)}" for index, task in enumerate(call.tasks) if does(task)]
    facts += [f"t{i} is {_ODD[t.shape]}" for i, t in enumerate(call.tasks) if t.shape in _ODD]
    if call.source.breaks >= 0:
        facts.append("reading the tasks raises OSError")
    return f"run_all({given})" + (f" ({'; '.join(facts)})" if facts else "")


_ODD = {
    "empty": "an empty object", "unhashable": "an unhashable object",
    "equal": "an object that equals others", "partial": "a functools.partial object",
}  # fmt: skip
