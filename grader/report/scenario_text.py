"""What was tried, for people: the scenario of a counterexample as lines of text.

A scenario is plain data here, as its exercise's `scenario.py` describes it, without the fields that have
their default. An exercise without a function of its own here gets its scenario as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Line = tuple[str, str]
"""What it is about (blank if it goes on with the line before), and the text."""

_WIDTH = 66  # characters of JSON in one line; together with the indent it fits into 80 columns
_NOISE = ("focus",)  # the clause stands in the report already


def describe(key: str, scenario: Any) -> list[Line]:
    """The scenario of the exercise `key` in lines."""
    special = _BY_EXERCISE.get(key)
    if special is not None and isinstance(scenario, dict):
        try:
            return special(scenario)
        except (KeyError, TypeError, IndexError, ValueError):
            pass  # an older or newer shape of the scenario: shown as it is
    return plain(scenario)


def plain(scenario: Any) -> list[Line]:
    """Any scenario, as compact JSON."""
    if not isinstance(scenario, dict):
        return [("scenario", json.dumps(scenario, ensure_ascii=False, default=str))]
    kept = {name: value for name, value in scenario.items() if name not in _NOISE}
    lines: list[Line] = []
    for name, value in kept.items():
        text = json.dumps(value, ensure_ascii=False, default=str)
        if len(text) > _WIDTH and isinstance(value, list):
            parts = [json.dumps(part, ensure_ascii=False, default=str) for part in value]
            lines += [(name if not i else "", part) for i, part in enumerate(parts)]
        else:
            lines.append((name, text))
    return lines


def _safe_print(scenario: Mapping[str, Any]) -> list[Line]:
    lines: list[Line] = []
    threads = scenario["threads"]
    for number, calls in enumerate(threads):
        who = f"thread {number + 1}" if len(threads) > 1 else "the caller"
        steps = [step for call in calls for step in _steps(call)] or ["does nothing"]
        lines += [(who if not i else "", step) for i, step in enumerate(steps)]
    used = sorted(_files_used(threads))
    files = scenario.get("files", [{}])
    return lines + [(f"f{number}", _file(files[number])) for number in used]


def _steps(call: Mapping[str, Any]) -> list[str]:
    steps = []
    if call.get("after", 0):
        steps.append(f"time.sleep({call['after']:g})")
    if call.get("stdout", -1) >= 0:
        steps.append(f"sys.stdout = f{call['stdout']}")
    arguments = [_value(value) for value in call["values"]]
    arguments += [f"{name}={call[name]!r}" for name in ("sep", "end") if call.get(name) is not None]
    if call.get("target", 0) >= 0:
        arguments.append(f"file=f{call.get('target', 0)}")
    return [*steps, f"safe_print({', '.join(arguments)})"]


def _value(value: Mapping[str, Any]) -> str:
    text = value["text"]
    match value["kind"]:
        case "text":
            return repr(text)
        case "number":
            return str(text)
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
            return f"<an object whose __str__ raises {value.get('error', 'ValueError')}>"
        case "prints":
            inner = ", ".join(_steps(call)[-1] for call in value["calls"])
            return f"<an object whose __str__ calls {inner} and gives {text!r}>"
        case _:
            return f"<an object, shown as {text!r}>"


def _files_used(threads: list[list[dict[str, Any]]]) -> set[int]:
    calls = [call for thread in threads for call in thread]
    numbers = {call.get("target", 0) for call in calls} | {call.get("stdout", -1) for call in calls}
    inner = [value.get("calls", []) for call in calls for value in call["values"]]
    used = {number for number in numbers if number >= 0}
    return used | _files_used(inner) if any(inner) else used


_FILE_KINDS = {
    "plain": "has a method write, nothing else",
    "unhashable": "has a method write, and cannot be hashed",
    "equal": "has a method write, and is equal to every other file",
    "slots": "has a method write, and takes no attributes or weak references",
    "false": "has a method write, and counts as false",
    "silent": "has a method write that returns None",
}


def _file(file: Mapping[str, Any]) -> str:
    text = _FILE_KINDS[file.get("kind", "plain")]
    if file.get("pause", 0):
        text += f"; each write takes {file['pause']:,g} s"
    if file.get("fails", -1) >= 0:
        text += f"; write number {file['fails'] + 1} raises {file.get('error', 'OSError')}"
    return text


_BY_EXERCISE: dict[str, Callable[[Mapping[str, Any]], list[Line]]] = {"safe_print": _safe_print}
