"""From what stands on the command line to the exercise and the file that are meant."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from grader.cli.errors import NoSuchPath, NotInFolder, NotReadable, UnknownExercise
from grader.cli.options import DEFAULT_PATH
from grader.cli.suggestions import suggestion
from grader.judge.submissions import NotAFileError, Source, read_source
from grader.records.exercise import EXERCISES, Exercise, find


def find_exercise(wanted: str) -> Exercise:
    """The exercise of this number or name. Raises UnknownExercise."""
    exercise = find(wanted)
    if exercise is None:
        names = [name for known in EXERCISES for name in (known.file, known.key)]
        hint = suggestion(wanted, names)
        raise UnknownExercise(
            f"There is no exercise {wanted!r}.{hint} 'grade list' shows all of them."
        )
    return exercise


def file_of(exercise: Exercise, given: str) -> Path:
    """Where `exercise` lies: `given` itself, or the exercise's file in that folder. Raises WrongUsage."""
    file = place_of(exercise, given)
    if not os.path.lexists(file):
        raise NotInFolder(_not_in_folder(exercise, given))
    return file if file == Path(given) else _kept_inside(file)


def place_of(exercise: Exercise, given: str) -> Path:
    """Where `exercise` lies or would lie. Raises WrongUsage where `given` is not there."""
    path = Path(given)
    return path / f"{exercise.file}.py" if _is_folder(given) else path


def files_in(given: str) -> dict[str, Path]:
    """The files of the exercises that are there in the folder `given`, by exercise key. Raises WrongUsage."""
    if not _is_folder(given):
        raise NotReadable(
            f"--path {given!r} is a file: give the folder that holds the exercises. "
            "'grade exercise N --path FILE' grades one file."
        )
    files = {exercise.key: Path(given) / f"{exercise.file}.py" for exercise in EXERCISES}
    return {key: _kept_inside(file) for key, file in files.items() if os.path.lexists(file)}


def _kept_inside(file: Path) -> Path:
    """The file of a folder, if it was put there: not a link to one that somebody may only guess at. Raises NotReadable."""
    if file.is_symlink() and not _real(file).is_relative_to(_real(file.parent)):
        raise NotReadable(
            f"{str(file)!r} is a link that leads out of its folder: put the file itself there, or name it "
            "by --path FILE."
        )
    return file


def _real(path: Path) -> Path:
    """Where a path leads. Path.resolve raises where links lead in a circle; here, reading will say so."""
    return Path(os.path.realpath(path))


def read(path: Path) -> Source:
    """The submission at `path`. Raises NotReadable."""
    try:
        return read_source(path)
    except (NotAFileError, IsADirectoryError):
        what = "is a folder" if path.is_dir() else "is not a regular file"
        raise NotReadable(f"{str(path)!r} {what}: --path wants a Python file.") from None
    except OSError as error:
        raise NotReadable(f"{str(path)!r} cannot be read: {error.strerror}.") from error


def _is_folder(given: str) -> bool:
    """Whether `given` is a folder; False if it is anything else that is there."""
    try:
        if given:
            return stat.S_ISDIR(Path(given).stat().st_mode)
        raise NoSuchPath("--path is empty: give it a file, or the folder that holds the exercises.")
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchPath(_no_such_path(given)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotReadable(f"--path {given!r} cannot be read: {why}.") from error


def _no_such_path(given: str) -> str:
    if given == DEFAULT_PATH:
        return (
            f"There is no folder {given!r} here: go where it is, or say --path FILE|DIR. "
            "'grade init DIR' makes one."
        )
    path = Path(given)
    if path.is_symlink():
        return f"--path {given!r} is a link to something that is not there."
    hint = suggestion(path.name, _names(path.parent))
    return f"--path {given!r} is not there.{hint}"


def _not_in_folder(exercise: Exercise, given: str) -> str:
    wanted = f"{exercise.file}.py"
    there = [name for name in _names(Path(given)) if name.endswith(".py")]
    other = {f"{known.file}.py" for known in EXERCISES}
    hint = suggestion(wanted, [name for name in there if name not in other])
    what = "is a folder and has" if given.endswith(".py") else "has"
    return f"--path {given!r} {what} no {wanted}.{hint} --path takes one file of any name, too."


def _names(folder: Path) -> list[str]:
    """What is in a folder, as far as one may look."""
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
