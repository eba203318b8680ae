"""The loop of `grade watch`: what is saved is graded, what is seen is current. Heavy to import: see grader/cli/lazy.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.checks.hints import hint
from grader.cli.background import SEED, Background, Broke, Done, Job, Step
from grader.cli.inbox import Inbox
from grader.cli.options import Options
from grader.cli.standing import standing_of
from grader.cli.state import note
from grader.cli.terminal import END, Gone, Terminal
from grader.cli.watch_page import Shown, page, status, unfinished
from grader.judge.effort import EFFORTS
from grader.judge.submissions import Source, read_source
from grader.records.exercise import EXERCISES, Exercise
from grader.report.graded import Graded
from grader.report.visible import shell_word, visible
from grader.sandbox.zygote import Zygote

_QUICK, _CLOSER = EFFORTS["quick"], EFFORTS["normal"]


@dataclass(frozen=True, slots=True)
class _Saved:
    """These files were saved; with none, it is time to look."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Blind:
    """Saves cannot be seen any more."""

    error: Exception


@dataclass(frozen=True, slots=True)
class _Redraw:
    """The terminal has changed."""


def watch(
    path: str,
    first: Exercise | None,
    terminal: Terminal,
    make_saves: Callable[..., Any],
    zygote: Zygote,
) -> None:
    """Watch until somebody quits, or the terminal is gone. path: of the folder, as it was given; make_saves:
    `grader.cli.saves.Saves`.

    Raises SavesUnseen.
    """
    with Inbox() as inbox, Background(zygote, inbox.put) as background:
        names = {f"{exercise.file}.py" for exercise in EXERCISES}
        saves = make_saves(
            path, names,
            lambda saved: inbox.put(_Saved(saved)), lambda error: inbox.put(_Blind(error)),
        )  # fmt: skip
        with terminal.by_key(lambda: inbox.put(_Redraw())), saves:
            try:
                _Watch(path, terminal, background).run(inbox, first)
            except Gone:
                pass


class _Watch:
    """What is looked at, and what is seen of it."""

    def __init__(self, path: str, terminal: Terminal, background: Background) -> None:
        self._path = path
        self._folder = Path(path)
        self._terminal = terminal
        self._background = background
        self._seen: dict[str, Source] = {}
        self._shown = Shown(EXERCISES[0])
        self._goes_on = True
        self._over = False

    def run(self, inbox: Inbox, first: Exercise | None) -> None:
        """Until it is over."""
        self._seen = {one.key: self._read(one) for one in EXERCISES}
        self._look_at(first or self._next_to_do(EXERCISES[-1]) or EXERCISES[0], first is None)
        while not self._over:
            letters, pressed = inbox.wait(self._terminal.input)
            for letter in letters:
                self._handle(letter)
            for key in self._terminal.keys() if pressed else "":
                self._press(key)
        self._terminal.write("\n")

    def _handle(self, letter: object) -> None:
        match letter:
            case _Saved(names):
                self._saved(names)
            case Step() if self._background.is_about(letter):
                self._terminal.status(status(letter))
            case Done() if self._background.is_about(letter):
                self._done(letter)
            case Broke() if self._background.is_about(letter):
                self._shown.graded = (
                    None  # a quick look that passed says what goes on, which is over
                )
                self._shown.waits = (
                    f"The grader itself broke, which costs nothing: {visible(str(letter.error))}. "
                    "Please report it. r tries again."
                )
                self._draw()
            case _Blind(error):
                self._terminal.write("\n")  # what is said about it has a line of its own
                raise error
            case _Redraw():
                self._draw()

    def _press(self, key: str) -> None:
        exercise = self._shown.exercise
        key = key.lower()  # with caps lock on, they are capital letters
        if key in ("q", END):
            self._over = True
        match key:
            case "h":
                self._shown.hint = "" if self._shown.hint else self._hint()
                self._draw()
            case "r":
                self._look_at(exercise, self._goes_on)
            case "n" | "p":
                step = 1 if key == "n" else -1
                place = EXERCISES.index(exercise) + step
                self._look_at(EXERCISES[place % len(EXERCISES)], goes_on=False)

    def _saved(self, names: frozenset[str]) -> None:
        """Look at what was saved, if it is another text than before: the exercise in view first."""
        current = self._shown.exercise
        others = [one for one in EXERCISES if f"{one.file}.py" in names and one != current]
        for exercise in (current, *others):
            if self._read(exercise) != self._seen[exercise.key]:
                self._look_at(exercise, goes_on=True)
                return

    def _look_at(self, exercise: Exercise, goes_on: bool, news: str = "") -> None:
        """Grade this now, and show nothing that is stale. goes_on: to the next one, if it passes."""
        self._goes_on = goes_on
        self._shown = Shown(exercise, news)
        source = self._read(exercise)
        self._seen[exercise.key] = source
        if source.missing:
            self._background.cancel()
            self._shown.waits = f"{source.filename} is not there: it is graded once you save it."
            self._draw()
            return
        self._draw()
        self._background.begin(Job(exercise, source, _QUICK))

    def _done(self, done: Done) -> None:
        job, verdict = done.job, done.verdict
        if not unfinished(verdict):
            note(self._file(job.exercise), job.exercise, job.source.content, verdict)
        self._shown.graded = self._graded(done)
        if verdict.passed and job.effort == _QUICK:
            self._draw()
            self._background.begin(Job(job.exercise, job.source, _CLOSER))
        elif verdict.passed and self._goes_on:
            self._go_on()
        else:
            self._draw()

    def _graded(self, done: Done) -> Graded:
        job = done.job
        options = Options(self._path, SEED, job.effort, "text")
        again = options.command(f"exercise {job.exercise.number}", shell_word)
        file = str(self._file(job.exercise))
        return Graded(done.verdict, file, again, done.warning, job.source.content)

    def _go_on(self) -> None:
        following = self._next_to_do(self._shown.exercise)
        if following is None:
            self._draw()
            return
        number = self._shown.exercise.number
        self._look_at(following, goes_on=True, news=f"Exercise {number} passed. On to the next.")

    def _next_to_do(self, after: Exercise) -> Exercise | None:
        """The first that is there and has not passed, from the one behind `after` on, around the end."""
        place = EXERCISES.index(after) + 1
        for exercise in (*EXERCISES[place:], *EXERCISES[:place]):
            file = self._file(exercise)
            if file.exists() and not standing_of(file, exercise).passed:
                return exercise
        return None

    def _hint(self) -> str:
        exercise, graded = self._shown.exercise, self._shown.graded
        checks = graded.verdict.checks if graded else ()
        kinds = [check.kind for check in checks if check.status == "failed" and check.kind]
        return hint(exercise, kinds[0] if kinds else "")

    def _draw(self) -> None:
        self._terminal.clear()
        with self._terminal.showing():
            page(self._shown, self._folder, self._terminal.width)

    def _file(self, exercise: Exercise) -> Path:
        return self._folder / f"{exercise.file}.py"

    def _read(self, exercise: Exercise) -> Source:
        file = self._file(exercise)
        try:
            return read_source(file)
        except OSError:
            return Source(file.name, b"", 0, missing=True)
