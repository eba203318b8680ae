"""What a worker is, and how it is lost: told apart, in time, and never the grader's end."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from driving import is_alive, lose, run, start

from grader.records.wire import Broken, Load, Loaded, ProtocolError, Replay
from grader.sandbox.level import LEVELS, Level
from grader.sandbox.limits import Limits
from grader.sandbox.worker import End, Reason, Worker, describe
from grader.sandbox.zygote import Zygote


def test_worker_answers_each_request(worker: Worker) -> None:
    assert [run(worker, f"answer = {n}") for n in range(3)] == ["0", "1", "2"]


def test_session_is_prepared_before_the_fork(worker: Worker) -> None:
    assert run(worker, "answer = prepared") == "yes"


def test_workers_share_no_state(zygote: Zygote) -> None:
    with zygote.start_worker() as first, zygote.start_worker() as second:
        run(first, "import fake_session; fake_session.seen = 1")
        assert run(second, "import fake_session; answer = hasattr(fake_session, 'seen')") == "False"


def test_environment_is_ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_TEST_TOKEN", "secret")
    with start() as fresh, fresh.start_worker() as late:
        own = run(late, "import os; answer = sorted(os.environ)")
        started = run(late, "answer = open('/proc/self/environ').read().count('=')")
    assert own == "['MALLOC_ARENA_MAX', 'PYTHONHASHSEED', 'TZ']"
    assert started == "3"


def test_hashes_are_the_same_in_each_run(worker: Worker) -> None:
    assert run(worker, "import sys; answer = sys.flags.hash_randomization") == "0"
    with start() as other, other.start_worker() as far:
        assert run(far, "answer = hash('x')") == run(worker, "answer = hash('x')")


def test_descriptors_are_exactly_the_expected_ones(worker: Worker) -> None:
    source = """
import os
answer = []
for number in range(1024):
    try:
        os.fstat(number)
    except OSError:
        continue
    answer.append((number, os.readlink(f"/proc/self/fd/{number}").split(":")[0]))
"""
    null = "/dev/null"
    assert run(worker, source) == str([(0, null), (1, null), (2, null), (3, "socket")])


@pytest.mark.parametrize("name", ["pytest", "_pytest", "hypothesis", "rich", "click", "tests"])
def test_nothing_but_the_standard_library_can_be_imported(worker: Worker, name: str) -> None:
    source = f"""
try:
    import {name}
except ModuleNotFoundError as error:
    answer = error.name
"""
    assert run(worker, source) == name


def test_import_path_has_no_folder_of_ours(worker: Worker) -> None:
    folders = run(worker, "import sys; answer = '|'.join(sys.path)").split("|")
    assert not [
        path for path in folders if "site-packages" in path or path in ("", str(Path.cwd()))
    ]


def test_worker_leads_its_own_session_without_a_terminal(worker: Worker) -> None:
    pid = str(worker.pid)
    source = "import os; answer = os.getpid(), os.getsid(0), os.getpgid(0), os.getcwd()"
    assert run(worker, source) == f"({pid}, {pid}, {pid}, '/')"


def test_signals_are_default_but_for_sigint(worker: Worker) -> None:
    source = """
from signal import *
answer = [s.name for s in (SIGINT, SIGTERM, SIGHUP, SIGCHLD, SIGUSR1, SIGPROF, SIGXCPU)
          if getsignal(s) != SIG_DFL], pthread_sigmask(SIG_BLOCK, ())
"""
    assert run(worker, source) == "(['SIGINT'], set())"


def test_limits_hold_in_the_worker(worker: Worker) -> None:
    names = sorted(set(Limits().rlimits()) - {"RLIMIT_NPROC"})
    source = f"""
import resource
answer = [(name, resource.getrlimit(getattr(resource, name))[0]) for name in {names}]
"""
    assert run(worker, source) == str([(name, Limits().rlimits()[name]) for name in names])


def test_process_limit_leaves_room_above_what_exists(worker: Worker) -> None:
    source = "import resource; answer = resource.getrlimit(resource.RLIMIT_NPROC)[0]"
    ours = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    most = float("inf") if ours == resource.RLIM_INFINITY else ours
    assert Limits().more_processes < int(run(worker, source)) <= most


def test_worker_can_write_no_large_file(worker: Worker) -> None:
    source = """
