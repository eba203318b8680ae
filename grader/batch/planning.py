"""What of a class has to be graded: not what is known already."""

from __future__ import annotations

import platform
from dataclasses import dataclass

from grader.batch.about import About
from grader.batch.handed_in import File, digest_of
from grader.batch.orders import Order
from grader.batch.store import Key, Store
from grader.judge.course import place, version
from grader.records.exercise import find
from grader.records.wire import Letter
from grader.sandbox.level import LEVELS, level_of


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be graded, for all who have handed it in (a group, say)."""

    key: Key
    file: File
    students: tuple[str, ...]
    level: Letter

    def content(self) -> bytes:
        """The file's bytes. Raises OSError where they are not those any more that were found."""
        content = self.file.read()
        if digest_of(content) != self.key.digest:
            raise OSError("it has changed since the folder was read: give the same command again")
        return content

    def order(self, content: bytes) -> Order:
        """What the one who grades it is told."""
        exercise = find(str(self.key.exercise))
        assert exercise is not None
        return Order(
            exercise.key, self.key.filename, content, self.key.seed, self.key.effort, self.level,
            self.key.grader, self.key.python, place(),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """tasks: in the order of the students; unchanged: submissions whose verdict is known; missing: exercises that a student
    has not handed in; refused: files that are not even looked at."""

    tasks: tuple[Task, ...]
    unchanged: int
    missing: int
    refused: int

    @property
    def submissions(self) -> int:
        """How many there are to be graded."""
        return sum(len(task.students) for task in self.tasks)


def plan(store: Store, about: About, level: Letter, regrade: bool) -> Plan:
    """What there is to do. level: the weakest sandbox that will do; regrade: do all of it again. Raises StoreFailed.

    A verdict from a weaker sandbox than this machine gives now is as good, if it will do: what the submission could do it
    has done, and on a cluster the next answer may come from the weaker machine again.
    """
    known = {} if regrade else store.known()
    wanted: dict[Key, tuple[File, list[str]]] = {}
    unchanged = missing = refused = 0
    for handed_in in about.classroom.students:
        files = [file for file in handed_in.files if file.exercise in about.exercises]
        missing += len(about.exercises) - len(files)
        for file in files:
            if file.problem is not None:
                refused += 1
                continue
            key = _key(file, about)
            before = known.get((handed_in.student, file.exercise))
            if before is not None and before[0] == key and _is_enough(before[1], level):
                unchanged += 1
            else:
                wanted.setdefault(key, (file, []))[1].append(handed_in.student)
    tasks = tuple(
        Task(key, file, tuple(students), level) for key, (file, students) in wanted.items()
    )
    return Plan(tasks, unchanged, missing, refused)


def _key(file: File, about: About) -> Key:
    return Key(
        file.exercise, file.filename, file.digest, version(), platform.python_version(),
        about.effort, about.seed,
    )  # fmt: skip


def _is_enough(reached: Letter, wanted: Letter) -> bool:
    return LEVELS.index(level_of(reached)) >= LEVELS.index(level_of(wanted))
