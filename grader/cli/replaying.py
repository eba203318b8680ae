"""Does a run again and tells of it. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from grader.cli.errors import FAILED, PASSED, NotReadable, WrongUsage
from grader.cli.options import Options
from grader.cli.output import emit
from grader.judge.replaying import NotReplayable, Replayed, replay, scenario_from, scenario_of
from grader.judge.submissions import Source
from grader.records import schedule
from grader.records.exercise import Exercise
from grader.records.finding import Problem
from grader.report import chrome_trace, replay_text
from grader.report.visible import visible
from grader.sandbox.zygote import Zygote


def replay_one(
    zygote: Zygote,
    exercise: Exercise,
    file: Path,
    source: Source,
    options: Options,
    text: str,
    scenario_text: str,
    step: bool,
    trace_file: str,
) -> int:
    """Replay, print the steps, write the trace; the exit code."""
    problem = source.problem
    if problem is None:
        try:
            replayed = _replayed(zygote, exercise, source, options, text, scenario_text)
        except NotReplayable as error:
            raise WrongUsage(f"{error}.") from None
        if isinstance(replayed, Replayed):
            _tell(file, replayed, step)
            if trace_file:
                _write_trace(replayed, file, trace_file)
            return FAILED if replayed.findings else PASSED
        problem = replayed
    return _refuse(problem)


def _replayed(
    zygote: Zygote,
    exercise: Exercise,
    source: Source,
    options: Options,
    text: str,
    scenario_text: str,
) -> Replayed | Problem:
    name, content = source.filename, source.content
    if scenario_text:
        scenario = scenario_from(exercise, scenario_text)
    else:
        scenario = scenario_of(zygote, exercise, name, content, text, options.seed, options.effort)
    return replay(zygote, exercise, name, content, scenario, schedule.from_text(text))


def _refuse(problem: Problem) -> int:
    emit(lambda out: print(visible(problem.message), file=out))
    return FAILED


def _tell(file: Path, replayed: Replayed, step: bool) -> None:
    waits = step and sys.stdin is not None and sys.stdin.isatty()

    def write(out: TextIO) -> None:
        print(replay_text.head(str(file), replayed.schedule, replayed.preemptions), file=out)
        if waits:
            print("Enter for the next step, q and Enter for the end.", file=out)
        print(file=out)
        going = waits
        for text in replay_text.steps(replayed.steps):
            print(text, end="" if going else "\n", file=out)
            if going:
                out.flush()
                going = not sys.stdin.readline().strip().lower().startswith("q")
        print(file=out)
        told = replay_text.outcome(replayed.ending, replayed.findings, replayed.sentence)
        print(told, file=out)

    emit(write)


def _write_trace(replayed: Replayed, file: Path, wanted: str) -> None:
    try:
        with Path(wanted).open("w", encoding="utf-8") as out:
            chrome_trace.write(replayed.steps, f"{file} {replayed.schedule}", out)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotReadable(f"--trace {wanted!r} cannot be written: {why}.") from None
