"""`grade new`: an exercise of one's own, as a working example to change."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from grader.checks import own
from grader.checks.mounting import Unusable
from grader.cli.columns import table
from grader.cli.errors import FAILED, PASSED, WrongUsage
from grader.cli.output import emit
from grader.cli.placing import Placed, Planned, place
from grader.records.exercise import EXERCISES
from grader.report.visible import shell_word

_TEMPLATE = Path(__file__).parents[1] / "templates" / "exercise"


@click.command("new")
@click.argument("name", metavar="NAME")
def command(name: str) -> int:
    """Make a folder NAME with an exercise of your own: stub, solution, checks, mutants and a variant that work.

    NAME may stand in a folder, which then is what --exercises takes. Nothing that is there is replaced; the exit code is
    1 if some of it was there already.

    \b
    Examples:
      grade new course/counter
      grade --exercises course new counter
    """
    path = Path(EXERCISES.given, name)
    if not own.is_key(path.name):
        raise WrongUsage(f"NAME {name!r}: an exercise's name has to be of a-z, 0-9 and _.")
    try:
        number = own.next_number(path.parent)
    except Unusable as error:
        raise WrongUsage(f"{error}.") from None
    placed = place(path, _plan(path.name, number))
    emit(lambda out: _tell(path, placed, out))
    return FAILED if any(one.fate != "new" for one in placed) else PASSED


def _plan(name: str, number: int) -> list[Planned]:
    filled = {"@NUMBER@": str(number), "@NAME@": name, "@FILE@": f"ex{number:02}_{name}"}
    plan = []
    for file in sorted(file for file in _TEMPLATE.rglob("*") if file.suffix in (".py", ".toml")):
        text = file.read_text("utf-8")
        for mark, value in filled.items():
            text = text.replace(mark, value)
        plan.append(Planned(file.relative_to(_TEMPLATE).as_posix(), text.encode()))
    return plan


def _tell(path: Path, placed: list[Placed], out: TextIO) -> None:
    for line in table((one.name, _fate(one)) for one in placed):
        print(line, file=out)
    parent = shell_word(str(path.parent))
    print(f"\nNext: grade --exercises {parent} verify", file=out)


def _fate(one: Placed) -> str:
    return "new" if one.fate == "new" else "there already: left as it is"
