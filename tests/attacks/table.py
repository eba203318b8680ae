"""`python -m tests.attacks.table` writes into docs/sandbox.md what is tried, and what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .attack import CATEGORIES, LETTERS, ROOT, Attack, attacks

PAGE = ROOT / "docs" / "sandbox.md"
BEGINS, ENDS = "<!-- what follows is written by python -m tests.attacks.table -->", "<!-- up to here -->"
_WORDS = {"fails": "a finding of kind", "problem": "a problem of kind"}


def table() -> str:
    """All of it: how many of each kind are stopped by which level, then each attack by itself."""
    return "\n".join([BEGINS, "", *_summary(), "", *_rows(), "", ENDS])


def page_with_table(page: str) -> str:
    """The page, with the table as it is now between its marks."""
    before, _, rest = page.partition(BEGINS)
    return before + table() + rest.partition(ENDS)[2]


def _summary() -> Iterator[str]:
    yield "| what they are after | from R on | from B on | at A only |"
    yield "|---|---|---|---|"
    for category, title in CATEGORIES.items():
        count = Counter(attack.stopped for attack in attacks(category))
        yield f"| {title} | {' | '.join(str(count[letter] or '') for letter in LETTERS)} |"


def _rows() -> Iterator[str]:
    for category, title in CATEGORIES.items():
        yield from ("", f"### {title}", "", "| what is tried | stopped from | what comes of it |", "|---|---|---|")
        for attack in attacks(category):
            yield f"| {_escaped(attack.fields['what'])} | {attack.stopped} | {_came(attack)} |"


def _came(attack: Attack) -> str:
    verdict, _, kind = attack.fields["outcome"].partition(" ")
    words = "it passes, as it should" if attack.category in ("honest", "feeding") else "it passes"
    told = f"{_WORDS[verdict]} `{kind}`" if kind else {"passes": words, "fails": "a finding"}.get(verdict, verdict)
    kinds = sorted({kind for kind, _ in attack.noted()})
    return f"{told}; told to a person: {', '.join(kinds)}" if kinds else told


def _escaped(text: str) -> str:
    for mark in "\\|`*_<[":
        text = text.replace(mark, f"\\{mark}")
    return text


if __name__ == "__main__":
    PAGE.write_text(page_with_table(PAGE.read_text("utf-8")), "utf-8")
