from __future__ import annotations

from grader.kernel.machine import Machine
from grader.kernel.task import Killed, Task

from .running import run, value


def test_a_new_task_can_run_and_has_not_ended() -> None:
    task = Task(1, 100)
    assert (task.waiting, task.ended, task.ready) == (None, False, False)


def test_a_task_without_a_name_is_called_by_its_number() -> None:
    assert Task(3, 100).label() == "thread 3"


def test_killed_is_not_caught_as_an_exception() -> None:
    assert not issubclass(Killed, Exception)


def test_a_thread_is_called_by_the_name_that_it_has_now(machine: Machine) -> None:
    done = run(
        machine,
        """
        from threading import Event, Thread
        def main():
            thread = Thread(target=Event().wait, name="before")
            thread.start()
            thread.name = "after"
            thread.join()
        """,
    )
    assert [record.name for record in done.tasks] == ["MainThread", "after"]


def test_a_record_says_what_is_waited_for_and_where(machine: Machine) -> None:
    done = run(
        machine,
        """
        from threading import Lock, Thread
        lock = Lock()
        def work():
            lock.acquire()
            lock.acquire()
        def main():
            thread = Thread(target=work, daemon=True)
            thread.start()
            thread.join()
        """,
    )
    worker = done.tasks[1]
    assert (worker.waiting, worker.at, worker.line, worker.daemon, worker.alive) == (
        "the lock", 6, 9, True, True,
    )  # fmt: skip


def test_tasks_are_numbered_in_the_order_of_starting(machine: Machine) -> None:
    done = run(
        machine,
        """
        from threading import Event, Thread
        def main():
            a, b = (Thread(target=Event().wait, name=name, daemon=True) for name in "ab")
            b.start()
            a.start()
        """,
    )
    assert [(record.id, record.name) for record in done.tasks] == [(1, "b"), (2, "a")]


def test_idents_of_living_threads_differ(machine: Machine) -> None:
    idents = value(
        machine,
        """
        from threading import Event, Thread, get_ident
        def main():
            threads = [Thread(target=Event().wait, daemon=True) for _ in range(5)]
            for thread in threads:
                thread.start()
            return [get_ident(), *(thread.ident for thread in threads)]
        """,
    )
    assert len(set(idents)) == 6


def test_native_ids_are_never_used_again(machine: Machine) -> None:
    ids = value(
        machine,
        """
        from threading import Thread
        def main():
            threads = [Thread(target=print) for _ in range(3)]
            for thread in threads:
                thread.start()
                thread.join()
            return [thread.native_id for thread in threads]
        """,
    )
    assert len(set(ids)) == 3
