"""What a class gets points for, in a file of the teacher's (rubric.toml). docs/batch.md says what may stand there.

It is applied to verdicts when somebody asks for points: a new rubric grades nothing again.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from grader.judge.worth import worth
from grader.records.exercise import Exercise, find
from grader.records.verdict import Verdict

_MOST_BYTES = 1_000_000  # of a rubric; a long one has 5,000
_MOST_POINTS = 1e6
_KEYS = ("count", "weights", "points", "caps", "late")


class BadRubric(Exception):  # noqa: N818 - says what was found
    """The file is no rubric. The message is one line: where in it, what is wrong, what to do."""


class Rubric(msgspec.Struct, frozen=True):
    """How verdicts become points; the default is what the exercises themselves say.

    count: the exercises that count, all where it is None; weights: of clauses, by exercise; points: what an exercise is worth
    in all, to which its weights are scaled; caps: of an exercise's points; unless: the same, where a clause is not passed;
    total: the most points of all exercises together; late: per cent of their part of the total that late exercises lose.
    """

    count: tuple[int, ...] | None = None
    weights: dict[int, dict[str, float]] = {}
    points: dict[int, float] = {}
    caps: dict[int, float] = {}
    unless: dict[int, dict[str, float]] = {}
    total: float | None = None
    late: float = 0.0

    def counts(self, exercise: Exercise) -> bool:
        """Whether an exercise is part of the gradebook."""
        return self.count is None or exercise.number in self.count

    def max_points(self, exercise: Exercise) -> float:
        """What an exercise is worth."""
        return self.points_for(exercise, worth(exercise))

    def points_for(self, exercise: Exercise, passed: Collection[str]) -> float:
        """What passing these clauses of an exercise gets."""
        number = exercise.number
        weights, scale = self._weights(exercise)
        reached = scale * sum(weight for clause, weight in weights.items() if clause in passed)
        missed = [
            most for clause, most in self.unless.get(number, {}).items() if clause not in passed
        ]
        return round(min(reached, self.caps.get(number, math.inf), *missed), 2)

    def applied(self, exercise: Exercise, verdict: Verdict) -> Verdict:
        """The verdict with what each clause is worth, caps aside."""
        number = exercise.number
        if number not in self.weights and number not in self.points:
            return verdict
        weights, scale = self._weights(exercise)
        checks = tuple(
            replace(check, max_points=most, points=most if check.status == "passed" else 0.0)
            for check in verdict.checks
            for most in [round(scale * weights.get(check.clause, 0.0), 2)]
        )
        return replace(verdict, checks=checks)

    def _weights(self, exercise: Exercise) -> tuple[dict[str, float], float]:
        """What each clause is worth beside the others, and the points that one unit of it is."""
        weights = worth(exercise) | self.weights.get(exercise.number, {})
        in_all = sum(weights.values())
        return weights, self.points.get(exercise.number, in_all) / in_all

    def total_of(self, points: Collection[float], late: Collection[float] = ()) -> float:
        """What points in some exercises come to. late: those of them that were handed in late, each of which loses the same
        share of the total, also where that has a cap."""
        in_all = sum(points)
        total = min(in_all, math.inf if self.total is None else self.total)
        lost = self.late / 100 * (sum(late) / in_all) if late and in_all else 0.0
        return round(total * (1 - lost), 2)


def read_rubric(path: Path) -> Rubric:
    """The rubric in a file. Raises BadRubric."""
    name = f"--rubric {str(path)!r}"
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise BadRubric(f"{name} has more than {_MOST_BYTES:,} bytes: that is no rubric.")
        return _Reading(name).rubric(tomllib.loads(content.decode()))
    except UnicodeDecodeError:
        raise BadRubric(f"{name} is not UTF-8: save it as such.") from None
    except tomllib.TOMLDecodeError as error:
        raise BadRubric(f"{name} is not TOML: {error}.") from None
    except RecursionError:
        raise BadRubric(f"{name} is nested too deeply.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadRubric(f"{name} cannot be read: {why}.") from None


class _Reading:
    """Says where in the file something is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name

    def rubric(self, table: dict[str, Any]) -> Rubric:
        self._known(table, _KEYS, "")
        caps = dict(self._table(table, "caps"))
        total, unless = caps.pop("total", None), self._table(caps, "unless", "caps.unless")
        caps.pop("unless", None)
        late = self._table(table, "late")
        self._known(late, ("penalty",), "late.")
        rubric = Rubric(
            count=self._count(table["count"]) if "count" in table else None,
            weights=self._clauses(self._table(table, "weights"), "weights"),
            points=self._exercises(self._table(table, "points"), "points"),
            caps=self._exercises(caps, "caps"),
            unless=self._clauses(unless, "caps.unless"),
            total=None if total is None else self._number(total, "caps.total"),
            late=self._number(late.get("penalty", 0), "late.penalty", 100),
        )
        self._worth_something(rubric)
        return rubric

    def _count(self, given: Any) -> tuple[int, ...]:
        if not isinstance(given, list) or not given:
            raise self._bad("count", given, "a list of exercises, such as [1, 3]")
        return tuple(sorted({self._exercise(name, "count").number for name in given}))

    def _exercises(self, table: Mapping[str, Any], where: str) -> dict[int, float]:
        return {
            self._exercise(name, where).number: self._number(value, f"{where}.{name}")
            for name, value in table.items()
        }

    def _clauses(self, table: Mapping[str, Any], where: str) -> dict[int, dict[str, float]]:
        found = {}
        for name in table:
            exercise, inner = self._exercise(name, where), f"{where}.{name}"
            clauses = self._table(table, name, inner)
            self._known(clauses, worth(exercise), f"{inner}.")
            found[exercise.number] = {
                clause: self._number(value, f'{inner}."{clause}"')
                for clause, value in clauses.items()
            }
        return found

    def _exercise(self, name: Any, where: str) -> Exercise:
        exercise = find(str(name)) if type(name) in (int, str) else None
        if exercise is None:
            raise self._bad(where, name, "an exercise, such as ex03 ('grade list' shows all)")
        return exercise

    def _number(self, value: Any, where: str, most: float = _MOST_POINTS) -> float:
        if type(value) not in (int, float) or not 0 <= value <= most:
            raise self._bad(where, value, f"a number from 0 to {most:,.0f}")
        return float(value)

    def _table(self, table: Mapping[str, Any], key: str, where: str = "") -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self._bad(where or key, value, f"a table: [{where or key}]")
        return value

    def _known(self, table: Mapping[str, Any], keys: Collection[str], where: str) -> None:
        for key in table:
            if key not in keys:
                wanted = ", ".join(keys)
                raise BadRubric(
                    f"{self._name}: there is no '{where}{key}': one of {wanted} may stand there."
                )

    def _worth_something(self, rubric: Rubric) -> None:
        for number, weights in rubric.weights.items():
            exercise = find(str(number))
            assert exercise is not None
            if not sum((worth(exercise) | weights).values()):
                raise BadRubric(
                    f"{self._name}: all clauses of {exercise.file} weigh 0: leave it out with 'count' instead."
                )

    def _bad(self, where: str, value: Any, wanted: str) -> BadRubric:
        shown = repr(value)
        return BadRubric(
            f"{self._name}: '{where}' is {shown if len(shown) < 60 else shown[:57] + '...'}, and has to be {wanted}."
        )