import tempfile
with tempfile.TemporaryFile(buffering=0) as file:
    answer = [file.write(b"x" * 5000)]
    try:
        file.write(b"x")
    except OSError as error:
        answer.append(error.strerror)
"""
    assert run(worker, source) == "[4096, 'File too large']"


def test_an_honest_program_with_64_real_threads_a_pool_and_asyncio_runs(
    each_worker: Worker,
) -> None:
    source = """
import asyncio, concurrent.futures, multiprocessing.pool, queue, threading
threading.stack_size(262144)
barrier, box = threading.Barrier(64), queue.Queue()
threads = [threading.Thread(target=lambda: (barrier.wait(), box.put(1))) for _ in range(64)]
for thread in threads: thread.start()
for thread in threads: thread.join()
with concurrent.futures.ThreadPoolExecutor(8) as pool: total = sum(pool.map(abs, range(10)))
with multiprocessing.pool.ThreadPool(4) as pool: total += sum(pool.map(abs, range(10)))
async def nothing(): await asyncio.sleep(0); return 1
answer = box.qsize(), total, asyncio.run(nothing())
"""
    assert run(each_worker, source) == "(64, 90, 1)"


@pytest.mark.parametrize(
    ("source", "reason", "message"),
    [
        ("import os; os._exit(0)", Reason.EXITED, "ended itself with exit code 0"),
        ("import sys; sys.exit()", Reason.EXITED, "ended itself with exit code 0"),
        ("import sys; sys.exit(3)", Reason.EXITED, "ended itself with exit code 3"),
        ("import sys; sys.exit('no')", Reason.EXITED, "ended itself with exit code 1"),
        ("import os; os.kill(os.getpid(), 9)", Reason.SIGNAL, "was killed by signal 9 (SIGKILL)"),
        ("import os; os.kill(os.getpid(), 15)", Reason.SIGNAL, "was killed by signal 15 (SIGTERM)"),
        ("import os; os.kill(os.getpid(), 40)", Reason.SIGNAL, "was killed by signal 40"),
        ("import ctypes; ctypes.string_at(0)", Reason.SIGNAL, "was killed by signal 11 (SIGSEGV)"),
        ("import os; os.abort()", Reason.SIGNAL, "was killed by signal 6 (SIGABRT)"),
        (
            "import signal; signal.raise_signal(signal.SIGPROF)",
            Reason.PROCESSOR_TIME,
            "used more than 3 seconds of processor time in one run",
        ),
        (
            "import socket; socket.socket(fileno=3).sendall(b'\\0\\0\\0\\5junk!')",
            Reason.PROTOCOL,
            "sent something that is not in the protocol of the grader",
        ),
        (
            "import socket; socket.socket(fileno=3).sendall(b'\\xff' * 4)",
            Reason.PROTOCOL,
            "sent something that is not in the protocol of the grader",
        ),
        (
            "import os\nos.closerange(0, 64)\nwhile True: pass",
            Reason.PROTOCOL,
            "closed the line to the grader",
        ),
        (
            "import os\nos.write(3, b'\\0\\0')\nos._exit(4)",
            Reason.EXITED,
            "ended itself with exit code 4",
        ),
        ("raise MemoryError", Reason.MEMORY, "used more than 1 GiB of memory"),
    ],
)
def test_loss_is_told_by_its_reason(
    each_worker: Worker, source: str, reason: Reason, message: str
) -> None:
    loss = lose(each_worker, source)
    assert (loss.reason, str(loss)) == (reason, message)


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "9 ** 9 ** 9",
        "import time; time.sleep(1000)",
        "import os; os.kill(os.getpid(), 19)",
    ],
    ids=["loop", "loop in C", "sleep", "stopped"],
)
def test_what_never_answers_is_lost_in_time(each_worker: Worker, source: str) -> None:
    loss = lose(each_worker, source, seconds=0.2)
    assert loss.reason is Reason.WALL_TIME
    assert str(loss).startswith("did not come back within 0.2 seconds")
    assert not is_alive(each_worker.pid)


def test_slow_drip_is_bounded_by_the_same_deadline(each_worker: Worker) -> None:
    source = """
