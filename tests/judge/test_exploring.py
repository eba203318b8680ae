"""For small scripts the exact set of the ways in which they can end is asserted."""

from __future__ import annotations

import pytest

from grader.judge.exploring import Asked, explore
from grader.judge.submissions import Source
from grader.records.exploration import Exploration, Outcome
from grader.sandbox.zygote import Zygote

from .scripts import COUNTER, START_BOTH, explored, repeated, ways

LOCKS = f"""
    import threading
    a, b = threading.Lock(), threading.Lock()
    def one():
        with a, b: pass
    def other():
        with b, a: pass
{START_BOTH}
"""
QUEUE = f"""
    import queue, threading
    items = queue.Queue()
    items.put(1)
    def one():
        while not items.empty(): items.get()
    other = one
{START_BOTH}
    print(items.qsize())
"""
STUCK = "no thread can go on"


@pytest.fixture(scope="module")
def counter(zygote: Zygote) -> Exploration:
    return explored(zygote, COUNTER, "main")


def test_a_lost_update_is_one_of_two_ways_to_end(counter: Exploration) -> None:
    assert ways(counter) == {("returned", "2", "", ()), ("returned", "1", "", ())}
    assert counter.exhausted


def test_the_lost_update_needs_one_preemption_and_is_explained(counter: Exploration) -> None:
    usual, lost = counter.outcomes
    assert (usual.preemptions, usual.explanation, usual.conflict) == (0, "", None)
    assert lost.preemptions == 1
    assert lost.explanation.startswith("Both threads read `count` = 0")
    assert lost.conflict is not None
    assert lost.timeline


def test_the_counts_add_up_and_the_most_frequent_comes_first(counter: Exploration) -> None:
    counts = [outcome.count for outcome in counter.outcomes]
    assert sum(counts) == counter.schedules == counter.bounded + 100
    assert counts == sorted(counts, reverse=True)


def test_the_same_seed_gives_the_same_exploration(zygote: Zygote, counter: Exploration) -> None:
    assert explored(zygote, COUNTER, "main") == counter


def test_another_seed_draws_other_schedules(zygote: Zygote, counter: Exploration) -> None:
    other = explored(zygote, COUNTER, "main", seed=1)
    assert ways(other) == ways(counter)
    assert [o.count for o in other.outcomes] != [o.count for o in counter.outcomes]


def test_a_schedule_shows_its_way_to_end_again(zygote: Zygote, counter: Exploration) -> None:
    for outcome in counter.outcomes:
        (again,) = repeated(zygote, COUNTER, outcome, "main").outcomes
        assert (again.value, again.count) == (outcome.value, 1)
        assert again.timeline == outcome.timeline


def test_two_locks_end_well_or_in_a_deadlock(zygote: Zygote) -> None:
    found = explored(zygote, LOCKS)
    left = ("MainThread", "Thread-1 (one)", "Thread-2 (other)")
    assert ways(found) == {("returned", "", "", ()), ("deadlock", STUCK, "", left)}
    assert "holds `a`" in found.outcomes[1].explanation


def test_a_consumer_that_asks_first_may_wait_for_ever(zygote: Zygote) -> None:
    found = explored(zygote, QUEUE)
    stuck = [("MainThread", f"Thread-{n} (one)") for n in (1, 2)]
    assert ways(found) == {
        ("returned", "", "0\n", ()), *(("deadlock", STUCK, "", left) for left in stuck),
    }  # fmt: skip
    deadlocks = [o.explanation for o in found.outcomes if o.kind == "deadlock"]
    assert all("asked `items.empty()`" in explanation for explanation in deadlocks)


def only(exploration: Exploration) -> Outcome:
    (outcome,) = exploration.outcomes
    assert exploration.problem is None
    return outcome


