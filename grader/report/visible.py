"""Text that came from a student, made harmless to a terminal and to a shell."""

from __future__ import annotations

import os
import re
import shlex
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Categories of characters that command a terminal, change the direction of writing, or do not show."""
_COMMAND = re.compile(r"^([^\S\n]*)::", re.MULTILINE)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """`text` in one line, with escapes for what would not show as itself: control characters, ANSI
    sequences, bidirectional and zero-width marks, lone surrogates. Other text comes back unchanged."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def no_commands(text: str) -> str:
    """`text`, of several lines, in which a blank breaks up what the runner of a GitHub workflow would take for its commands:
    `::` at the beginning of a line, `##[` anywhere."""
    return _COMMAND.sub(r"\1: :", text).replace("##[", "# #[")


def cut(text: str, most: int, dots: str = "...") -> str:
    """`text`, with its middle left out where it has more than `most` characters."""
    if len(text) <= most:
        return text
    kept = most - len(dots)
    return text[: kept - kept // 3] + dots + text[len(text) - kept // 3 :]


def shell_word(text: str) -> str:
    """`text` as one word of a shell's command line, without any character that does not show."""
    if visible(text) == text:
        return shlex.quote(text)
    # $'…' is understood by bash, zsh, ksh and the next POSIX; nothing older can write such a name.
    plain = "".join(
        chr(b) if 32 <= b < 127 and b not in b"\\'" else f"\\x{b:02x}" for b in os.fsencode(text)
    )
    return f"$'{plain}'"


def _shown(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
