"""Explores small scripts, for tests."""

from __future__ import annotations

import textwrap

from grader.judge.exploring import Asked, explore
from grader.judge.submissions import Source
from grader.records.exploration import Exploration, Outcome
from grader.records.schedule import from_text
from grader.sandbox.zygote import Zygote

COUNTER = """
    from threading import Thread
    count = 0
    def work():
        global count
        count += 1
    def main():
        threads = [Thread(target=work) for _ in range(2)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return count
"""
START_BOTH = """
    threads = [threading.Thread(target=target) for target in (one, other)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


def script(source: str) -> Source:
    content = textwrap.dedent(source).encode()
    return Source("script.py", content, len(content))


def explored(
    zygote: Zygote, source: str, call: str = "", effort: str = "quick", seed: int = 0
) -> Exploration:
    return explore(zygote, script(source), Asked("script.py", call, seed, effort))


def repeated(zygote: Zygote, source: str, outcome: Outcome, call: str = "") -> Exploration:
    asked = Asked("script.py", call, 0, "quick", from_text(outcome.schedule))
    return explore(zygote, script(source), asked)


def ways(exploration: Exploration) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """The ways to end: kind, value, output, the threads that were left."""
    return {(o.kind, o.value, o.output, o.threads_left) for o in exploration.outcomes}
