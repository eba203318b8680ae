"""What every exercise's judge says of a run that did not come to its end, and of threads that look again."""

from __future__ import annotations

from grader.records.finding import Finding
from grader.records.history import Event, History, TaskRecord

PATIENCE = 1  # looks that may be an accident; a thread that polls looks again and again


def judge_ending(history: History, focus: str) -> list[Finding]:
    """The findings for a run that had to be ended; none if it came to its end."""
    if history.ending == "finished":
        return []
    who = _waiting(history.tasks)
    if history.ending == "deadlock":
        message = f"deadlock: nobody can go on any more. {who}"
        return [Finding(focus, "deadlock", message), Finding("R4", "deadlock", message)]
    if history.ending == "polling":
        return [Finding("R3", "polling", _polling(history))]
    if history.ending == "livelock":
        message = f"the threads run and run without coming to an end. {who}"
        looked = max((task.wakeups for task in history.tasks), default=0)
        if looked > PATIENCE:
            return [Finding("R3", "polling", _polling(history))]
        return [Finding(focus, "livelock", message), Finding("R4", "livelock", message)]
    return [Finding(focus, "crash", f"the run had to be ended: {history.ending}, {history.detail}")]


def judge_waiting(events: tuple[Event, ...], pauses: int = 0) -> list[Finding]:
    """The findings for threads left behind (R2) and for waiting by looking again (R3).

    pauses: how many more times threads may have slept and then waited, because there was something to do in between.
    """
    findings = []
    for event in events:
        if event.kind == "left":
            name, line = event.data
            started = f" (started in line {line})" if line else ""
            findings.append(
                Finding(
                    "R2",
                    "leaked-thread",
                    f"the call has returned, but the thread {name}{started} still runs",
                )
            )
        elif event.kind == "looked-again" and int(str(event.data[0])) > PATIENCE + pauses:
            findings.append(
                Finding(
                    "R3",
                    "polling",
                    f"while there was nothing to do, threads woke up {event.data[0]} times just to look "
                    "again: wait for a lock, condition, event or queue in place of that",
                )
            )
    return findings


def judge_slips(history: History, clause: str) -> list[Finding]:
    """The finding for a thread that an error of the program's own has ended, though nothing else came of it."""
    for error in history.uncaught:
        if error.slip and error.line:
            text = f": {error.text}" if error.text else ""
            message = (
                f"{error.type} in line {error.line}{text}: nobody catches it, and it ended the thread {error.thread} "
                "in the middle of its work"
            )
            return [Finding(clause, "thread-exception", message)]
    return []


def judge_outcome(focus: str, call: str, name: str) -> Finding:
    """The finding for a call that raised what it should not have."""
    if name.startswith("NotImplementedError"):
        return Finding(focus, "not-implemented", f"{call} raised {name}: it is not implemented yet")
    return Finding(focus, "wrong-exception", f"{call} raised {name}")


def _polling(history: History) -> str:
    looking = [task for task in history.tasks if task.wakeups > PATIENCE]
    names = ", ".join(f"{t.name}{_line(t)}" for t in looking) or "a thread"
    return (
        f"{names} woke up again and again just to look whether it can go on: wait for a lock, condition, "
        "event or queue in place of that"
    )


def _waiting(tasks: tuple[TaskRecord, ...]) -> str:
    parts = []
    for task in tasks:
        does = f"waits for {task.waiting}" if task.waiting else "runs"
        parts.append(f"{task.name} {does}{_line(task)}")
    return "; ".join(parts)


def _line(task: TaskRecord) -> str:
    return f" in line {task.at}" if task.at else ""
