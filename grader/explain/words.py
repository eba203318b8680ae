"""What a step did, in a few words of a student's: "reads count = 3", "waits for lock_a"."""

from __future__ import annotations

from grader.records.trace import Step, Trace

OUTPUTS = ("VirtualOutput",)
"""Kinds of things that are printed to."""
_OPENING = ("__enter__", "acquire", "acquire_lock")
_KINDS = {
    "lock": "a lock", "RLock": "a lock", "_RLock": "a lock", "Condition": "a condition", "Event": "an event",
    "Queue": "a queue", "LifoQueue": "a queue", "PriorityQueue": "a queue", "SimpleQueue": "a queue",
    "Semaphore": "a semaphore", "BoundedSemaphore": "a semaphore", "Barrier": "a barrier", "Future": "a future",
    "Thread": "a thread", "QuietLock": "a notification", "list": "a list", "dict": "a dict", "set": "a set",
    "deque": "a deque", "VirtualOutput": "the output",
}  # fmt: skip


def thing_of(trace: Trace, step: Step, quote: str = "") -> str:
    """What the student's code calls the thing of a step, its attribute included; quoted only if it is a name."""
    if step.thing < 0:
        return ""
    thing = trace.things[step.thing]
    if not thing.name:
        return _KINDS.get(thing.kind, f"a {thing.kind.strip('_')}")
    part = f".{step.part}" if step.act in ("read", "write") and step.part else ""
    return f"{quote}{thing.name}{part}{quote}"


def thread_of(trace: Trace, task: int) -> str:
    """The name of a thread."""
    return trace.threads.get(task, f"thread {task}")


def line_of(step: Step) -> str:
    """Where a step stands, for people."""
    return f"line {step.line}" if step.line else "the check's code"


def does(trace: Trace, step: Step, quote: str = "") -> str:
    """What a step did, beginning with a verb in the third person."""
    name = thing_of(trace, step, quote)
    value = f" = {step.value}" if step.value else ""
    match step.act:
        case "read":
            return f"reads {name}{value}"
        case "write":
            return f"writes {name}{value}"
        case "use":
            return f"is in {_call(trace, step, quote)}"
        case "take":
            return f"takes {name}"
        case "give":
            return f"gives {name} back"
        case "start":
            return f"starts {thread_of(trace, step.other)}"
        case "end":
            return "ends"
        case "wait":
            return _waits(trace, step, name, quote)
        case "note":
            return f"the check sees: {step.part} {step.value}".strip()
    kind = trace.things[step.thing].kind if step.thing >= 0 else ""
    if kind in OUTPUTS and step.part == "write":
        return "prints"
    if "Semaphore" in kind and step.part in _OPENING:
        return f"takes {name}"
    if "Semaphore" in kind and step.part in ("release", "__exit__"):
        return f"gives {name} back"
    return f"calls {_call(trace, step, quote)}"


def _call(trace: Trace, step: Step, quote: str) -> str:
    thing = trace.things[step.thing] if step.thing >= 0 else None
    if thing is None or not thing.name or (step.act == "use" and thing.name.endswith(".__self__")):
        return f"{quote}{step.part}(){quote}"
    return f"{quote}{thing.name}.{step.part}(){quote}"


def _waits(trace: Trace, step: Step, name: str, quote: str) -> str:
    thing = trace.things[step.thing] if step.thing >= 0 else None
    if thing is None or thing.kind == "Sleep":
        return "sleeps"
    if step.part == "join" or thing.kind in ("Sentinel", "_ThreadHandle"):
        return f"waits for {thing.name or 'a thread'} to end"
    if step.part in _OPENING or not step.part:
        return f"waits for {name}"
    return f"waits in {_call(trace, step, quote)}"
