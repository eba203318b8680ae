"""What the command line ends with when it cannot do what it was asked for.

    GradeError              one line on standard error; carries the exit code
    ├── WrongUsage          2   the caller can put it right
    │   ├── UnknownExercise
    │   ├── NoSuchPath          nothing is there under that path
    │   ├── NotInFolder         the folder is there, the exercise's file is not in it
    │   ├── NotReadable         something is there, but it is no file that can be read
    │   ├── NotWritable         no file can be written there
    │   ├── WeakSandbox         the machine gives less than the level asked for
    │   ├── NoTerminal          a terminal is needed, and there is none
    │   ├── WatchedAlready      another `grade watch` is on that folder
    │   ├── SavesUnseen         the system does not tell what is saved in a folder
    │   └── MissingExtra        an optional package is not installed
    └── OutputFailed        3   the report cannot be written

    Stopped                 128 + n   a signal asked us to end. No Exception, so that nothing takes it
                            for a failure; no KeyboardInterrupt, as click adds an empty line to that

What a student's submission lacks is none of them: that is a Problem, and stands in the verdict.
"""

from __future__ import annotations

import os
import signal
from typing import NoReturn

PASSED = 0
FAILED = 1
WRONG_USAGE = 2
GRADER_BROKE = 3

ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
"""The signals that ask us to end."""


class GradeError(Exception):
    """The command cannot be done. The message is one line: what was given, what is wrong, what to do."""

    exit_code = GRADER_BROKE


class WrongUsage(GradeError):  # noqa: N818 - says what happened
    """The command was given something that it cannot work with."""

    exit_code = WRONG_USAGE


class UnknownExercise(WrongUsage):
    """There is no exercise of that number or name."""


class NoSuchPath(WrongUsage):
    """Nothing is there under that path."""


class NotInFolder(WrongUsage):
    """The folder does not hold the file of the exercise."""


class NotReadable(WrongUsage):
    """What is there cannot be read as a file."""


class NotWritable(WrongUsage):
    """No file can be written under that path."""


class WeakSandbox(WrongUsage):
    """The machine gives a weaker sandbox than the one asked for."""


class NoTerminal(WrongUsage):
    """The command needs a terminal."""


class WatchedAlready(WrongUsage):
    """Another process watches that folder."""


class SavesUnseen(WrongUsage):
    """What is saved in a folder cannot be seen, or not any more."""


class MissingExtra(WrongUsage):
    """The command needs a package that the core does without."""


class OutputFailed(GradeError):  # noqa: N818 - says what happened
    """Standard output, or a file that could be written before, cannot be (a full disk, say). Not a bug."""


class Stopped(BaseException):
    """A signal asked us to end."""

    def __init__(self, number: int, left: str = "") -> None:
        """left: what is left of the work, in a few words."""
        name = signal.Signals(number).name
        super().__init__(f"stopped by {name} before it was done{f': {left}' if left else ''}")
        self.exit_code = 128 + number

    def end_process(self) -> NoReturn:
        """One line on standard error, and the process is over, whatever its threads do."""
        try:
            os.write(2, f"grade: {self}\n".encode())
        except OSError:
            pass
        os._exit(self.exit_code)
