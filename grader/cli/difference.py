"""What tells a file that is there from the one that is not put in its place: a short diff, harmless to a terminal."""

from __future__ import annotations

import difflib
from pathlib import Path

from grader.cli.columns import columns
from grader.report.visible import cut, no_commands, visible

_MOST_LINES = 20
_MOST_BYTES = 2**16  # of a file: comparing takes the square of it, and an exercise has a twentieth
_INDENT = " " * 4


def difference(path: Path, planned: bytes) -> list[str]:
    """The lines of a unified diff from the file at `path` to `planned`, 20 at the most and then how many more.

    No line where the file cannot be read any more.
    """
    try:
        there = path.read_bytes()
    except OSError:
        return []
    if max(len(there), len(planned)) > _MOST_BYTES:
        return [f"{_INDENT}too long to be compared line by line"]
    diff = list(difflib.unified_diff(_lines(there), _lines(planned), n=1, lineterm=""))[2:]
    shown = [_shown(line) for line in diff[:_MOST_LINES]]
    left = len(diff) - len(shown)
    if left:
        shown.append(f"{_INDENT}... and {left} more {'line' if left == 1 else 'lines'}")
    return shown


def _shown(line: str) -> str:
    return cut(_INDENT + no_commands(visible(line)), columns())


def _lines(content: bytes) -> list[str]:
    """Its lines. Where they end in another way, or the last one does not end, they are other lines."""
    *lines, last = content.decode("utf-8", "replace").split("\n")
    return [*lines, f"{last} (no line end)"] if last else lines
