"""A student's file as text, and its lines as Python counts them."""

from __future__ import annotations

import importlib.util


def text_of(content: bytes) -> str:
    """The file's text with "\\n" at the end of each line; what cannot be decoded is replaced."""
    try:
        return importlib.util.decode_source(content)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends.

    Not `str.splitlines`: it ends a line at form feeds and at other characters too, where Python does not.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]
