"""Writes down what a run does, step by step, in a student's terms: lines, names and values.

A step of the library counts where the student's code called it: what `Queue.get` does within itself is one call in one
line. The locks that it uses are noted as inner steps, as they say which access came before which.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Any

from msgspec import structs

from grader.kernel import real
from grader.kernel.accesses import Access, access_at, held_by, value_now
from grader.kernel.machine import Machine
from grader.kernel.naming import Naming, told_apart
from grader.kernel.program import Program
from grader.kernel.sites import Site
from grader.kernel.strategy import CALLBACK
from grader.kernel.task import Task
from grader.records.objects import type_name
from grader.records.trace import Act, Step, Thing, Trace

MOST_STEPS = 3_000  # at the start of a run, and then a third as many at its end: minimised runs have some hundred
TAKING = ("acquire", "__enter__", "acquire_lock")
GIVING = ("release", "__exit__", "release_lock")


class Tracer:
    """An observer of one run."""

    def __init__(self, machine: Machine, program: Program, naming: Naming) -> None:
        self._kernel = machine.kernel
        self._places = machine.places
        self._sites = program.sites
        self._naming = naming
        self._numbers: dict[int, int] = {}
        self._things: list[Thing] = []
        self._kept: list[Any] = []  # so that no object takes the place of one that was met
        self._steps: list[Step] = []
        self._last: deque[Step] = deque(maxlen=MOST_STEPS // 3)
        self._count = 0
        self._threads: dict[int, str] = {0: "MainThread"}
        self._calls: dict[int, FrameType | None] = {}
        self._variables: dict[str, int] = {}
        self._pending: tuple[int, Access] | None = None
        self._methods: dict[int, tuple[int, Access]] = {}
        self._latest: dict[tuple[int, str], Access] = {}
        self._moved = False

    @contextmanager
    def watching(self, threading: Any) -> Iterator[None]:
        """The next run of the kernel, on this `threading`, is observed within this block."""
        condition = threading.Condition
        before = condition.notify
        condition.notify = self._telling(before)
        self._kernel.observer = self
        try:
            yield
        finally:
            self._kernel.observer = None
            condition.notify = before

    def _telling(self, original: Callable[..., None]) -> Callable[..., None]:
        """A notification that nobody waits for does nothing at all, and that is what has to be seen."""

        def notify(self: Any, n: int = 1) -> None:
            told()
            original(self, n)

        told = self._notifies
        return notify

    def _notifies(self) -> None:
        if not self._quiet():
            student, outer = self._where()
            if outer is not None and student is not None:
                self._call(student, outer, "call")

    # -- what an observer is told --

    def passed(self, site: int, value: Any) -> None:
        """The access that a point announces, or the beginning of a call of the library."""
        if self._quiet():
            return
        student, outer = self._where()
        if site >= 0:
            self._calls.pop(self._kernel.current.id, None)
            self._at_site(self._sites[site], value, student)
        elif outer is not None:
            self._call(student, outer, "use" if site == CALLBACK else "call")

    def preempted(self) -> None:
        """The next step is one after a switch that was badly placed."""
        if self._quiet():
            return
        if self._kernel.current.site == CALLBACK:  # it is inside already, and stays there
            student, outer = self._where()
            if outer is not None:
                self._call(student, outer, "use")
        self._moved = True

    def took(self, sync: Any) -> None:
        """A lock is held, an item is there, a thread was joined."""
        self._hand(sync, "take", TAKING)

    def gave(self, sync: Any) -> None:
        """A lock is free, an item was put, a thread has ended."""
        self._hand(sync, "give", GIVING)

    def waits(self, waitable: Any) -> None:
        """The running task waits."""
        if self._quiet():
            return
        student, outer = self._where()
        seen = self._visible(outer, waitable)
        self._add("wait", student, self._number(seen, student), _name_of(outer))

    def started(self, task: Task) -> None:
        """A thread was started."""
        if self._quiet():
            return
        student, _ = self._where()
        self._threads[task.id] = task.label()
        if task.thread is not None:
            self._naming.give(task.thread, task.label())
        self._add("start", student, other=task.id)

    def ended(self, task: Task) -> None:
        """A thread has ended."""
        if not self._quiet():
            self._threads[task.id] = task.label()
            self._add("end", None)

    def noted(self, kind: str, data: tuple[Any, ...]) -> None:
        """The check has seen something."""
        if not self._quiet():
            self._add("note", None, part=kind, value=" ".join(map(str, data)))

    def over(self) -> None:
        """What the last write came to is known."""
        self._quiet()

    # -- what is made of it --

    @property
    def trace(self) -> Trace:
        """All that was written down."""
        steps = tuple(self._steps) + tuple(self._last)
        return Trace(
            told_apart(self._threads), tuple(self._things), steps, self._count - len(steps)
        )

    def _quiet(self) -> bool:
        """Whether the run is over; else what the last write came to is known now."""
        if self._kernel.draining:
            return True
        if self._pending is not None:
            index, access = self._pending
            self._pending = None
            value = value_now(access, self._naming.known)
            self._steps[index] = structs.replace(self._steps[index], value=value)
        return False

    def _where(self) -> tuple[FrameType | None, FrameType | None]:
        """The student's innermost frame, and the frame of what it called, None each if there is none."""
        frame: FrameType | None = real.get_frame(2)
        outer = None
        while frame is not None:
            if self._places.knows(frame):
                return frame, outer
            outer = frame
            frame = frame.f_back
        return None, None

    def _at_site(self, site: Site, value: Any, student: FrameType | None) -> None:
        key = self._kernel.current.id, site.update or site.name
        if not (site.update and site.kind == "write"):
            access = self._put_off(site) or access_at(site, value, student)
            if access is not None:
                self._access(access, student)
                if not site.update:
                    self._latest[key] = access
        if site.update and key in self._latest:  # what was read for `x += 1` is written now
            read = self._latest[key]
            self._access(replace(read, act="write", frame=read.frame and student), student)

    def _access(self, access: Access, student: FrameType | None) -> None:
        number = self._number(access.thing, student, access.name)
        read = access.act == "read"
        text = value_now(access, self._naming.known) if read else ""
        held = held_by(access) if read else None
        holds = -1 if held is None else self._number(held, student)
        self._add(access.act, student, number, access.part, text, holds=holds)
        index = len(self._steps) - 1
        if not read and not self._last:
            self._pending = index, access
        if access.method and not self._last:
            self._methods[self._kernel.current.id] = index, access

    def _put_off(self, site: Site) -> Access | None:
        """`items.append(self.n)` has a point before `self.n` is read and one after: the access comes after the latter."""
        found = self._methods.get(self._kernel.current.id)
        if found is None or site.name != f"{found[1].method}()":
            return None
        del self._methods[self._kernel.current.id]
        index, access = found
        self._steps[index] = structs.replace(self._steps[index], thing=-1, act="call", inner=True)
        return access

    def _call(self, student: FrameType | None, outer: FrameType, act: Act) -> None:
        """The first step within a call: once for each."""
        task = self._kernel.current.id
        if self._calls.get(task) is outer:
            return
        self._calls[task] = outer
        what = outer.f_locals.get("self")
        name = _name_of(outer)
        if what is None or (_is_lock(what) and name in (*TAKING, *GIVING)) or name == "start":
            return
        self._add(act, student, self._number(what, student), name)

    def _hand(self, sync: Any, act: Act, operations: tuple[str, ...]) -> None:
        if self._quiet():
            return
        student, outer = self._where()
        seen = self._visible(outer, sync)
        name = _name_of(outer)
        shown = student is not None and name in operations and _is_lock(seen)
        if not shown and outer is not None and student is not None:
            self._call(student, outer, "call")
        thing = self._number(seen if shown else sync, student)
        self._add(act, student, thing, name, inner=not shown)

    def _visible(self, outer: FrameType | None, inner: Any) -> Any:
        """What the student's code called: the queue, not the lock in it."""
        seen = None if outer is None else outer.f_locals.get("self")
        return inner if seen is None else seen

    def _number(self, thing: Any, student: FrameType | None, variable: str = "") -> int:
        """The number of a thing, or of what stands for a variable."""
        numbers: dict[Any, int] = self._variables if variable else self._numbers
        key = thing if variable else id(thing)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(self._things)
            self._kept.append(thing)
            kind = "name" if variable else type_name(type(thing))
            self._things.append(Thing(variable, kind))
        if not self._things[number].name:
            name = self._naming.find(thing, student)
            self._things[number] = structs.replace(self._things[number], name=name)
        return number

    def _add(
        self,
        act: Act,
        student: FrameType | None,
        thing: int = -1,
        part: str = "",
        value: str = "",
        other: int = -1,
        inner: bool = False,
        holds: int = -1,
    ) -> None:
        line = 0 if student is None else student.f_lineno or 0
        task = self._kernel.current.id
        step = Step(
            task,
            line,
            self._kernel.clock.now,
            act,
            thing,
            part,
            value,
            other,
            holds,
            self._moved,
            inner,
        )
        self._moved = False
        self._count += 1
        (self._steps if len(self._steps) < MOST_STEPS else self._last).append(step)


def _name_of(outer: FrameType | None) -> str:
    return "" if outer is None else outer.f_code.co_name


def _is_lock(thing: Any) -> bool:
    """What is held between taking and giving back, by whoever took it."""
    return type_name(type(thing)) in ("lock", "RLock", "_RLock", "Condition")
