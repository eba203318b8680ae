"""Of whom the same can be said: who makes the same mistake, who has the same problem. Made as results stream by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from grader.records.source import text_of
from grader.records.verdict import Check, Counterexample
from grader.report.failures import Shown
from grader.report.graded import Graded
from grader.report.html.class_content import ExerciseGroups, Group, Link, Said
from grader.report.html.verdicts import case_of

SOME = 10  # students of a group that are named at once; the table shows all of them
MOST_EXAMPLES = 8  # kinds of mistakes of an exercise that are shown
_MOST_ROWS = 40  # of an example's timeline
_SAID = 300  # characters


@dataclass(slots=True)
class _Gathered:
    mark: str
    heading: str
    detail: str
    count: int = 0
    some: list[Said] = field(default_factory=list)
    size: tuple[int, ...] = ()
    example: tuple[Link, Graded, Check] | None = None


class Groups:
    """Groups by exercise. Holds a few students and one example of each, however many there are."""

    def __init__(self) -> None:
        self._found: dict[int, dict[str, _Gathered]] = {}

    def add(
        self,
        exercise: int,
        kind: str,
        heading: str,
        student: Link,
        said: str = "",
        detail: str = "",
    ) -> str:
        """One more of whom this can be said. The mark of the group; the same kind has the same mark."""
        return self._gathered(exercise, kind, heading, detail, Said(student, said)).mark

    def add_mistake(self, student: Link, graded: Graded, check: Check) -> str:
        """One more who makes a mistake. The simplest run of all is kept as an example. The mark of the group."""
        heading = f"{check.clause} {check.kind}"
        number = graded.verdict.number
        kind = f"{check.clause}-{check.kind}"
        group = self._gathered(number, kind, heading, check.title, Said(student))
        if check.counterexample is not None:
            size = _size(check.counterexample)
            if group.example is None or size < group.size:
                group.size, group.example = size, (student, graded, check)
        return group.mark

    def by_exercise(self, titles: dict[int, str]) -> Iterator[ExerciseGroups]:
        """The most frequent ones of each exercise, in the order of their numbers."""
        for number, title in titles.items():
            groups = _most_frequent(self._found.get(number, {}))
            shown = tuple(map(_group, groups[:MOST_EXAMPLES]))
            yield ExerciseGroups(title, shown, len(groups) - len(shown))

    def all(self) -> tuple[Group, ...]:
        """All of them, exercise by exercise."""
        numbers = sorted(self._found)
        return tuple(_group(g) for n in numbers for g in _most_frequent(self._found[n]))

    def _gathered(
        self, exercise: int, kind: str, heading: str, detail: str, said: Said
    ) -> _Gathered:
        mark = mark_of(exercise, kind)
        groups = self._found.setdefault(exercise, {})
        group = groups.setdefault(mark, _Gathered(mark, heading, detail))
        group.count += 1
        if len(group.some) < SOME:
            group.some.append(said)
        return group


def mark_of(exercise: int, kind: str) -> str:
    """A word for a kind of something in an exercise, of letters that need no escaping anywhere."""
    return f"{exercise}-{re.sub('[^A-Za-z0-9.]+', '-', kind)}"


def _most_frequent(groups: dict[str, _Gathered]) -> list[_Gathered]:
    return sorted(groups.values(), key=lambda group: (-group.count, group.mark))


def _size(example: Counterexample) -> tuple[int, ...]:
    """How much there is to understand; what has no timeline comes last."""
    rows = len(example.timeline)
    return (not rows, example.preemptions, example.threads, rows)


def _group(group: _Gathered) -> Group:
    about = (group.mark, group.heading, group.detail, group.count, tuple(group.some))
    if group.example is None:
        return Group(*about)
    student, graded, check = group.example
    case = case_of(graded, Shown(check, ""), _MOST_ROWS)
    example = replace(case, heading=f"For example {student.text}", again="")
    return Group(*about, example, text_of(graded.source))
