"""Nothing outlives its owner: no process, no descriptor, no line that is held open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from driving import HERE, is_alive, kill, lose, run, start, wait_until

from grader.sandbox.worker import GraderBroke, Reason, Worker
from grader.sandbox.zygote import Zygote

FORK = "import os, time\nanswer = os.fork()\nif not answer:\n    while True: time.sleep(1)"
ESCAPE = """
import os, time
reader, writer = os.pipe()
if not os.fork():
    os.setsid()
    if not os.fork():
        os.setsid()
        os.write(writer, str(os.getpid()).encode())
        while True: time.sleep(1)
    os._exit(0)
answer = os.read(reader, 20).decode()
"""


def descriptors(pid: int | str = "self") -> list[str]:
    return sorted(path.name for path in Path(f"/proc/{pid}/fd").iterdir())


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_child_is_killed_with_its_worker(worker: Worker) -> None:
    child = int(run(worker, FORK))
    worker.close()
    assert wait_until(lambda: not is_alive(child))


def test_child_that_left_the_session_is_killed_too(worker: Worker) -> None:
    child = int(run(worker, ESCAPE))
    assert is_alive(child)
    worker.close()
    assert not is_alive(child)


@pytest.mark.parametrize("source", [FORK, ESCAPE])
def test_child_that_holds_the_line_does_not_hide_the_end(worker: Worker, source: str) -> None:
    run(worker, source)
    assert lose(worker, "import os; os._exit(5)").reason is Reason.EXITED


def test_fork_bomb_is_over_with_its_worker(zygote: Zygote, worker: Worker) -> None:
    source = """
import os
for _ in range(4):
    if not os.fork(): os.setsid()
while True: pass
"""
    assert lose(worker, source, seconds=0.2).reason is Reason.WALL_TIME
    with zygote.start_worker() as after:
        assert run(after, "answer = 1") == "1"
    assert children(zygote.pid) == []


def test_other_workers_live_on(zygote: Zygote, worker: Worker) -> None:
    with zygote.start_worker() as other:
        lose(other, ESCAPE + "\nos._exit(0)")
    assert run(worker, "answer = 1") == "1"


def test_50_workers_leave_nothing(zygote: Zygote) -> None:
    def one() -> None:
        with zygote.start_worker() as worker:
            run(worker, "")

    one()
    before = descriptors()
    theirs = descriptors(zygote.pid)
    for _ in range(50):
        one()
    assert descriptors() == before
    assert descriptors(zygote.pid) == theirs
    assert children(zygote.pid) == []


def test_nothing_is_left_after_close() -> None:
    before = descriptors()
    zygote = start()
    idle, busy = zygote.start_worker(), zygote.start_worker()
    child = int(run(busy, ESCAPE))
    zygote.close()
    assert [pid for pid in (zygote.pid, idle.pid, busy.pid, child) if is_alive(pid)] == []
    assert descriptors() == before
    with pytest.raises(ValueError, match="closed"):
        zygote.start_worker()


def test_closing_one_that_is_not_ready_leaves_nothing() -> None:
    before = descriptors()
    with start() as zygote:
        pass
    assert not is_alive(zygote.pid)
    assert descriptors() == before


def start_and_be_interrupted(pids: list[int]) -> None:
    with start() as zygote:
        pids += [zygote.pid, zygote.start_worker().pid]
        raise KeyboardInterrupt


def test_an_exception_leaves_nothing() -> None:
    before = descriptors()
    pids: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        start_and_be_interrupted(pids)
    assert [is_alive(pid) for pid in pids] == [False, False]
    assert descriptors() == before


def test_interrupted_request_ends_the_worker_alone(zygote: Zygote) -> None:
    worker = zygote.start_worker()
    source = f"import os, time; os.kill({os.getpid()}, {signal.SIGINT:d}); time.sleep(1000)"
    with pytest.raises(KeyboardInterrupt):
        run(worker, source)
    assert not is_alive(worker.pid)
    with zygote.start_worker() as other:
        assert run(other, "answer = 1") == "1"


def test_end_of_the_zygote_is_the_graders_fault() -> None:
    before = descriptors()
    with start() as zygote:
        worker = zygote.start_worker()
        run(worker, "")
        kill(zygote.pid)
        assert wait_until(lambda: not is_alive(worker.pid))
        with pytest.raises(GraderBroke, match=r"is gone: it ended with status -9"):
            run(worker, "")
        with pytest.raises(GraderBroke):
            zygote.start_worker()
    assert descriptors() == before


def test_zygote_that_cannot_start_says_why() -> None:
    with (
        Zygote(session="broken_session", folders=(HERE,)) as zygote,
        pytest.raises(GraderBroke, match="RuntimeError: the session is broken on purpose"),
    ):
        zygote.start_worker()


def test_session_that_is_not_there_is_named() -> None:
    with (
        Zygote(session="no_such_session") as zygote,
        pytest.raises(GraderBroke, match="No module named 'no_such_session'"),
    ):
        zygote.start_worker()


PARENT = """
import sys, threading
sys.path[:0] = sys.argv[1:]
from driving import run, start
zygote = start()
worker = zygote.start_worker()
print(zygote.pid, worker.pid, run(worker, sys.stdin.read()), flush=True)
threading.Event().wait()
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_end_of_the_parent_ends_all(how: signal.Signals) -> None:
    root = str(HERE.parents[1])
    command = [sys.executable, "-c", PARENT, str(HERE), root]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        parent.stdin.write(ESCAPE.encode())
        parent.stdin.close()
        pids = [int(word) for word in parent.stdout.readline().split()]
        assert [is_alive(pid) for pid in pids] == [True] * 3
        parent.send_signal(how)
    assert wait_until(lambda: not any(is_alive(pid) for pid in pids))


def test_zygote_outlives_the_thread_that_started_it() -> None:
    made: list[Zygote] = []
    maker = threading.Thread(target=lambda: made.append(start()))
    maker.start()
    maker.join()
    with made[0] as zygote, zygote.start_worker() as worker:
        assert run(worker, "answer = 1") == "1"


def test_signals_of_a_terminal_leave_zygote_and_worker(zygote: Zygote, worker: Worker) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1):
        os.kill(zygote.pid, number)
    os.kill(worker.pid, signal.SIGINT)
    assert run(worker, "answer = 1") == "1"


def test_several_threads_may_share_a_zygote(zygote: Zygote) -> None:
    answers: list[str] = []

    def grade(number: int) -> None:
        with zygote.start_worker() as worker:
            answers.append(run(worker, f"answer = {number}"))

    threads = [threading.Thread(target=grade, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [str(n) for n in range(8)]
