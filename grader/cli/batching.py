"""Grades a class, and compares two runs. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import msgspec

from grader.batch.about import About, keep_about
from grader.batch.cells import points
from grader.batch.comparing import compare
from grader.batch.filled import filled_copy
from grader.batch.gradebook import gradebook, is_open
from grader.batch.layouts.layout import BadClass
from grader.batch.pages import FEEDBACK, REPORT, write_pages
from grader.batch.planning import Plan, plan
from grader.batch.roster import BadRoster
from grader.batch.rubric import BadRubric, Rubric
from grader.batch.running import Done, Local, Team, TeamLost, run
from grader.batch.scoring import Outcome, outcome_of, results_of
from grader.batch.store import NotAStore, Store, StoreFailed
from grader.batch.summary import Summary
from grader.batch.writing import write_whole
from grader.cli.batch_progress import counted
from grader.cli.batch_wanted import GRADEBOOK, Input, Wanted, read
from grader.cli.errors import GRADER_BROKE, PASSED, GradeError, OutputFailed, WrongUsage
from grader.cli.lazy import load_with
from grader.cli.output import emit, tell
from grader.cli.sandbox import level_wanted, require
from grader.cli.signals import SIGNALS
from grader.records.exercise import find
from grader.records.wire import Letter
from grader.sandbox.level import B, Reached
from grader.sandbox.zygote import Zygote

_KEPT = "what was graded is kept, and the same command goes on from there"


def batch(wanted: Wanted, wanted_level: str | None, form: str) -> int:
    """Grade a class and write all there is to write; the exit code. Raises GradeError."""
    with _told():
        given = read(wanted)
        reached = _reached(wanted_level)
        about = msgspec.structs.replace(given.about, sandbox=reached.lines())
        out = Path(wanted.out)
        with Store.to_write(out) as store, SIGNALS.leaving(_KEPT):
            keep_about(store, about)
            todo = plan(store, about, level_wanted(wanted_level).letter, wanted.regrade)
            began = time.monotonic()
            if todo.tasks:
                _warn(reached, wanted)
                _grade(store, todo, about, wanted)
            seconds = time.monotonic() - began
            here = None if wanted.cluster else reached.level.letter
            summary = _write(store, given, about, todo, wanted, seconds, here)
    emit(lambda stream: _report(summary.lines(), summary.as_object(), form, stream))
    return GRADER_BROKE if summary.broken else PASSED


def diff(before: str, after: str, form: str) -> int:
    """Compare two out folders; the exit code. Raises GradeError."""
    with _told():
        found = compare(Path(before), Path(after))
    emit(lambda stream: _report(found.lines(), found.as_object(), form, stream))
    return PASSED


@contextmanager
def _told() -> Iterator[None]:
    """Errors of a batch, as those of the command line."""
    try:
        yield
    except (BadClass, BadRoster, BadRubric, NotAStore) as error:
        raise WrongUsage(str(error)) from error
    except (StoreFailed, TeamLost) as error:
        raise GradeError(str(error)) from error


def _reached(wanted_level: str | None) -> Reached:
    """What holds on this machine. Raises WeakSandbox."""
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        require(zygote, wanted_level)
        return zygote.reached


def _warn(reached: Reached, wanted: Wanted) -> None:
    """Says before anything is run, not after an hour, what submissions are not kept from on this machine."""
    if wanted.cluster is None and not reached.is_at_least(B):
        tell(reached.warning())


def _grade(store: Store, todo: Plan, about: About, wanted: Wanted) -> None:
    with (
        _team(wanted, len(todo.tasks)) as team,
        SIGNALS.cutting_short(team.close),
        counted(todo.submissions) as told,
    ):
        for done in run(store, todo.tasks, team):
            came_to = _came_to(done, about.rubric)
            for student in done.task.students:
                told(f"{student} ex{done.task.key.exercise:02}: {came_to}")


@contextmanager
def _team(wanted: Wanted, tasks: int) -> Iterator[Team]:
    jobs = min(wanted.jobs, tasks)
    if wanted.cluster is None:
        with Local(jobs) as local:
            yield local
        return
    cluster = load_with("distributed", "cluster", "--cluster", "grader.batch.cluster")
    try:
        far = cluster.Cluster(wanted.cluster, jobs)
    except TeamLost as error:
        raise WrongUsage(str(error)) from error
    with far:
        yield far


def _came_to(done: Done, rubric: Rubric) -> str:
    """What came of a submission, in a few words."""
    if done.answer.broke:
        return f"not graded: {done.answer.broke}"
    exercise, outcome = find(str(done.task.key.exercise)), outcome_of(done.answer.verdict)
    assert exercise is not None
    earned = rubric.points_for(exercise, outcome.passed)
    wrong = _wrong(outcome)
    return (
        f"{points(earned)} of {points(rubric.max_points(exercise))}{f' ({wrong})' if wrong else ''}"
    )


def _wrong(outcome: Outcome) -> str:
    if outcome.problem is not None:
        return outcome.problem.kind
    failed = [line for line in outcome.checks if line.status != "passed"]
    return ", ".join(f"{line.clause} {line.kind or line.status}" for line in failed)


def _write(
    store: Store, given: Input, about: About, todo: Plan, wanted: Wanted, seconds: float, here: Letter | None
) -> Summary:  # fmt: skip
    out = Path(wanted.out)
    results = results_of(store, about)
    files = {"gradebook": str(out / GRADEBOOK)}
    told: list[str] = []
    try:
        write_whole(out / GRADEBOOK, gradebook(results).encode())
        if given.roster is not None:
            totals = {row.student: row.total for row in results.rows if not is_open(row)}
            most = results.rows[0].max_total
            copy, told = filled_copy(given.roster, about.classroom, totals, most, wanted.column)
            files["filled in"] = str(out / given.roster.path.name)
            write_whole(out / given.roster.path.name, copy)
        write_pages(results, out)
    except OSError as error:
        raise OutputFailed(
            f"--out {wanted.out!r} cannot be written: {error.strerror or error}. The results are in the store: make room, "
            "say, and give the same command again."
        ) from error
    files |= {"report": str(out / REPORT / "index.html"), "feedback": str(out / FEEDBACK)}
    return Summary(about, todo, results, tuple(told), files, seconds, here)


def _report(lines: Iterable[str], thing: dict[str, Any], form: str, stream: TextIO) -> None:
    if form == "json":
        stream.write(json.dumps(thing) + "\n")
    else:
        stream.writelines(f"{line}\n" for line in lines)
