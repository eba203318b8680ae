"""An attack: a submission whose first lines say what it tries, what has to come of it, and from which level on.

    # what: one line, for the table in docs/sandbox.md
    # stopped: R                    the lowest level that stops it
    # outcome: problem exits        "passes", "fails KIND" (among others), "problem KIND", "broke"
    # otherwise: believed           what comes of it where nothing stops it, see tests/attacks/test_controls.py; " | " between what systems do
    # exercise: 3                   3 unless said
    # seconds: 0.5                  that a worker gets; 20 unless said
    # slow: why                     it takes long, and is tried with `-m slow` only
    # then: solution                what is put after it: the solution, something "wrong", or a file; nothing unless said
    # shows: "\\x1b[2J"             a text, an expression, that stands where @SHOWS@ does, and should reach nobody as it is
    # beside: conftest.py           it is no submission, but lies beside a wrong one under this name
    # bytes: b"\\0" + SOLUTION       the submission itself, an expression, for what no file should hold

    # notes: changed-grader         kinds of notes that a person has to be told, of no line

A line that ends in `# noted: KIND ...` is one that a person has to be told of, with these kinds of notes, and no other is.
Words like @SECRET@ stand for things of the world that it attacks (tests/attacks/world.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.records.exercise import EXERCISES, Exercise
from grader.records.verdict import Verdict
from grader.records.wire import Letter

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LETTERS: tuple[Letter, ...] = ("R", "B", "A")
CATEGORIES = {
    "ending": "Ending the process before anything is judged",
    "forging": "Forging a result",
    "reading": "Reading what is not the student's",
    "reaching": "Reaching out",
    "harming": "Harming the grader and the machine",
    "hanging": "Hanging",
    "persisting": "Staying for the next submission",
    "beside": "Files beside the submission",
    "feeding": "Feeding odd bytes",
    "showing": "Showing something to whoever reads the report",
    "knowing": "Knowing the grader",
    "honest": "Honest programs that a careless sandbox fails",
}  # fmt: skip

_FIELD = re.compile(r"# (\w+): (.*)")
_NOTED = re.compile(r"# noted: (.*)")
_WRONG = {
    1: 'def run_all(tasks):\n    return ["nothing"]\n',
    2: 'def pool_map(func, items, workers):\n    return ["nothing"]\n',
    3: 'def safe_print(*values, sep=" ", end="\\n", file=None):\n    return "nothing"\n',
}


@dataclass(frozen=True, slots=True)
class Attack:
    """One file. fields: what its first lines say."""

    file: Path
    fields: Mapping[str, str]
    text: str

    @property
    def name(self) -> str:
        return f"{self.category}/{self.file.stem}"

    @property
    def category(self) -> str:
        return self.file.parent.name

    @property
    def stopped(self) -> Letter:
        letter = self.fields["stopped"]
        return next(known for known in LETTERS if known == letter)

    @property
    def beside(self) -> str:
        """The name under which it lies beside a submission; blank if it is one."""
        return self.fields.get("beside", "")

    @property
    def levels(self) -> tuple[Letter, ...]:
        """Those that have to stop it, the weakest first."""
        return LETTERS[LETTERS.index(self.stopped) :]

    @property
    def weaker(self) -> Letter | None:
        """The strongest level that does not claim to stop it; None where each does."""
        place = LETTERS.index(self.stopped)
        return LETTERS[place - 1] if place else None

    @property
    def exercise(self) -> Exercise:
        number = int(self.fields.get("exercise", "3"))
        return next(exercise for exercise in EXERCISES if exercise.number == number)

    @property
    def seconds(self) -> float:
        return float(self.fields.get("seconds", "20"))

    @property
    def otherwise(self) -> tuple[str, ...]:
        """What may come of it where nothing stops it: systems differ."""
        return tuple(self.fields["otherwise"].split(" | "))

    def source(self, world: Mapping[str, str]) -> bytes:
        """The submission, with `world` in the place of the words that stand for it."""
        if "bytes" in self.fields:
            made = eval(self.fields["bytes"], {"SOLUTION": self._solution().encode()})
            assert isinstance(made, bytes)
            return made
        text = f"{self.text}\n{self._then()}"
        for name, value in {**world, "SHOWS": self.fields.get("shows", "")}.items():
            text = text.replace(f"@{name}@", value)
        assert not re.search(r"@[A-Z]+@", text), "a word that stands for nothing"
        return text.encode()

    @property
    def shows(self) -> str:
        """The text that should reach nobody as it is."""
        text = eval(self.fields["shows"])
        assert isinstance(text, str)
        return text

    def noted(self) -> set[tuple[str, int]]:
        """Which kinds of notes have to be told of which lines, 0 for none."""
        lines = enumerate(self.text.splitlines(), 1)
        marks = ((number, _NOTED.search(line)) for number, line in lines)
        whole = {(kind, 0) for kind in self.fields.get("notes", "").split()}
        return whole | {(kind, number) for number, mark in marks if mark for kind in mark[1].split()}

    def _then(self) -> str:
        then: str = self.fields.get("then", "")
        if then.endswith(".py"):
            return (ROOT / then).read_text()
        if then == "solution":
            return self._solution()
        return _WRONG[self.exercise.number] if then == "wrong" else then

    def _solution(self) -> str:
        return (ROOT / "solutions" / f"{self.exercise.file}.py").read_text()


def outcome(verdict: Verdict) -> str:
    """A verdict in the words of `outcome`, but with all kinds of failures."""
    if verdict.problem is not None:
        return f"problem {verdict.problem.kind}"
    kinds = {check.kind for check in verdict.checks if check.status == "failed"}
    return " ".join(["fails", *sorted(kinds)]) if kinds else "passes"


def agrees(said: str, came: str) -> bool:
    """Whether what came of an attack is what its first lines say."""
    return set(said.split()) <= set(came.split()) and said.split()[0] == came.split()[0]


def attacks(*categories: str) -> list[Attack]:
    """All, or those of some categories, in the order of the table."""
    return [
        _read(file)
        for category in categories or CATEGORIES
        for file in sorted((HERE / category).glob("*.py"))
    ]


def submissions() -> list[Attack]:
    """Those that are submissions by themselves."""
    return [attack for attack in attacks() if not attack.beside]


def _read(file: Path) -> Attack:
    text = file.read_text()
    fields: dict[str, str] = {}
    for line in text.splitlines():
        field = _FIELD.fullmatch(line)
        if field is None:
            break
        fields[field[1]] = field[2]
    return Attack(file, fields, text)
