"""Runs that do not end by themselves are ended, and it is told why."""

from __future__ import annotations

import pytest

from grader.kernel.limits import Limits
from grader.kernel.machine import Machine
from grader.kernel.strategy import Strategy, Undisturbed
from grader.search.pct import Pct
from grader.search.replay import Replay
from grader.search.walk import RandomWalk

from .running import run, value

STRATEGIES = {
    "undisturbed": lambda: Undisturbed(),
    "walk": lambda: RandomWalk(1),
    "sticky": lambda: RandomWalk(1, stickiness=0.9),
    "pct": lambda: Pct(1, 3, 50),
}


@pytest.fixture(params=STRATEGIES.values(), ids=STRATEGIES)
def strategy(request: pytest.FixtureRequest) -> Strategy:
    return request.param()


def test_a_deadlock_is_seen_at_once(machine: Machine, strategy: Strategy) -> None:
    source = """
        from threading import Lock
        def main():
            lock = Lock()
            lock.acquire()
            lock.acquire()
    """
    done = run(machine, source, strategy)
    assert (done.ending, done.steps, done.time) == ("deadlock", 2, 0)


def test_a_deadlock_of_some_is_seen_when_the_others_are_done(
    machine: Machine, strategy: Strategy
) -> None:
    source = """
        from threading import Event, Thread
        from time import sleep
        def main():
            stuck = Thread(target=Event().wait)
            stuck.start()
            Thread(target=sleep, args=(5,)).start()
            stuck.join()
    """
    done = run(machine, source, strategy)
    assert (done.ending, done.time, len(done.tasks)) == ("deadlock", 5_000_000_000, 2)


def test_a_wait_with_a_time_limit_is_no_deadlock(machine: Machine, strategy: Strategy) -> None:
    source = """
        from threading import Lock
        def main():
            lock = Lock()
            lock.acquire()
            return lock.acquire(timeout=1)
    """
    assert value(machine, source, strategy) is False