@pytest.mark.parametrize(
    ("source", "kind", "value", "output"),
    [
        ("", "returned", "", ""),
        ("if __name__ == '__main__': print('main')", "returned", "", "main\n"),
        ("import sys; print(sys.argv)", "returned", "", "['script.py']\n"),
        ("import sys; sys.exit()", "returned", "", ""),
        ("import sys; sys.exit('no')", "raised", "SystemExit: no", ""),
        ("raise ValueError('text')", "raised", "ValueError: text", ""),
        ("raise ValueError", "raised", "ValueError", ""),
        ("class Odd(BaseException): pass\nraise Odd(1)", "raised", "Odd: 1", ""),
        ("raise KeyboardInterrupt", "raised", "KeyboardInterrupt", ""),
        ("print(object())", "returned", "", "<object object at 0x...>\n"),
        ("import sys; print('e', file=sys.stderr); print('o')", "returned", "", "o\ne\n"),
        ("print('\\udc80')", "returned", "", "\\udc80\n"),
        ("import atexit; atexit.register(print, 'bye'); print('hi')", "returned", "", "hi\nbye\n"),
        ("import threading; threading.Event().wait()", "deadlock", STUCK, ""),
        ("while True: pass", "livelock", "runs for ever", ""),
        (
            "input('? ')",
            "raised",
            "EOFError: EOF when reading a line (standard input is empty here)",
            "? ",
        ),
        (
            "import numpy",
            "raised",
            "ModuleNotFoundError: No module named 'numpy' (only the standard library can be imported here)",
            "",
        ),
    ],
)
def test_a_script_without_threads_ends_in_one_way(
    zygote: Zygote, source: str, kind: str, value: str, output: str
) -> None:
    found = explored(zygote, source)
    outcome = only(found)
    assert (outcome.kind, outcome.value, outcome.output) == (kind, value, output)
    assert (found.schedules, outcome.schedule) == (1, "0-1s")


def test_a_loop_that_sleeps_for_ever_is_a_livelock(zygote: Zygote) -> None:
    outcome = only(explored(zygote, "import time\nwhile True: time.sleep(1)"))
    assert (outcome.kind, outcome.value[:13]) == ("livelock", "runs for ever")


def test_a_thread_that_is_no_daemon_is_waited_for(zygote: Zygote) -> None:
    source = """
        import threading, time
        def work():
            time.sleep(1)
            print("worked", threading.main_thread().is_alive())
        threading.Thread(target=work).start()
    """
    outcome = only(explored(zygote, source))
    assert (outcome.kind, outcome.output, outcome.threads_left) == (
        "returned",
        "worked False\n",
        (),
    )


def test_a_daemon_that_still_runs_is_left(zygote: Zygote) -> None:
    source = """
        import threading
        threading.Thread(target=threading.Event().wait, name="d", daemon=True).start()
    """
    assert ways(explored(zygote, source)) == {("leaked-thread", "", "", ("d",))}


def test_a_pool_that_nobody_shuts_down_is_waited_for(zygote: Zygote) -> None:
    source = """
        from concurrent.futures import ThreadPoolExecutor
        ThreadPoolExecutor(1).submit(print, "worked", end="")
    """
    assert ways(explored(zygote, source)) == {("returned", "", "worked", ())}


def test_an_exception_of_a_thread_is_told_with_its_name(zygote: Zygote) -> None:
    source = """
        import threading
        def work(): raise ValueError("text")
        threading.Thread(target=work).start()
    """
    outcome = only(explored(zygote, source))
    assert (outcome.kind, outcome.value) == ("raised", "in Thread-1 (work): ValueError: text")


def test_a_deadlock_after_an_exception_tells_of_both(zygote: Zygote) -> None:
    source = """
        import queue, threading
        threading.Thread(target=queue.Queue().get, name="t").start()
        raise ValueError("text")
    """
    outcome = only(explored(zygote, source))
    assert outcome.value == f"ValueError: text; then {STUCK}"
    assert outcome.threads_left == ("MainThread", "t")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("[1, 'a']", "[1, 'a']"),
        ("None", "None"),
        ("Plain()", "<Plain object>"),
        ("[Plain()]", "[<script.Plain object at 0x...>]"),
        ("Own()", "own"),
        ("Broken()", "<Broken object whose repr raises ZeroDivisionError>"),
    ],
)
def test_what_a_function_returns_is_shown(zygote: Zygote, expression: str, value: str) -> None:
    source = f"""
        class Plain: pass
        class Own:
            def __repr__(self): return "own"
        class Broken:
            def __repr__(self): return 1 / 0
        def main(): return {expression}
    """
    assert only(explored(zygote, source, "main")).value == value


