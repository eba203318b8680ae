"""An event loop waits in virtual time, for the threads of its own program."""

from __future__ import annotations

import pytest

from grader.kernel.machine import Machine

from .running import run, value


def test_a_thread_wakes_the_event_loop_that_it_tells_something(machine: Machine) -> None:
    source = """
        import asyncio
        def main():
            return asyncio.run(asyncio.to_thread(lambda: 7))
    """
    assert value(machine, source) == 7


def test_an_event_loop_sleeps_in_virtual_time(machine: Machine) -> None:
    source = """
        import asyncio, time
        def main():
            began = time.monotonic()
            asyncio.run(asyncio.sleep(1000))
            return round(time.monotonic() - began, 2)
    """
    assert value(machine, source) == 1000


def test_a_wait_for_a_thread_keeps_to_its_timeout(machine: Machine) -> None:
    source = """
        import asyncio, time
        async def wait():
            try:
                await asyncio.wait_for(asyncio.get_running_loop().create_future(), 5)
            except TimeoutError:
                return "late"
        def main():
            return asyncio.run(wait())
    """
    assert value(machine, source) == "late"


PAIR = """
    import select, selectors, socket, threading, time
    def send(end, pause=0):
        time.sleep(pause)
        end.setblocking(False)
        end.send(b"x")
    def main():
        here, there = socket.socketpair()
        with here, there:
            threading.Thread(target=send, args=(there,)).start()
            {wait}
"""
WAITS = [
    "return select.select([here], [], [])[0] == [here]",
    "return select.select([here], [], [], 1)[0] == [here]",
    "poll = select.poll(); poll.register(here, select.POLLIN); return len(poll.poll()) == 1",
    "poll = select.poll(); poll.register(here, select.POLLIN); return len(poll.poll(500)) == 1",
    "poll = selectors.DefaultSelector(); poll.register(here, 1); return len(poll.select()) == 1",
    "poll = selectors.PollSelector(); poll.register(here, 1); return len(poll.select(9)) == 1",
]


@pytest.mark.parametrize("wait", WAITS)
def test_every_way_to_poll_a_pair_hears_what_is_sent(machine: Machine, wait: str) -> None:
    assert value(machine, PAIR.format(wait=wait)) is True


@pytest.mark.parametrize(
    "wait",
    [
        "return select.select([there], [], [], 2)[0] == [] and time.monotonic() > 1002",
        "poll = select.poll(); poll.register(there, 1); return poll.poll(2000) == []",
        "poll = select.epoll(); poll.register(there, 1); return poll.poll(2) == []",
    ],
)
def test_a_poll_for_what_nobody_sends_ends_with_its_time(machine: Machine, wait: str) -> None:
    assert value(machine, PAIR.format(wait=wait)) is True


def test_a_poll_for_anything_else_is_not_supported(machine: Machine) -> None:
    source = """
        import os, select
        def main():
            read, write = os.pipe()
            select.select([read], [], [])
    """
    assert run(machine, source).ending == "unsupported"


def test_looking_at_anything_else_without_waiting_is_let_through(machine: Machine) -> None:
    source = """
        import os, select
        def main():
            read, write = os.pipe()
            return select.select([read], [], [], 0)
    """
    assert value(machine, source) == ([], [], [])
