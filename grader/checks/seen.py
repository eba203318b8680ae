"""What was seen of each call of a student's function that is handed jobs, read from a history's events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from grader.records.finding import Kind
from grader.records.history import Event


@dataclass(slots=True)
class Seen:
    """One call, up to its outcome.

    caller: its task; began, ended: virtual nanoseconds; begun: (job, task) in order; raised: jobs that raised, in that order;
    under_way: jobs begun and not ended; most: how many were under way at once; outcome: what the "outcome" event says after the
    call's name, empty if it did not come to one; reads: how often its source was touched; left: whether threads were left.
    """

    caller: int = 0
    began: int = 0
    ended: int = 0
    begun: list[tuple[int, int]] = field(default_factory=list)
    raised: list[int] = field(default_factory=list)
    under_way: list[int] = field(default_factory=list)
    outcome: tuple[str, ...] = ()
    most: int = 0
    reads: int = 0
    left: bool = False

    @property
    def runs(self) -> Counter[int]:
        """How often each job was begun."""
        return Counter(job for job, _ in self.begun)


def read_calls(events: tuple[Event, ...]) -> dict[str, Seen]:
    """The calls by name."""
    calls: dict[str, Seen] = {}
    last = Seen()
    for event in events:
        if event.kind == "left":
            last.left = True
        if event.kind not in ("call", "read", "begin", "end", "raised", "outcome"):
            continue
        seen = calls.setdefault(str(event.data[0]), Seen())
        if seen.outcome:
            continue  # a thread that was left behind
        if event.kind == "call":
            seen.caller, seen.began = event.task, event.time
        elif event.kind == "read":
            seen.reads += 1
        elif event.kind == "outcome":
            seen.outcome = tuple(map(str, event.data[1:]))
            seen.ended = event.time
            last = seen
        else:
            _take_job(seen, event, int(str(event.data[1])))
    return calls


def _take_job(seen: Seen, event: Event, job: int) -> None:
    if event.kind == "begin":
        seen.begun.append((job, event.task))
        seen.under_way.append(job)
        seen.most = max(seen.most, len(seen.under_way))
    else:
        seen.under_way.remove(job)
        if event.kind == "raised":
            seen.raised.append(job)


def pauses_allowed(events: tuple[Event, ...]) -> int:
    """How often a thread may sleep and then wait without being one that polls.

    Who pauses between starting one thread and the next, or after a job, is slow, and does not look again. A poll is told from
    that by its number: the checks have jobs so long that it looks dozens of times.
    """
    return sum(3 for event in events if event.kind in ("call", "begin"))


def misfit(returned: tuple[str, ...], wanted: tuple[str, ...]) -> Kind | None:
    """What is wrong with a list of results, both given by name; None if nothing is."""
    if returned == wanted:
        return None
    got, want = Counter(returned), Counter(wanted)
    if got == want:
        return "out-of-order"
    if want - got and not got - want:
        return "lost"
    if got - want and not want - got:
        return "duplicated"
    return "wrong-result"


def any_run(seen: Seen, numbers: list[int], names: tuple[str, ...]) -> tuple[str, ...]:
    """The results with what a later run of a job gave called like what its first did, where the job was run too often.

    That it was is held against the call elsewhere. numbers: for each place, the number of its job.
    """
    often = {number for number in numbers if seen.runs[number] > numbers.count(number)}
    return tuple(
        name.split(" (")[0] if place < len(numbers) and numbers[place] in often else name
        for place, name in enumerate(names)
    )


def first_runs_first(numbers: list[int], names: tuple[str, ...]) -> tuple[str, ...]:
    """The results with those of one job sorted: which of its runs belongs to which of its places is free.

    numbers: for each place, the number of its job.
    """
    ordered = list(names)
    for number in {number for number in numbers if numbers.count(number) > 1}:
        places = [i for i in range(min(len(numbers), len(names))) if numbers[i] == number]
        for place, name in zip(places, sorted(names[i] for i in places), strict=True):
            ordered[place] = name
    return tuple(ordered)


def shown(names: list[str]) -> str:
    """What was returned, as `Things.names` names it, in a message."""
    return f"[{', '.join(names[1:])}]" if names[:1] == ["list"] else "".join(names)


def times(count: int) -> str:
    """A count in words."""
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
