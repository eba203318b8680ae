"""`python -m tests.honest [LEVEL...]`: 200 correct submissions, graded with little effort at sandbox levels R, B and A (or
those named). Prints each that does not pass, and how long the second opinion on real threads takes; 1 if any does not."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.judge import grading
from grader.judge.corpus import Known, known
from grader.judge.effort import EFFORTS
from grader.judge.hunt import Passed
from grader.judge.second import Opinion
from grader.judge.verification import trouble
from grader.records.exercise import EXERCISES, Exercise
from grader.records.finding import Finding
from grader.sandbox.level import LEVELS, level_of
from grader.sandbox.zygote import Zygote
from tests.known import ROOT

from .preludes import PRELUDES, with_prelude

AT_ONCE = 2  # submissions, as `grade verify`
opinions: list[float] = []


class TimedOpinion(Opinion):
    def findings(self, passed: list[Passed]) -> list[Finding]:
        began = time.monotonic()
        try:
            return super().findings(passed)
        finally:
            opinions.append(time.monotonic() - began)


def submissions(folder: Path) -> Iterator[tuple[Exercise, Known]]:
    """Solutions, variants, and solutions behind preludes, which are written to `folder`."""
    for exercise in EXERCISES:
        for one in known(ROOT, exercise):
            if one.role not in ("solution", "variant"):
                continue
            yield exercise, one
            for number, name in enumerate(PRELUDES) if one.role == "solution" else ():
                file = folder / f"{exercise.file}_{number}.py"
                file.write_text(with_prelude(name, one.file.read_text()))
                yield exercise, Known("variant", file)


def main(letters: list[str]) -> int:
    """How many did not pass."""
    grading.Opinion = TimedOpinion
    wrong = 0
    with TemporaryDirectory() as folder:
        all_of_them = list(submissions(Path(folder)))
        for letter in letters:
            wrong += at_level(letter, all_of_them)
    return int(wrong > 0)


def at_level(letter: str, all_of_them: list[tuple[Exercise, Known]]) -> int:
    opinions.clear()
    wrong, began = 0, time.monotonic()
    with Zygote(strongest=level_of(letter)) as zygote, ThreadPoolExecutor(AT_ONCE) as pool:
        assert zygote.reached.level.letter == letter, zygote.reached.missed

        def grade(given: tuple[Exercise, Known]) -> str:
            return trouble(zygote, *given, 0, EFFORTS["quick"])

        for (_, one), found in zip(all_of_them, pool.map(grade, all_of_them), strict=True):
            wrong += bool(found)
            if found:
                print(f"{letter}: {one.file}: {found}", flush=True)
    seconds = time.monotonic() - began
    print(
        f"{letter}: {len(all_of_them) - wrong} of {len(all_of_them)} pass, in {seconds:.0f} s; {told()}",
        flush=True,
    )
    return wrong


def told() -> str:
    low, middle, high = min(opinions), statistics.median(opinions), max(opinions)
    return f"second opinion {middle:.2f} s in the median ({low:.2f} to {high:.2f}), {len(opinions)} of them"


if __name__ == "__main__":
    sys.exit(main([word.upper() for word in sys.argv[1:]] or [level.letter for level in LEVELS]))
