"""Waiting for the world outside is told at once, and never waited for."""

from __future__ import annotations

from grader.kernel.machine import Machine

from .running import run, value


def test_an_event_loop_that_only_runs_its_own_coroutines_works(machine: Machine) -> None:
    source = """
        import asyncio
        async def seven():
            await asyncio.sleep(0)
            return 7
        def main():
            return asyncio.run(seven())
    """
    assert value(machine, source) == 7


def test_an_event_loop_with_nothing_left_to_do_is_not_supported(machine: Machine) -> None:
    source = """
        import asyncio
        async def never():
            await asyncio.get_running_loop().create_future()
        def main():
            asyncio.run(never())
    """
    assert run(machine, source).ending == "unsupported"


def test_an_event_loop_that_waits_for_a_thread_is_not_supported(machine: Machine) -> None:
    source = """
        import asyncio
        def main():
            asyncio.run(asyncio.to_thread(lambda: 7))
    """
    assert run(machine, source).ending == "unsupported"
