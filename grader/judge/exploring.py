"""From a script to every way found in which it can end, each explained by the smallest schedule that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.judge.effort import BOUND
from grader.judge.explaining import explanation_of, look_again
from grader.judge.grading import not_supported
from grader.judge.hunt import Failure, NotSupported
from grader.judge.laboratory import Count, Laboratory
from grader.judge.minimise import minimise
from grader.judge.outcomes import Ending, ending_of
from grader.judge.submissions import Source
from grader.judge.sweep import PLANS, Found, Sweep, Tell
from grader.records import schedule as schedules
from grader.records.explanation import Explanation
from grader.records.exploration import Entry, Exploration, Outcome
from grader.records.finding import Finding, Problem
from grader.records.history import History
from grader.records.schedule import Choices
from grader.records.wire import Counted
from grader.sandbox.worker import WorkerLost
from grader.sandbox.zygote import Zygote

MOST_EXPLAINED = 200  # ways to end that get a smallest schedule and a timeline; a guess at more than anybody reads
MOST_STRANGE = 3  # runs that could not be had again, after which no other is tried
_NOT_REPEATED = (
    "This run could not be had again just as it was, so nothing can be told of what led there: it depends on something "
    "that the scheduler does not control (an address in memory, random bytes of the system), or on time and memory."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to find out. file: what to call the script in the report; call: see `Entry`; effort: a key of PLANS; schedule: the
    only one to run, None for a search."""

    file: str
    call: str
    seed: int
    effort: str
    schedule: Choices | None = None


def explore(
    zygote: Zygote, source: Source, asked: Asked, tell: Tell = lambda done, of: None
) -> Exploration:
    """Every way to end that was found for a script, the most frequent first. The same arguments give the same.

    Raises NoSuchCall where `call` cannot be called, GraderBroke where the grader's own machinery fails.
    """
    script = _Script(zygote, source, Entry(asked.call))
    sweep = Sweep(script.lab, script.entry, PLANS[asked.effort], tell)
    try:
        problem = script.problem() or script.swept(sweep, asked)
        found = [] if problem else sorted(sweep.found.values(), key=_most_frequent_first)
        outcomes = script.outcomes(found, of_many=asked.schedule is None)
    finally:
        script.lab.refresh()
    return Exploration(
        file=asked.file,
        call=asked.call,
        exhausted=sweep.exhausted,
        bound=f"{BOUND} preemptions",
        bounded=sweep.bounded,
        complete_up_to=sweep.complete_up_to,
        schedules=sweep.runs,
        outcomes=outcomes,
        problem=problem,
        remarks=tuple(sweep.remarks),
        seed=asked.seed,
        effort=asked.effort,
        sandbox=zygote.reached.lines(),
    )


class _Script:
    """A script in its laboratory."""

    def __init__(self, zygote: Zygote, source: Source, entry: Entry) -> None:
        self.lab = Laboratory.of_script(zygote, source.filename, source.content)
        self.entry = entry
        self._source = source
        self._strange = 0

    def problem(self) -> Problem | None:
        """Why it cannot be run at all, if so."""
        if self._source.problem is not None:
            return self._source.problem
        try:
            return self.lab.problem()
        except WorkerLost as lost:
            name = self._source.filename
            return Problem("crash", f"{name}: while it was read, the program {lost}", name)

    def swept(self, sweep: Sweep, asked: Asked) -> Problem | None:
        """Run it as is asked; a problem if it cannot be controlled."""
        try:
            if asked.schedule is None:
                sweep.run(asked.seed)
            else:
                sweep.repeat(asked.schedule)
        except NotSupported as unsupported:
            return not_supported(self._source.filename, str(unsupported))
        return None

    def outcomes(self, found: list[Found], of_many: bool) -> tuple[Outcome, ...]:
        """The ways to end, explained but for one that is usual and good; of a single run nobody knows whether it is usual."""
        kinds = [one.ending.kind for one in found]
        return tuple(
            self._outcome(
                one,
                explain=number < MOST_EXPLAINED or kinds.index(one.ending.kind) == number,
                tell=number > 0 or not of_many or one.ending.kind != "returned",
            )
            for number, one in enumerate(found)
        )

    def _outcome(self, found: Found, explain: bool, tell: bool) -> Outcome:
        ending = found.ending
        least = self._smallest(found) if explain else found.run
        why = None
        if explain and least is not None and ending.kind != "crash":
            why = self._explained(ending, least)
        told = why if tell else None
        choices = found.schedule if least is None else least.schedule
        return Outcome(
            kind=ending.kind,
            value=ending.value,
            output=ending.output,
            threads_left=ending.threads_left,
            count=found.count,
            schedule="" if choices is None else schedules.to_text(choices),
            preemptions=found.preemptions if least is None else least.preemptions,
            threads=0 if least is None else least.threads,
            explanation="" if told is None else told.sentence,
            conflict=None if told is None else told.conflict,
            timeline=() if why is None else why.timeline,
        )

    def _smallest(self, found: Found) -> Counted | None:
        """The run with the fewest preemptions that ended so. What the bounded search found is that already, and where runs
        cannot be had again nothing can be found out about them."""
        run = found.run
        if run is None or found.exact or self._strange >= MOST_STRANGE:
            return run
        try:
            judge, failure = _only(found.ending), self._failure(run)
            return minimise(self.lab, judge, failure, lambda finding: True, Count()).run
        except WorkerLost:
            return run

    def _explained(self, ending: Ending, run: Counted) -> Explanation | None:
        if self._strange < MOST_STRANGE:
            trace = look_again(self.lab, self._failure(run)).trace
            self._strange += trace is None
        else:
            trace = None
        if trace is None:
            return Explanation(_NOT_REPEATED, None, ())
        kind = ending.kind if ending.kind not in ("returned", "raised") else "wrong-result"
        return explanation_of(trace, kind, self._source.content)

    def _failure(self, run: Counted) -> Failure:
        """The run as the laboratory's other tools take it."""
        return Failure(self.entry, run, (_SAME,), run.strategy)


_SAME = Finding("outcome", "wrong-result", "ended so")


def _only(ending: Ending) -> Any:
    """A judge that finds those histories which come to this ending."""

    def judge(scenario: Any, history: History) -> list[Finding]:
        return [_SAME] if ending_of(history) == ending else []

    return judge


def _most_frequent_first(found: Found) -> tuple[Any, ...]:
    return -found.count, *found.ending
