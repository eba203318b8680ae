"""Small classes for tests, without any layout."""

from __future__ import annotations

import platform
from pathlib import Path

import msgspec

from grader import __version__
from grader.batch.about import About, keep_about
from grader.batch.handed_in import Class, File, HandedIn, digest_of
from grader.batch.rubric import Rubric
from grader.batch.store import Kept, Key, Store
from grader.judge.effort import EFFORTS
from grader.judge.submissions import refused
from grader.judge.worth import worth
from grader.records.exercise import EXERCISES, find
from grader.records.finding import Problem
from grader.records.verdict import Check, Verdict

ROOT = Path(__file__).parents[2]
SOLUTIONS = {
    exercise.number: (ROOT / "solutions" / f"{exercise.file}.py").read_bytes()
    for exercise in EXERCISES
}
NO_LOCK = (ROOT / "tests/mutants/ex03/no_lock.py").read_bytes()


def handed_in(student: str, sources: dict[int, bytes], late: bool | None = None) -> HandedIn:
    """What a student has handed in, by number of the exercise."""
    files = []
    for exercise in EXERCISES:
        if exercise.number in sources:
            content = sources[exercise.number]
            name = f"{exercise.file}.py"
            files.append(
                File(
                    exercise.number, name, f"{student}/{name}", digest_of(content),
                    lambda content=content: content,  # type: ignore[misc]
                )
            )  # fmt: skip
    return HandedIn(student, late=late, files=tuple(files))


def class_of(*students: HandedIn) -> Class:
    """These students."""
    ordered = sorted(students, key=lambda one: one.student)
    return Class("folders", "as it is a test", tuple(ordered))


def about(classroom: Class, rubric: Rubric | None = None, effort: str = "quick") -> About:
    """A run over a class, all its exercises."""
    exercises = {file.exercise for one in classroom.students for file in one.files}
    return About(classroom, tuple(sorted(exercises)), effort, 0, (), rubric or Rubric())


def verdict(number: int, *failed: str, problem: Problem | None = None) -> Verdict:
    """A verdict on an exercise that fails these clauses, or one on what cannot be run."""
    exercise = find(str(number))
    assert exercise is not None
    if problem is not None:
        return refused(exercise, problem, 0, EFFORTS["quick"], ())
    checks = tuple(
        Check(clause, clause, "failed", 0, most, "race", "lost an update")
        if clause in failed
        else Check(clause, clause, "passed", most, most)
        for clause, most in worth(exercise).items()
    )
    score = sum(check.points for check in checks)
    return Verdict(
        exercise.file, number, not failed, score, 100, checks, None, 0, "quick", 1, 1, ()
    )


def key(number: int, content: bytes, **other: object) -> Key:
    """What a verdict on this content depends on."""
    exercise = find(str(number))
    assert exercise is not None
    return Key(
        number, f"{exercise.file}.py", digest_of(content), __version__, platform.python_version(),
        "quick", 0,
    )._replace(**other)  # type: ignore[arg-type]  # fmt: skip


def kept(number: int, content: bytes, *failed: str, problem: Problem | None = None) -> Kept:
    """A made-up result."""
    made = verdict(number, *failed, problem=problem)
    return Kept(key(number, content), "A", "", msgspec.json.encode(made))


def made_up(out: Path, about: About, failed: dict[tuple[str, int], tuple[str, ...]]) -> Store:
    """A store that has a verdict on each file of a class: passed, but for the clauses named in `failed`."""
    store = Store.to_write(out)
    keep_about(store, about)
    for student in about.classroom.students:
        for file in student.files:
            clauses = failed.get((student.student, file.exercise), ())
            store.keep([student.student], kept(file.exercise, file.read(), *clauses), file.read())
    return store
