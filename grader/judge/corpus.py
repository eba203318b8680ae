"""Submissions of which it is known what grading them has to come to: stubs, solutions, mutants and variants.

A mutant says in its first line which clauses it breaks: `# breaks: 3.2, R4` (one of them has to fail).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from grader.records.exercise import Exercise

Role = Literal["stub", "solution", "mutant", "variant"]
ROLES: tuple[Role, ...] = ("stub", "solution", "mutant", "variant")
_MARK = "# breaks:"


class Known(NamedTuple):
    """A submission whose verdict is known. clauses: those of which one has to fail, for a mutant."""

    role: Role
    file: Path
    clauses: frozenset[str] = frozenset()


class NoClause(ValueError):  # noqa: N818 - says what is wrong with the file
    """A mutant does not say which clause it breaks."""


def known(root: Path, exercise: Exercise) -> Iterator[Known]:
    """All that lie under `root` for an exercise, in the order of ROLES and of their names; in its own folder, if it is an
    instructor's own.

    Raises NoClause for a mutant whose first line is not as it should be.
    """
    if exercise.home:
        yield from _own(Path(exercise.home))
        return
    name = f"{exercise.file}.py"
    short = exercise.file.partition("_")[0]
    yield from (Known("stub", file) for file in sorted((root / "exercises").glob(name)))
    yield from (Known("solution", file) for file in sorted((root / "solutions").glob(name)))
    for file in sorted((root / "tests" / "mutants" / short).glob("*.py")):
        yield Known("mutant", file, clauses_of(file))
    for file in sorted((root / "tests" / "variants" / short).glob("*.py")):
        yield Known("variant", file)


def _own(home: Path) -> Iterator[Known]:
    yield Known("stub", home / "stub.py")
    yield Known("solution", home / "solution.py")
    for file in sorted((home / "mutants").glob("*.py")):
        yield Known("mutant", file, clauses_of(file))
    for file in sorted((home / "variants").glob("*.py")):
        yield Known("variant", file)


def clauses_of(file: Path) -> frozenset[str]:
    """The clauses that a mutant says it breaks. Raises NoClause."""
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    clauses = frozenset(
        word.strip() for word in first.removeprefix(_MARK).split(",") if word.strip()
    )
    if not first.startswith(_MARK) or not clauses:
        raise NoClause(
            f"{file}: its first line should name the clause that it breaks, as '# breaks: 3.2'"
        )
    return clauses