import os, time
os.write(3, (16 * 1024 * 1024).to_bytes(4, "big"))
while True:
    os.write(3, b"x"); time.sleep(0.001)
"""
    assert lose(each_worker, source, seconds=0.2).reason is Reason.WALL_TIME


def test_worker_that_does_not_read_is_lost_in_time(each_worker: Worker) -> None:
    deaf = "from grader.records.wire import *; send(Loaded(None))\nwhile True: pass"
    assert each_worker.ask(Load("", "submission.py", deaf.encode())) == Loaded(None)
    loss = lose(each_worker, "#" * 8_000_000, seconds=0.2)
    assert loss.reason is Reason.WALL_TIME


def test_frame_that_is_too_long_is_refused_before_it_is_read(each_worker: Worker) -> None:
    source = """
import os
os.write(3, (16 * 1024 * 1024 + 1).to_bytes(4, "big"))
while True: pass
"""
    assert lose(each_worker, source, seconds=15).reason is Reason.PROTOCOL


def test_reply_that_nobody_asked_for_is_no_answer_to_the_next_request(each_worker: Worker) -> None:
    ahead = "import os; from grader.records.wire import *; os.write(3, frame(Loaded(None)) * 2)"
    assert each_worker.ask(Load("", "submission.py", ahead.encode())) == Loaded(None)
    assert lose(each_worker, "answer = 2").reason is Reason.PROTOCOL


def test_reply_of_another_type_is_no_answer(each_worker: Worker) -> None:
    assert lose(
        each_worker, "from grader.records.wire import *; send(Explored((), 1, 1))"
    ).reason is (Reason.PROTOCOL)


def test_error_in_the_session_is_broken_not_lost(each_worker: Worker) -> None:
    reply = each_worker.ask(Replay(b"", ()))
    assert isinstance(reply, Broken)
    assert "AssertionError" in reply.message


@pytest.mark.parametrize("level", LEVELS, ids=[level.letter for level in LEVELS])
def test_processor_limit_ends_a_loop(level: Level) -> None:
    with start(Limits(cpu_seconds=1), level) as zygote, zygote.start_worker() as worker:
        loss = lose(worker, "while True: pass")
    assert loss.reason is Reason.PROCESSOR_TIME
    assert str(loss) == "used more than 1 seconds of processor time in all runs together"


@pytest.mark.parametrize("level", LEVELS, ids=[level.letter for level in LEVELS])
def test_processor_limit_holds_where_its_signal_is_ignored(level: Level) -> None:
    source = "import signal; signal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass"
    with start(Limits(cpu_seconds=1), level) as zygote, zygote.start_worker() as worker:
        assert lose(worker, source).reason is Reason.PROCESSOR_TIME


def test_memory_limit_raises_memory_error(each_worker: Worker) -> None:
    source = """
try:
    hoard = bytearray(1024 ** 3)
except MemoryError:
    answer = "no more"
"""
    assert run(each_worker, source) == "no more"


def test_crash_with_memory_all_but_full_is_put_down_to_memory() -> None:
    end = End(status=6, killed=False, memory=900 * 1024**2, processor=10)
    assert describe(end, Limits()).reason is Reason.MEMORY


@pytest.mark.parametrize("level", LEVELS, ids=[level.letter for level in LEVELS])
def test_memory_that_a_crash_held_is_seen(level: Level) -> None:
    with start(Limits(address_space=256 * 1024**2), level) as small, small.start_worker() as worker:
        source = "import os\nhoard = b'x' * (200 * 1024 ** 2)\nos.abort()"
        assert str(lose(worker, source)) == "used more than 0.25 GiB of memory"


def test_a_lost_worker_is_gone_and_a_closed_one_refuses(each_worker: Worker) -> None:
    lose(each_worker, "import os; os._exit(0)")
    with pytest.raises(ValueError, match="closed"):
        run(each_worker, "")
    each_worker.close()


def test_request_that_is_too_long_leaves_the_worker(each_worker: Worker) -> None:
    with pytest.raises(ProtocolError):
        each_worker.ask(Load("", "", bytes(17 * 1024 * 1024)))
    assert run(each_worker, "answer = 1") == "1"
