"""`grade init`: makes a student's folder, or an autograder for Gradescope."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from grader import __version__
from grader.cli.errors import FAILED, PASSED, NotWritable
from grader.cli.output import emit
from grader.cli.placing import Placed, Planned, place
from grader.cli.state import IGNORED, STATE, refuse_link
from grader.judge.stubs import stub_of
from grader.records.exercise import EXERCISES
from grader.report.visible import shell_word, visible

_TEMPLATES = Path(__file__).parents[1] / "templates"
_STUDENT = {
    "README.md": "README.md",
    "project.toml": "pyproject.toml",
    "gitignore": ".gitignore",
    "grade.yml": ".github/workflows/grade.yml",
    "devcontainer.json": ".devcontainer/devcontainer.json",
}
_GRADESCOPE = ("setup.sh", "run_autograder")


@click.command("init")
@click.argument("folder", metavar="DIR")
@click.option(
    "--gradescope", is_flag=True, help="Make the two programs of a Gradescope autograder instead."
)
def command(folder: str, gradescope: bool) -> int:
    """Make DIR a folder to work in: the exercises, a README, settings for CI and for editors.

    A file that is there already is never replaced; where it is not what would be written, it has a line, and the exit code
    is 1. Else it is 0. With 'grade --exercises PATH' it is the exercises alone.

    \b
    Examples:
      grade init threads
      grade init .
      grade init autograder --gradescope
    """
    if not folder:
        raise NotWritable("DIR is empty: give the folder that is to be made, such as 'threads'.")
    if not gradescope:
        refuse_link(Path(folder) / "exercises")
    placed = place(Path(folder), _autograder() if gradescope else _student())

    def write(out: TextIO) -> None:
        for one in placed:
            print(f"{visible(one.name):<35}  {_told(one)}", file=out)
        if not gradescope:
            print(f"\nNext: cd {shell_word(folder)}, then grade watch", file=out)

    emit(write)
    return FAILED if any(one.fate == "differs" for one in placed) else PASSED


def _student() -> list[Planned]:
    stubs = [Planned(f"exercises/{one.file}.py", stub_of(one)) for one in EXERCISES]
    others = [Planned(name, _filled_in(f"student/{kept}")) for kept, name in _STUDENT.items()]
    state = Planned(f"exercises/{STATE}/.gitignore", IGNORED)
    # The rest is about our own exercises, and would not find an instructor's.
    return [*stubs, state] if EXERCISES.given else [*stubs, *others, state]


def _autograder() -> list[Planned]:
    return [Planned(name, _filled_in(f"gradescope/{name}"), program=True) for name in _GRADESCOPE]


def _filled_in(template: str) -> bytes:
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    rows = "\n".join(f"{one.number}. `{one.file}.py`: {one.title}" for one in EXERCISES)
    return text.replace("@VERSION@", __version__).replace("@EXERCISES@", rows).encode()


def _told(one: Placed) -> str:
    match one.fate:
        case "new":
            return "new"
        case "same":
            return "there already"
        case "differs":
            lines = "1 line" if one.lines == 1 else f"{one.lines} lines"
            return f"there already and differs ({lines}): left as it is"
