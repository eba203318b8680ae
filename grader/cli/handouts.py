"""What `grade init` puts into a folder: what a student works with, or what Gradescope grades with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from grader import __version__
from grader.cli.errors import NotReadable
from grader.cli.placing import Planned
from grader.cli.state import IGNORED, STATE
from grader.judge.stubs import stub_of
from grader.records.exercise import EXERCISES

_TEMPLATES = Path(__file__).parents[1] / "templates"
_STUDENT = {
    "README.md": "README.md",
    "project.toml": "pyproject.toml",
    "gitignore": ".gitignore",
    "grade.yml": ".github/workflows/grade.yml",
    "devcontainer.json": ".devcontainer/devcontainer.json",
}
_GRADESCOPE = ("setup.sh", "run_autograder")
_COURSE = "course"
"""The folder of an autograder that an instructor's own exercises lie in."""
_NOT_FOR_GRADING = {"mutants", "variants", "__pycache__"}


def student() -> list[Planned]:
    """The stubs, and what goes with ours: a README, settings for CI and for editors."""
    stubs = [Planned(f"exercises/{one.file}.py", stub_of(one)) for one in EXERCISES]
    others = [Planned(name, _filled_in(f"student/{kept}")) for kept, name in _STUDENT.items()]
    state = Planned(f"exercises/{STATE}/.gitignore", IGNORED)
    # The rest is about our own exercises, and would not find an instructor's.
    return [*stubs, state] if EXERCISES.given else [*stubs, *others, state]


def autograder() -> list[Planned]:
    """The two programs of a Gradescope autograder, and an instructor's own exercises. Raises NotReadable."""
    programs = [
        Planned(name, _filled_in(f"gradescope/{name}"), program=True) for name in _GRADESCOPE
    ]
    return [*programs, *(_course() if EXERCISES.given else ())]


def _course() -> Iterator[Planned]:
    """An instructor's own exercises, without what nothing but `grade verify` looks at."""
    course = Path(EXERCISES[0].home).parent
    beside = sorted(course.glob("*.py"))  # what several exercises import
    for file in [*beside, *(file for one in EXERCISES for file in _files(Path(one.home)))]:
        try:
            yield Planned(f"{_COURSE}/{file.relative_to(course).as_posix()}", file.read_bytes())
        except OSError as error:
            raise NotReadable(f"{str(file)!r} cannot be read: {error.strerror}.") from None


def _files(home: Path) -> Iterator[Path]:
    for file in sorted(home.rglob("*")):
        parts = file.relative_to(home).parts
        hidden = any(part.startswith(".") for part in parts)
        if file.is_file() and not hidden and not _NOT_FOR_GRADING & set(parts):
            yield file


def _filled_in(template: str) -> bytes:
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    marks = {
        "@VERSION@": __version__,
        "@EXERCISES@": "\n".join(f"{one.number}. `{one.file}.py`: {one.title}" for one in EXERCISES),
        "@OWN@": f" --exercises /autograder/source/{_COURSE}" if EXERCISES.given else "",
    }  # fmt: skip
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text.encode()
