"""Texts of a student's program as they can be sent: a lone surrogate is a text to Python, but not to UTF-8."""

from __future__ import annotations


def sendable(text: str) -> str:
    """The text, with what UTF-8 does not have as a backslash and its number."""
    return str.encode(text, "utf-8", "backslashreplace").decode()


def shortened(text: str, most: int) -> str:
    """The text, its middle left out where it has more than `most` characters (100 at least)."""
    if len(text) <= most:
        return text
    what = f" [... {len(text) - most:,} characters left out ...] "
    head = (most - len(what)) * 2 // 3
    return f"{text[:head]}{what}{text[head + len(what) - most :]}"
