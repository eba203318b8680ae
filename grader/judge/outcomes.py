"""What a script's history comes to: one of the ways in which it can end."""

from __future__ import annotations

from typing import NamedTuple

from grader.checks.notes import Reader
from grader.records.exploration import OutcomeKind
from grader.records.history import Event, History

FOR_EVER = "runs for ever"
_STUCK = "no thread can go on"


class Ending(NamedTuple):
    """How a run of a script ended: see `Outcome`."""

    kind: OutcomeKind
    value: str
    output: str
    threads_left: tuple[str, ...]


def script_notes() -> Reader:
    """What can be noted in a run of a script: how its main thread ended, once."""
    noted: list[Event] = []

    def possible(event: Event) -> bool:
        noted.append(event)
        match event.kind, event.data:
            case "main", ("returned" | "raised" | "unusable", str()):
                return len(noted) == 1
        return False

    return possible


def ending_of(history: History) -> Ending:
    """How a script ended that ran under control."""
    kind, value = _kind_and_value(history)
    left = tuple(task.name for task in history.tasks)
    return Ending(kind, value, _output(history), left)


def unusable(history: History) -> str:
    """Why the function that was asked for cannot be called, blank if it was called."""
    how, text = _main(history)
    return text if how == "unusable" else ""


def _kind_and_value(history: History) -> tuple[OutcomeKind, str]:
    how, text = _main(history)
    raised = [text] if how in ("raised", "unusable") else []
    raised = raised or [_told(e.thread, e.type, e.text) for e in history.uncaught]
    errors = "; ".join(raised)
    match history.ending:
        case "deadlock":
            return "deadlock", f"{errors}; then {_STUCK}" if errors else _STUCK
        case "livelock":
            return "livelock", FOR_EVER
        case "polling":
            return "livelock", f"{FOR_EVER}: a thread wakes up again and again, only to wait again"
        case "too-much-output":
            return "crash", f"printed {history.detail}, and was stopped"
    if raised:
        return "raised", errors
    return "leaked-thread" if history.tasks else "returned", text


def _main(history: History) -> tuple[str, str]:
    """How the main thread ended, and with what; blank if it did not."""
    for event in history.events:
        if event.kind == "main" and len(event.data) == 2:
            return str(event.data[0]), str(event.data[1])
    return "", ""


def _told(thread: str, kind: str, text: str) -> str:
    return f"in {thread}: {kind}: {text}" if text else f"in {thread}: {kind}"


def _output(history: History) -> str:
    """Standard error begins in a line of its own."""
    out, err = history.stdout, history.stderr
    between = "\n" if out and err and not out.endswith("\n") else ""
    return f"{out}{between}{err}"
