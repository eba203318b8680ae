"""Texts of a student's program as they can be sent: a lone surrogate is a text to Python, but not to UTF-8."""

from __future__ import annotations


def sendable(text: str) -> str:
    """The text, with what UTF-8 does not have as a backslash and its number."""
    return str.encode(text, "utf-8", "backslashreplace").decode()
