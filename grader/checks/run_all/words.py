"""Scenarios of exercise 1 in words: the calls, then each task that does more than to give an object."""

from __future__ import annotations

from grader.checks.run_all.scenario import Call, Scenario, Task, own_number
from grader.checks.telling import Line, given, grouped, others, own_part, reading

_SHAPES = {
    "function": "",
    "method": "is a bound method",
    "empty": "is an object that counts as false",
    "unhashable": "is an object that cannot be hashed",
    "equal": "is an object that is equal to others",
    "partial": "is made by functools.partial",
}
_MEETINGS = {
    "all": "each waits until all {} have begun",
    "next": "each waits for the one after it, and the last for none",
    "previous": "each waits for the one before it, and the first for none",
}


def words(scenario: Scenario) -> list[Line]:
    """What is called with what, and what the tasks do."""
    several = len(scenario.calls) > 1
    lines: list[Line] = []
    for number, call in enumerate(scenario.calls):
        lines += _call(call, f"call {number}" if several else "call")
    return lines


def _call(call: Call, about: str) -> list[Line]:
    names = [f"t{own_number(call, index)}" for index in range(len(call.tasks))]
    lines = [(about, f"run_all({given(call.source, names)})")]
    tasks = [(f"t{i}", _task(task)) for i, task in enumerate(call.tasks) if task.same < 0]
    lines += grouped(tasks, "each ")
    if call.meeting:
        lines.append(("tasks", _MEETINGS[call.meeting].format(len(call.tasks))))
    if reading(call.source):
        lines.append(("tasks", reading(call.source)))
    return lines


def _task(task: Task) -> str:
    inner = f"calls run_all with {others(task.inner, 'task')}" if task.inner >= 0 else ""
    return "; ".join(part for part in (_SHAPES[task.shape], inner, own_part(task)) if part)
