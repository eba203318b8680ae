"""A grader in a process of its own, as any user: a request a line on standard input, an answer a line on standard output.

    serve.py        the requests and answers are those below, as JSON; the first line says that it is there
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from grader.judge import second
from grader.judge.effort import EFFORTS
from grader.judge.grading import grade
from grader.judge.submissions import Source, refused
from grader.records.exercise import find
from grader.records.verdict import Verdict
from grader.records.wire import Letter
from grader.sandbox.level import level_of
from grader.sandbox.limits import Limits
from grader.sandbox.worker import GraderBroke
from grader.sandbox.zygote import Zygote


class Grade(msgspec.Struct, frozen=True):
    """What to grade, and how: the level that its workers have, the seconds that they get."""

    exercise: str
    filename: str
    source: bytes
    level: Letter
    seconds: float


class Answer(msgspec.Struct, frozen=True):
    """Either a verdict, or why there is none. level: the one that the machine gives, none above what was asked for."""

    level: Letter
    missed: str = ""
    verdict: Verdict | None = None
    broke: str = ""


class Server:
    """The parents of workers, each started when it is first asked for."""

    def __init__(self) -> None:
        self._zygotes: dict[tuple[Letter, float], Zygote] = {}

    def answer(self, request: Grade) -> Answer:
        zygote = self._zygote(request.level, request.seconds)
        reached = zygote.reached
        letter = reached.level.letter
        if letter != request.level:
            return Answer(letter, missed=reached.why_not(level_of(request.level)))
        second.PATIENCE = (min(request.seconds, 10.0),) * 3
        exercise = find(request.exercise)
        assert exercise is not None
        source = Source(request.filename, request.source, len(request.source))
        effort = EFFORTS["quick"]
        if source.problem is not None:
            verdict = refused(exercise, source.problem, 0, effort, reached.lines())
            return Answer(letter, verdict=verdict)
        try:
            verdict = grade(zygote, exercise, source.filename, source.content, 0, effort)
        except GraderBroke as broke:
            self.close()
            return Answer(letter, broke=str(broke))
        return Answer(letter, verdict=verdict)

    def close(self) -> None:
        while self._zygotes:
            self._zygotes.popitem()[1].close()

    def _zygote(self, level: Letter, seconds: float) -> Zygote:
        known = (level, seconds)
        if known not in self._zygotes:
            limits = Limits(wall_seconds=seconds)
            self._zygotes[known] = Zygote(limits, strongest=level_of(level))
        return self._zygotes[known]


def main() -> None:
    server = Server()
    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    for line in sys.stdin.buffer:
        answer = server.answer(msgspec.json.decode(line, type=Grade))
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()
    server.close()


if __name__ == "__main__":
    main()
