"""Writes docs/examples.md anew: `python docs/examples.py`. `tests/test_examples.py` compares it with what is true."""

from __future__ import annotations

import io
import os
from pathlib import Path

from grader.judge.exploring import Asked, explore
from grader.judge.submissions import read_source
from grader.report.exploration_text import write
from grader.sandbox.zygote import Zygote

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "examples.md"
PYTHON = (3, 11)  # of which the numbers are: other versions have points in other places
NAMES = ("counter", "pool", "print", "queue_empty", "daemon")
HEAD = """\
# What can go wrong, in five small programs

Each of these programs lies in `examples/`. Below each stands what `grade explore` prints about it: every way to end that was
found, how often it came up, and the smallest schedule that leads to it. The numbers are those of Python 3.11; other versions
have scheduling points in other places of the library, and find the same ways to end. This file is written by
`python docs/examples.py`, and a test compares it with what is true.
"""
WORDS = {
    "counter": "`count += 1` reads, adds and writes. A thread that is interrupted in between writes what is out of date by then.",
    "pool": "`map` gives the results in the order of the items, whatever order they get done in.",
    "print": "`print` writes its text and the end of the line one after the other. The system may write them together, or not.",
    "queue_empty": (
        "`while not q.empty()` asks about one moment only. A consumer that comes too early takes that for the end, and items are "
        "left; and between the question and `get()` another consumer may take the last item, so that `get()` waits for ever."
    ),
    "daemon": "A daemon thread stops where it stands when the program ends, in the middle of what it does.",
}


def exploration(zygote: Zygote, name: str) -> str:
    """What `grade explore` prints about an example."""
    file = f"examples/{name}.py"
    asked = Asked(file, "", 0, "quick")
    out = io.StringIO()
    write(explore(zygote, read_source(ROOT / file), asked), f"grade explore {file}", out)
    return out.getvalue()


def chapter(zygote: Zygote, name: str) -> str:
    """What the document says about an example."""
    source = (ROOT / "examples" / f"{name}.py").read_text(encoding="utf-8")
    return (
        f"\n## {name}.py\n\n{WORDS[name]}\n\n```python\n{source}```\n\n"
        f"`grade explore examples/{name}.py --effort quick`:\n\n```\n{exploration(zygote, name)}```\n"
    )


def document(zygote: Zygote) -> str:
    """All of docs/examples.md."""
    return HEAD + "".join(chapter(zygote, name) for name in NAMES)


if __name__ == "__main__":
    os.chdir(ROOT)
    with Zygote() as zygote:
        DOCUMENT.write_text(document(zygote), encoding="utf-8")
