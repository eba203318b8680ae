"""How each exercise tells in words what was tried, by key. One that is missing here is told as plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.checks.background_worker.words import words as background_worker
from grader.checks.pool_map.words import words as pool_map
from grader.checks.producer_consumer.words import words as producer_consumer
from grader.checks.run_all.words import words as run_all
from grader.checks.safe_print.words import words as safe_print

Words = Callable[[Any], list[tuple[str, str]]]
"""Given a scenario, lines for a report: what each is about (blank if it goes on with the line before), and the text."""

WORDS: dict[str, Words] = {
    "run_all": run_all,
    "pool_map": pool_map,
    "safe_print": safe_print,
    "producer_consumer": producer_consumer,
    "background_worker": background_worker,
}