def test_with_a_call_the_file_is_no_main_program(zygote: Zygote) -> None:
    source = "print(__name__)\ndef main(): return __name__"
    outcome = only(explored(zygote, source, "main"))
    assert (outcome.value, outcome.output) == ("'script'", "script\n")


def test_a_script_may_be_called_like_a_module_of_the_library(zygote: Zygote) -> None:
    content = b"import queue\ndef main(): return hasattr(queue, 'Queue')"
    source = Source("queue.py", content, len(content))
    found = explore(zygote, source, Asked("queue.py", "main", 0, "quick"))
    assert ways(found) == {("returned", "True", "", ())}


def test_a_run_that_takes_its_worker_along_has_its_schedule(zygote: Zygote) -> None:
    source = f"{COUNTER}\n    import os\n    if main() < 2: os._exit(7)"
    well, crash = explored(zygote, source).outcomes
    assert (crash.kind, crash.value) == ("crash", "ended itself with exit code 7")
    assert (crash.schedule, crash.preemptions) == ("7a-5r", 1)
    assert well.kind == "returned"


def test_a_first_run_that_does_not_come_back_ends_the_search(zygote: Zygote) -> None:
    found = explored(zygote, "import os; os.kill(os.getpid(), 9)")
    assert ways(found) == {("crash", "was killed by signal 9 (SIGKILL)", "", ())}
    assert found.remarks == ("Not searched any further, as the first run did not come back.",)


def test_who_prints_without_end_is_stopped_and_cut(zygote: Zygote) -> None:
    outcome = only(explored(zygote, "while True: print('x' * 5000)"))
    assert (outcome.kind, len(outcome.output)) == ("crash", 10_000)
    assert outcome.value == "printed more than 2,000,000 characters, and was stopped"


def test_a_megabyte_of_output_is_kept_in_part(zygote: Zygote) -> None:
    outcome = only(explored(zygote, "print('x' * 1024 * 1024)"))
    assert (outcome.kind, len(outcome.output)) == ("returned", 10_000)
    assert "characters left out" in outcome.output


def test_out_of_memory_is_an_exception_or_a_crash(zygote: Zygote) -> None:
    outcome = only(explored(zygote, "x = []\nwhile True: x.append(bytes(50_000_000))"))
    assert outcome.kind in ("raised", "crash")
    assert "emory" in outcome.value


def test_a_script_that_no_scheduler_controls_is_told_to_be_so(zygote: Zygote) -> None:
    source = """
        import os, threading
        def work(): print(os.urandom(8))
        for _ in range(2): threading.Thread(target=work).start()
    """
    found = explored(zygote, source)
    assert len(found.outcomes) > 100
    assert found.outcomes[1].explanation.startswith("This run could not be had again")


def test_runs_that_have_to_be_stopped_cut_the_search_short(zygote: Zygote) -> None:
    source = """
        import threading
        def work():
            while True: pass
        for _ in range(2): threading.Thread(target=work).start()
    """
    found = explored(zygote, source)
    assert {outcome.kind for outcome in found.outcomes} == {"livelock"}
    assert found.schedules < 20
    assert found.remarks[0].startswith("Cut short")


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("x = 1\ndef f(:", "syntax-error", 2),
        ("x = 1\nreturn x", "syntax-error", 2),
        ("x = '\0'", "syntax-error", 1),
        ("import os\nos.system('ls')", "not-supported", 2),
        ("import subprocess\nsubprocess.run(['ls'])", "not-supported", 2),
        ("import socket\nsocket.socket().connect(('localhost', 9))", "not-supported", 2),
        ("(" * 500 + ")" * 500, "syntax-error", 1),
    ],
)
def test_what_cannot_be_run_is_a_problem(zygote: Zygote, source: str, kind: str, line: int) -> None:
    found = explored(zygote, source)
    assert found.problem is not None
    assert (found.problem.kind, found.problem.line, found.outcomes) == (kind, line, ())
