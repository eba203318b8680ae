"""What was seen of each call of a student's function that is handed jobs, read from a history's events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from grader.records.finding import Kind
from grader.records.history import Event


@dataclass(slots=True)
class Seen:
    """One call. caller: its task; begun: (job, task) in order; open: jobs begun and not ended, -1 for each once more begun;
    raised: jobs that raised; outcome: what the "outcome" event says without the call's name, empty if it did not come to one;
    open_at_end: the jobs that were under way then; began, ended: virtual nanoseconds; most: jobs that were under way at once."""

    caller: int = 0
    began: int = 0
    ended: int = 0
    begun: list[tuple[int, int]] = field(default_factory=list)
    raised: list[int] = field(default_factory=list)
    under_way: list[int] = field(default_factory=list)
    open_at_end: tuple[int, ...] = ()
    outcome: tuple[str, ...] = ()
    most: int = 0
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
        if event.kind not in ("call", "begin", "end", "raised", "outcome"):
            continue
        seen = calls.setdefault(str(event.data[0]), Seen())
        if event.kind == "call":
            seen.caller, seen.began = event.task, event.time
        elif event.kind == "outcome":
            seen.outcome = tuple(map(str, event.data[1:]))
            seen.ended = event.time
            seen.open_at_end = tuple(seen.under_way)
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
