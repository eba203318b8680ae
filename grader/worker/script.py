"""A script as the worker runs it: any file, from its first line until Python itself would have ended.

Its history is told in a few words, so that runs that end alike have the same one: how the main thread ended (an event
`main`), which threads were left, which exceptions ended threads, and what was printed.
"""

from __future__ import annotations

import atexit
import inspect
import re
import sys
import zlib
from collections.abc import Callable
from typing import Any

import msgspec

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine, Run
from grader.kernel.program import Program, preload_imports
from grader.kernel.recorder import Recorder
from grader.kernel.task import Killed
from grader.records.exploration import Entry
from grader.records.history import Event, History, TaskRecord, Uncaught
from grader.records.objects import plain_text, type_name
from grader.worker.parsing import parse
from grader.worker.submission import rewritten

MOST_VALUE = 2_000  # characters of what was returned or raised
MOST_OUTPUT = 10_000  # characters of each stream
MOST_NAMES = 8  # functions that are named where another was asked for
# A script may sleep more often, and print more, than any exercise.
LIMITS = Limits(wakeups=10_000, output=2_000_000)
_ENTRY = msgspec.msgpack.Decoder(Entry)  # made before any script ran
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


class Script:
    """A file that is no exercise."""

    def __init__(self, machine: Machine, filename: str, source: bytes) -> None:
        """Load it. Raises Refused if it cannot be parsed."""
        parse(filename, source)
        preload_imports(source)
        self.program: Program = rewritten(machine, filename, source, "__main__")
        self.limits = LIMITS
        self._machine = machine
        self._left: tuple[TaskRecord, ...] = ()
        stem = filename.removesuffix(".py")
        # A module of that name must stay what others import it for.
        self._stem = "script" if stem in sys.modules or stem in sys.stdlib_module_names else stem

    def main(self, scenario: bytes, recorder: Recorder) -> Callable[[], None]:
        """What Python does with a script, from its beginning to the end of its threads."""
        entry = _ENTRY.decode(scenario)
        self.program.name = self._stem if entry.call else "__main__"
        self._left = ()

        def main() -> None:
            sys.argv[:] = [self.program.filename]
            atexit._clear()
            recorder.note("main", *self._play(entry))
            self._end(recorder)

        return main

    def history(self, run: Run, recorder: Recorder) -> History:
        """The plain record of a run. Runs that ended alike have the same one, whatever their schedules."""
        left = self._left if run.ending == "finished" else run.tasks
        events = tuple(Event(0, 0, event.kind, event.data) for event in recorder.events)
        names = sorted((plain(task.name, MOST_VALUE) for task in left), key=_by_number)
        tasks = tuple(TaskRecord(0, name, False, 0, True, "", 0, 0) for name in names)
        uncaught = (
            Uncaught(
                0, plain(error.type, MOST_VALUE), plain(error.text, MOST_VALUE), 0,
                plain(error.thread, MOST_VALUE),
            )
            for error in run.uncaught
        )  # fmt: skip
        return History(
            run.ending, events, 0, tasks,
            tuple(sorted(uncaught, key=lambda e: (_by_number(e.thread), e.type, e.text))),
            plain(run.stdout, MOST_OUTPUT), plain(run.stderr, MOST_OUTPUT), run.detail,
        )  # fmt: skip

    def _play(self, entry: Entry) -> tuple[str, str]:
        """How the main thread ended, in one word, and with what."""
        try:
            module = self.program.module()
            if not entry.call:
                return "returned", ""
            found: Any = vars(module).get(entry.call)
            unusable = _why_not(found, entry.call in vars(module), vars(module))
            if unusable:
                return "unusable", plain(unusable, MOST_VALUE)
            return "returned", plain(_text_of(found()), MOST_VALUE)
        except Killed:
            raise
        except SystemExit as end:
            if end.code in (None, 0):
                return "returned", ""
            return "raised", plain(self._told(end), MOST_VALUE)
        except BaseException as error:
            return "raised", plain(self._told(error), MOST_VALUE)

    def _end(self, recorder: Recorder) -> None:
        """As Python ends: threads that are not daemons are waited for, then daemons stop where they stand."""
        self._machine.library.threading._shutdown()
        atexit._run_exitfuncs()
        recorder.point()
        self._left = recorder.threads_left()

    def _told(self, error: BaseException) -> str:
        name = type_name(type(error))
        try:
            text = str(error)
        except Exception:
            text = plain_text(error)
        if isinstance(error, EOFError) and self._machine.library.streams.stdin.asked:
            text += " (standard input is empty here)"
        if isinstance(error, ModuleNotFoundError):
            text += " (only the standard library can be imported here)"
        return f"{name}: {text}" if text else name


def plain(text: str, most: int) -> str:
    """A text without addresses, which differ from run to run; its middle left out where it is too long."""
    text = _ADDRESS.sub(" at 0x...", "".join([text]))
    text = text.encode("utf-8", "backslashreplace").decode()
    if len(text) <= most:
        return text
    # The checksum keeps apart what differs in the middle only.
    what = f"[... {len(text) - most:,} characters left out, {zlib.crc32(text.encode()):08x} ...]"
    head = (most - len(what)) * 2 // 3
    return f"{text[:head]}{what}{text[head + len(what) - most :]}"


def _text_of(value: Any) -> str:
    """What was returned: its own repr, or the name of its type where it has none."""
    kind = type(value)
    if getattr(kind, "__repr__", None) is object.__repr__:
        return f"<{type_name(kind)} object>"
    try:
        return repr(value)
    except Exception as error:
        return f"<{type_name(kind)} object whose repr raises {type_name(type(error))}>"


def _why_not(found: Any, there: bool, names: dict[str, Any]) -> str:
    """What keeps it from being called without arguments, blank if nothing does."""
    if not there:
        own = [name for name, value in names.items() if inspect.isfunction(value)]
        more = f" (and {len(own) - MOST_NAMES} more)" if len(own) > MOST_NAMES else ""
        return f"it defines no such name; functions: {', '.join(own[:MOST_NAMES]) or 'none'}{more}"
    if not callable(found):
        return f"it is {_an(type_name(type(found)))}, which cannot be called"
    try:
        inspect.signature(found).bind()
    except TypeError as error:
        return f"it needs arguments ({error}); only functions without can be called"
    except ValueError:  # written in C, it does not tell
        pass
    return ""


def _an(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeio" else f"a {noun}"


def _by_number(name: str) -> tuple[list[str], list[int]]:
    """Thread-2 stands before Thread-10."""
    parts = re.split(r"([0-9]+)", name)
    return parts[::2], [int(number) for number in parts[1::2]]
