"""Scenarios of exercise 3 in words: the calls of each thread, then the files that they use."""

from __future__ import annotations

from collections.abc import Sequence

from grader.checks.safe_print.scenario import Call, File, Scenario, Value
from grader.checks.telling import Line, column, seconds

_FILES = {
    "plain": "has a method write, nothing else",
    "unhashable": "has a method write, and cannot be hashed",
    "equal": "has a method write, and is equal to every other file",
    "slots": "has a method write, and takes no attributes or weak references",
    "false": "has a method write, and counts as false",
    "silent": "has a method write that returns None",
}


def words(scenario: Scenario) -> list[Line]:
    """Who calls safe_print with what, and what the files are like."""
    lines: list[Line] = []
    for number, calls in enumerate(scenario.threads):
        who = f"thread {number + 1}" if len(scenario.threads) > 1 else "the caller"
        steps = [step for call in calls for step in _steps(call)]
        lines += column(who, steps or ["does nothing"])
    if scenario.namesakes:
        lines.append(("names", "all these threads have the same name"))
    used = sorted(_files_used([call for calls in scenario.threads for call in calls]))
    return lines + [(f"f{number}", _file(scenario.files[number])) for number in used]


def _steps(call: Call) -> list[str]:
    steps = [f"time.sleep({call.after:g})"] if call.after else []
    if call.stdout >= 0:
        steps.append(f"sys.stdout = f{call.stdout}")
    arguments = [_value(value) for value in call.values]
    arguments += [] if call.sep is None else [f"sep={call.sep!r}"]
    arguments += [] if call.end is None else [f"end={call.end!r}"]
    arguments += [] if call.target < 0 else [f"file=f{call.target}"]
    return [*steps, f"safe_print({', '.join(arguments)})"]


def _value(value: Value) -> str:
    text = value.text
    match value.kind:
        case "text":
            return repr(text)
        case "number":
            return text
        case "none":
            return "None"
        case "float":
            return f"{text}.0"
        case "true":
            return "True"
        case "list":
            return repr([text])
        case "tuple":
            return repr((text,))
        case "bytes":
            return repr(text.encode())
        case "class":
            return "int"
        case "subclass":
            return f"<a str subclass, shown as {text!r}>"
        case "slow":
            return f"<an object, slowly shown as {text!r}>"
        case "raises":
            return f"<an object whose __str__ raises {value.error}>"
        case "prints":
            inner = ", ".join(_steps(call)[-1] for call in value.calls)
            return f"<an object whose __str__ calls {inner} and gives {text!r}>"
        case "object":
            return f"<an object, shown as {text!r}>"


def _files_used(calls: Sequence[Call]) -> set[int]:
    used = {number for call in calls for number in (call.target, call.stdout) if number >= 0}
    inner = [made for call in calls for value in call.values for made in value.calls]
    return used | _files_used(inner) if inner else used


def _file(file: File) -> str:
    text = _FILES[file.kind]
    if file.pause:
        text += f"; each write takes {seconds(file.pause)}"
    if file.fails >= 0:
        after = ", and so do all after it" if file.broken else ""
        text += f"; write number {file.fails + 1} raises {file.error}{after}"
    return text
