"""Who looks on while a run goes on. A run that nobody looks at pays one comparison a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from grader.kernel.task import Task


class Observer(Protocol):
    """Told by the running task, just before or after what it does. Must not let anything wait or switch."""

    def passed(self, site: int, value: Any) -> None:
        """The running task goes on from a point; what it has announced comes next."""

    def preempted(self) -> None:
        """The running task is made to wait at a point, although it could go on."""

    def took(self, sync: Any) -> None:
        """The running task has what `sync` hands on: it holds the lock, has the item, has joined the thread."""

    def gave(self, sync: Any) -> None:
        """The running task has handed something on by `sync`."""

    def waits(self, waitable: Any) -> None:
        """The running task cannot go on before `waitable` lets it."""

    def started(self, task: Task) -> None:
        """The running task has started another."""

    def ended(self, task: Task) -> None:
        """The running task, `task`, has ended."""

    def over(self) -> None:
        """The run has come to its end, and nothing is unwound yet."""

    def noted(self, kind: str, data: tuple[Any, ...]) -> None:
        """The check has noted something."""
