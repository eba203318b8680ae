"""What honest workers have sent: requests of the judge, with the frames that answered them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from grader.checks.registry import SUITES
from grader.checks.suite import Suite
from grader.explain.explanation import explain
from grader.judge.grading import REAL_THREADS
from grader.judge.hunt import MIX, Passed
from grader.judge.laboratory import Count, Laboratory
from grader.judge.second import SHORT, Opinion
from grader.records.exercise import EXERCISES
from grader.records.finding import KINDS, Problem
from grader.records.wire import (
    Counted,
    Explored,
    Inspected,
    Load,
    Loaded,
    Looked,
    Rehearse,
    Reply,
    frame,
)
from grader.sandbox.zygote import Zygote
from tests.judge.forging import scenarios
from tests.known import ROOT

LENGTH = 4
FIRST = frame(Loaded(None))
"""What a worker says that has loaded a submission."""


@dataclass(frozen=True)
class Asked:
    """A request of the judge. first: how many requests go before it; put: does it, and uses what comes back; answer: the body
    that an honest worker has sent; patient: it would wait for ten seconds."""

    what: str
    first: int
    put: Callable[[Zygote, bytes], None]
    answer: bytes
    patient: bool = False


@dataclass(frozen=True)
class _Way:
    """How a request is put. ask: to a laboratory; use: what it answers."""

    key: str
    ask: Callable[[Laboratory], Any]
    use: Callable[[Any], object]

    def __call__(self, zygote: Zygote, source: bytes) -> None:
        lab = Laboratory(zygote, self.key, "sub.py", source)
        try:
            self.use(self.ask(lab))
        finally:
            lab.refresh()


def recorded(zygote: Zygote) -> list[Asked]:
    """Requests of every type about every exercise, answered by an honest worker."""
    found: list[Asked] = []
    for exercise in EXERCISES:
        sources = [ROOT / "solutions" / f"{exercise.file}.py"]
        sources += sorted((ROOT / "tests" / "mutants" / exercise.file[:4]).glob("*.py"))[:1]
        for file in sources:
            found += _of_a_source(zygote, exercise.key, file.read_bytes())
        found += _rehearsals(zygote, exercise.key, sources[0].read_bytes())
    return found


def _of_a_source(zygote: Zygote, key: str, source: bytes) -> list[Asked]:
    lab = Laboratory(zygote, key, "sub.py", source)

    def record(what: str, first: int, way: _Way, reply_of: Callable[[Any], Reply]) -> Asked:
        return Asked(f"{what} {key}", first, way, frame(reply_of(way.ask(lab)))[LENGTH:])

    def just(reply: Any) -> Any:
        return reply

    found = [
        record("inspect", 0, _Way(key, Laboratory.notes, len), Inspected),
        record("load", 0, _Way(key, Laboratory.problem, _use_problem), Loaded),
    ]
    suite = SUITES[key]
    for scenario in scenarios(key)[:: len(scenarios(key)) // 5]:
        for what, ask in _runs(scenario).items():
            way = _Way(key, ask, lambda reply, scenario=scenario: use(suite, scenario, reply))
            found.append(record(what, 1, way, just))
    lab.refresh()
    return found


def _runs(scenario: Any) -> dict[str, Callable[[Laboratory], Any]]:
    return {
        "explore": lambda lab: lab.explore(scenario, MIX, 1, 0, 6),
        "exhaust": lambda lab: lab.exhaust(scenario, 2, 6),
        "replay": lambda lab: lab.replay(scenario, [(), (0, 1), (1,)]),
        "look": lambda lab: lab.look(scenario, (0, 0, 1)),
    }


def _rehearsals(zygote: Zygote, key: str, source: bytes) -> list[Asked]:
    """Runs on real threads, of scenarios that come to an end at once."""
    suite, load = SUITES[key], Load(key, "sub.py", source)
    found = []
    lab = Laboratory(zygote, key, "sub.py", source)
    for scenario in scenarios(key)[:: len(scenarios(key)) // 5]:
        (run,) = lab.replay(scenario, [()]).histories
        if run.history.time > SHORT:
            continue
        with zygote.sibling(REAL_THREADS).start_worker() as worker:
            worker.ask(load)
            answer = frame(worker.ask(Rehearse(msgspec.msgpack.encode(scenario), 3)))[LENGTH:]
        passed = Passed(suite.clauses[0].number, scenario, run, run.history.time)
        found.append(
            Asked(f"rehearse {key}", 1, _second_opinion(suite, passed), answer, patient=True)
        )
    lab.refresh()
    return found


def _second_opinion(suite: Suite, passed: Passed) -> Callable[[Zygote, bytes], None]:
    def put(zygote: Zygote, source: bytes) -> None:
        Opinion(zygote, Load(suite.key, "sub.py", source), suite).findings([passed])

    return put


def _use_problem(problem: Problem | None) -> None:
    if problem is not None:
        assert len(problem.message) <= 2_000
        assert len(problem.kind) <= 2_000


def use(suite: Suite, scenario: Any, reply: Explored | Looked) -> None:
    """What a grading does with an answer that it believes."""
    runs: tuple[Counted, ...] = reply.histories if isinstance(reply, Explored) else (reply.run,)
    for run in runs:
        suite.findings(scenario, run.history)
    if isinstance(reply, Explored):
        Count().take(reply)
    else:
        for kind in KINDS[::4]:
            explain(reply.trace, kind, ["count = 0", "count += 1"])
