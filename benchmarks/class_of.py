"""Makes up a class: a folder a student, with files out of solutions, variants, mutants and stubs of this repository.

    python benchmarks/class_of.py DIR --students 300

The same arguments make the same class. No two files are the same, so that each has to be graded.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from grader.judge.corpus import known
from grader.records.exercise import EXERCISES, Exercise

ROOT = Path(__file__).parents[1]
MIX = {
    "solution": 0.05,
    "variant": 0.4,
    "mutant": 0.45,
    "stub": 0.05,
    "broken": 0.02,
    "missing": 0.03,
}
"""Which part of a class hands in what: a guess."""
BROKEN = b"def this is no Python\n"


def make(folder: Path, students: int, exercises: tuple[Exercise, ...] = EXERCISES) -> int:
    """Makes `students` folders in `folder`; how many files there are."""
    chance = random.Random(0)
    corpus = {exercise.key: _by_role(exercise) for exercise in exercises}
    files = 0
    for number in range(students):
        place = folder / f"student{number:04}"
        place.mkdir(parents=True)
        for exercise in exercises:
            (role,) = chance.choices(list(MIX), list(MIX.values()))
            if role != "missing":
                content = BROKEN if role == "broken" else chance.choice(corpus[exercise.key][role])
                mark = f"\n# handed in by {place.name}\n".encode()
                (place / f"{exercise.file}.py").write_bytes(content + mark)
                files += 1
    return files


def _by_role(exercise: Exercise) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for submission in known(ROOT, exercise):
        found.setdefault(submission.role, []).append(submission.file.read_bytes())
    return found


def main() -> None:
    """Makes the class that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--students", type=int, default=300)
    arguments = parser.parse_args()
    files = make(arguments.folder, arguments.students)
    print(f"{arguments.folder}: {arguments.students} students, {files} files")


if __name__ == "__main__":
    main()
