"""Grades what is to be graded, side by side, and keeps each result as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import NamedTuple, Protocol, Self

from grader.batch.judges import Judges
from grader.batch.orders import Answer, Order
from grader.batch.planning import Task
from grader.batch.store import Kept, Store


class Team(Protocol):
    """Those who carry out orders. room: orders that they should have at once, so that none of them waits."""

    room: int

    def submit(self, order: Order) -> Future[Answer]:
        """Have it carried out soon."""

    def close(self) -> None:
        """Stop at once. May be repeated, and called by any thread."""


class TeamLost(Exception):  # noqa: N818 - says what happened
    """There is nobody any more to carry out orders. One line."""


class Local:
    """Processes on this machine. A context manager: none outlives the block."""

    def __init__(self, jobs: int) -> None:
        self.room = 2 * jobs
        self._judges = Judges()
        self._pool = ThreadPoolExecutor(jobs)

    def submit(self, order: Order) -> Future[Answer]:
        """Have it carried out soon."""
        return self._pool.submit(self._judges.ask, order)

    def close(self) -> None:
        """Stop at once. May be repeated, and called by any thread."""
        self._judges.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self._pool.shutdown(cancel_futures=True)


class Done(NamedTuple):
    """A task with what came of it."""

    task: Task
    answer: Answer


def run(store: Store, tasks: Iterable[Task], team: Team) -> Iterator[Done]:
    """Each task when its result is in the store, in the order in which they end. Raises StoreFailed, TeamLost."""
    for task, content, answer in _answers(tasks, team):
        kept = Kept(task.key, answer.level, answer.broke, answer.verdict)
        store.keep(task.students, kept, content)
        yield Done(task, answer)


def _answers(tasks: Iterable[Task], team: Team) -> Iterator[tuple[Task, bytes, Answer]]:
    under_way: dict[Future[Answer], tuple[Task, bytes]] = {}
    for task in tasks:
        try:
            content = task.content()
        except OSError as error:
            yield task, b"", Answer(broke=f"{task.file.where}: {error.strerror or error}")
            continue
        under_way[team.submit(task.order(content))] = task, content
        while len(under_way) >= team.room:
            yield from _ended(under_way)
    while under_way:
        yield from _ended(under_way)


def _ended(
    under_way: dict[Future[Answer], tuple[Task, bytes]],
) -> Iterator[tuple[Task, bytes, Answer]]:
    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
        task, content = under_way.pop(future)
        yield task, content, future.result()
