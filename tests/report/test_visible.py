from __future__ import annotations

import subprocess

import pytest

from grader.report.visible import cut, no_commands, shell_word, visible

from .verdicts import EVIL


@pytest.mark.parametrize("text", ["", "plain", "é☃ 日本 🎉", "[red]", "back\\slash"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\n", r"\n"), ("\x1b[1m", r"\x1b[1m"), ("\x9b", r"\x9b"), ("\u202e", r"\u202e"),
        ("\u2066", r"\u2066"), ("\u200b", r"\u200b"), ("\ufeff", r"\ufeff"), ("\ud800", r"\ud800"),
        ("\u2028", r"\u2028"), ("\U000e0041", r"\U000e0041"), ("\x00\x7f", r"\x00\x7f"),
    ],
)  # fmt: skip
def test_what_would_not_show_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_is_visible_stays_visible() -> None:
    assert visible(visible(EVIL)) == visible(EVIL)


def test_cut_keeps_both_ends_and_the_length() -> None:
    assert cut("a" * 500 + "z" * 500, 30) == "a" * 18 + "..." + "z" * 9
    assert cut("short", 30) == "short"


@pytest.mark.parametrize(
    "word", ["plain", "two words", "it's", "$HOME", "a\nb", "\x1b'\\", "\udcff", "日本"]
)
def test_a_shell_reads_a_word_back(word: str) -> None:
    command = f"printf %s {shell_word(word)}"
    assert "\n" not in command
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stdout == word.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"),
        ("a\n \u2003::stop-commands::x", "a\n \u2003: :stop-commands::x"),
        ("see [##[add-mask]x", "see [# #[add-mask]x"),
        ("std::vector, a[::2]", "std::vector, a[::2]"),
    ],
)
def test_the_runner_of_a_workflow_gets_no_commands(text: str, shown: str) -> None:
    assert no_commands(text) == shown
