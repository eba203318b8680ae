"""Writes the table of search quality: `python -m tests.quality.table docs/search-quality.md`, from the root.

It takes some minutes. The figures depend on the seeds and the strategies alone, not on the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median_low

from grader.kernel.machine import Machine
from grader.search.portfolio import DEFAULT_MIX

from .bugs import BUGS, Bug
from .finding import MOST, SEEDS, first_find

STRATEGIES = ("walk", "sticky", "pct2", "pct3", "pos", "focus")
MIXES = {name: (name,) for name in STRATEGIES} | {"mix": DEFAULT_MIX}

HEAD = f"""# How soon bugs are found

Schedules until the first one that shows the bug: the median over {len(SEEDS)} seeds, and in brackets for how many seeds it was
found within {MOST:,} schedules, where that is not all of them. "Switches" says how many switches have to come at places where
the running thread could have gone on. The programs stand in `tests/quality/bugs.py`; the mix is that of
`grader.search.portfolio.DEFAULT_MIX` ({", ".join(DEFAULT_MIX)}).

Made by `python -m tests.quality.table docs/search-quality.md`.

"""


def main(path: str) -> None:
    machine = Machine()
    rows = [_row(machine, bug) for bug in BUGS]
    title = ["bug", "switches", *MIXES]
    rule = ["---", *["---:"] * (len(title) - 1)]
    lines = ["| " + " | ".join(cells) + " |" for cells in (title, rule, *rows)]
    Path(path).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _row(machine: Machine, bug: Bug) -> list[str]:
    return [bug.name, str(bug.badly_placed), *(_cell(machine, bug, mix) for mix in MIXES.values())]


def _cell(machine: Machine, bug: Bug, mix: tuple[str, ...]) -> str:
    finds = [first_find(machine, bug.buggy, mix, seed) for seed in SEEDS]
    found = sum(find is not None for find in finds)
    middle = median_low(MOST + 1 if find is None else find for find in finds)
    text = f"{middle:,}" if middle <= MOST else f"over {MOST:,}"
    return text if found == len(SEEDS) else f"{text} ({found})"


if __name__ == "__main__":
    main(sys.argv[1])