def test_who_spins_on_a_flag_lets_time_pass_for_who_sleeps(
    machine: Machine, strategy: Strategy
) -> None:
    source = """
        from threading import Thread
        from time import sleep
        flag = False
        def work():
            global flag
            sleep(1)
            flag = True
        def main():
            Thread(target=work).start()
            while not flag:
                pass
    """
    done = run(machine, source, strategy)
    assert (done.ending, done.time // 1_000) == ("finished", 1_000_000)


def test_who_spins_on_a_try_of_a_lock_lets_its_holder_go_on(
    machine: Machine, strategy: Strategy
) -> None:
    source = """
        from threading import Lock, Thread
        from time import sleep
        lock = Lock()
        def work():
            with lock:
                sleep(1)
        def main():
            Thread(target=work).start()
            sleep(0.5)
            while not lock.acquire(blocking=False):
                pass
            return "got it"
    """
    assert value(machine, source, strategy) == "got it"


@pytest.mark.parametrize("pause", ["sleep(0)", "sleep(0.001)", "Event().wait(0.001)"])
def test_waiting_in_a_loop_for_what_never_comes_is_polling(
    pause: str, machine: Machine, strategy: Strategy
) -> None:
    source = f"""
        from threading import Event
        from time import sleep
        flag = False
        def main():
            while not flag:
                {pause}
    """
    assert run(machine, source, strategy).ending == "polling"


def test_spinning_for_what_never_comes_is_a_livelock(machine: Machine, strategy: Strategy) -> None:
    source = """
        flag = False
        def main():
            while not flag:
                pass
    """
    assert run(machine, source, strategy).ending == "livelock"


def test_who_looks_again_is_counted(machine: Machine) -> None:
    source = """
        from threading import Thread
        from time import sleep
        flag = False
        def work():
            while not flag:
                sleep(0.1)
        def main():
            global flag
            poller = Thread(target=work, daemon=True)
            poller.start()
            sleep(1.05)
    """
    assert [task.wakeups for task in run(machine, source).tasks] == [10]


def test_two_that_go_round_and_round_are_a_livelock(machine: Machine) -> None:
    source = """
        from threading import Thread
        turns = 0
        def work():
            global turns
            while True:
                turns += 1
                print(end="")
        def main():
            Thread(target=work).start()
            work()
    """
    assert run(machine, source, RandomWalk(1)).ending == "livelock"


@pytest.mark.parametrize("turns", [1_000, 15_000, 300_000])
def test_a_long_computation_is_no_livelock_and_no_polling(turns: int, machine: Machine) -> None:
    source = f"""
        def main():
            total = 0
            for n in range({turns}):
                total += n
            return total
    """
    assert value(machine, source) == turns * (turns - 1) // 2


@pytest.mark.parametrize("turns", [1_000, 5_000, 30_000])
def test_long_work_of_several_is_no_livelock_and_no_polling(
    turns: int, machine: Machine, strategy: Strategy
) -> None:
    source = f"""
        from threading import Lock, Thread
        lock, total = Lock(), 0
        def work():
            global total
            for _ in range({turns}):
                with lock:
                    total += 1
        def main():
            threads = [Thread(target=work) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return total
    """
    assert value(machine, source, strategy) == 2 * turns


def test_steps_beyond_the_limit_are_taken_in_fair_turns(machine: Machine) -> None:
    source = """
        from threading import Thread
        flag = False
        def work():
            global flag
            flag = True
        def main():
            Thread(target=work).start()
            while not flag:
                print(end="")
            return "seen"
    """
    limits = Limits(steps=50, fair_steps=1_000)
    assert run(machine, source, Undisturbed(), limits).ending == "finished"


def test_what_fair_turns_choose_is_no_part_of_the_schedule_and_comes_again_without_it(
    machine: Machine,
) -> None:
    source = """
        from threading import Thread
        x = 0
        def work():
            global x
            while True:
                x += 1
        def main():
            Thread(target=work).start()
            work()
    """
    limits = Limits(steps=30, fair_steps=1_000)
    first = run(machine, source, RandomWalk(3), limits)
    again = run(machine, source, Replay(first.choices), limits)
    assert first.ending == "livelock"
    assert 0 < len(first.choices) <= 30
    assert (again.ending, again.choices, again.steps) == (first.ending, first.choices, first.steps)


def test_limits_do_not_carry_over_to_the_next_run(machine: Machine) -> None:
    source = "def main():\n    for n in range(100):\n        print(n)\n"
    run(machine, source, limits=Limits(output=5))
    assert run(machine, source).ending == "finished"


def test_the_same_limit_ends_the_same_run_at_the_same_step(machine: Machine) -> None:
    source = """
        from threading import Thread
        x = 0
        def work():
            global x
            while True:
                x += 1
        def main():
            Thread(target=work).start()
            work()
    """
    first, second = (run(machine, source, RandomWalk(3)) for _ in range(2))
    assert (first.ending, first.steps, first.choices) == (
        second.ending, second.steps, second.choices,
    )  # fmt: skip


def test_threads_that_each_start_the_next_do_not_stand_on_each_other(
    machine: Machine, strategy: Strategy
) -> None:
    source = """
        from threading import Event, Thread
        done = Event()
        def work(left):
            if left:
                Thread(target=work, args=(left - 1,)).start()
            else:
                done.set()
        def main():
            work(1_000)
            done.wait()
            return "through"
    """
    assert value(machine, source, strategy) == "through"


def test_a_turn_offered_once_lets_no_time_pass(machine: Machine) -> None:
    source = """
        from threading import Thread
        from time import monotonic, sleep
        def main():
            thread = Thread(target=sleep, args=(10,))
            thread.start()
            sleep(0)
            seen = monotonic()
            thread.join()
            return monotonic() - seen
    """
    assert value(machine, source) == 10


def test_timers_that_each_start_the_next_to_look_again_poll(machine: Machine) -> None:
    source = """
        from threading import Event, Timer
        def look():
            Timer(1, look).start()
        def main():
            look()
            Event().wait()
    """
    assert run(machine, source, limits=Limits(wakeups=10)).ending == "polling"
