"""Finds submissions that have much text in common: a note for a person, never a score.

What stands in the stub does not count, nor what many of a class wrote. Each fingerprint is looked up in an index of all of them:
no two submissions are compared that have none in common. Holds some 100 numbers a submission.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import combinations, groupby

from grader.batch.fingerprints import BLANK, grams, winnow, words
from grader.records.source import lines_of, text_of

MOST_PAIRS = 20  # of an exercise
MOST_TEXT = 24_000  # characters of a file that are looked at; solutions have 1,000 to 4,000
_SHARE = 0.5
"""Of the fingerprints of the smaller text. Among 166 correct programs of this project's own, written to look unlike, 8 pairs
are above it, all of one exercise, and each began as a copy of the other."""
_FEWEST = 12  # fingerprints in common: some 50 words, ten lines or so; shorter programs are alike without any copying
_TEXTS = 24  # bits of a text's number, beside the BITS of a fingerprint in 64


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that have much in common, or one text (`same`) that was handed in more than once, blanks aside.

    left, right: who handed them in: each is those of one submission, in the order in which they came.
    """

    exercise: int
    left: tuple[tuple[int, ...], ...]
    right: tuple[tuple[int, ...], ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Stub:
    """What a student gets, and does not count. lines: without the blanks at their ends; grams: all there are, and BLANK."""

    lines: frozenset[str]
    grams: frozenset[int]

    @classmethod
    def of(cls, text: str) -> Stub:
        """The stub whose text this is."""
        lines = frozenset(line.strip() for line in lines_of(text)) | {""}
        return cls(lines, frozenset(grams(words(text, frozenset())[0])) | {BLANK})


@dataclass(slots=True)
class _Texts:
    """All different texts of an exercise, by number. owners: by submission; prints: how many fingerprints each has;
    index: fingerprints, each with the number of its text."""

    numbers: dict[bytes, int] = field(default_factory=dict)
    owners: list[dict[str, list[int]]] = field(default_factory=list)
    prints: list[int] = field(default_factory=list)
    index: array[int] = field(default_factory=lambda: array("Q"))


class Similar:
    """Gathers submissions, then says which are alike."""

    def __init__(self, stubs: Mapping[int, str]) -> None:
        self._stubs = {number: Stub.of(text) for number, text in stubs.items()}
        self._texts = {number: _Texts() for number in stubs}

    def add(self, exercise: int, student: int, where: str, source: bytes) -> None:
        """One more submission. where: its file; students with the same one have handed it in together."""
        stub, texts = self._stubs[exercise], self._texts[exercise]
        found, _ = words(text_of(source)[:MOST_TEXT], stub.lines)
        key = blake2b("\n".join(found).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        number = texts.numbers.get(key)
        if number is None:
            number = texts.numbers[key] = len(texts.owners)
            prints = winnow([gram for gram in grams(found) if gram not in stub.grams])
            texts.index.extend(one << _TEXTS | number for one in sorted(prints))
            texts.prints.append(len(prints))
            texts.owners.append({})
        texts.owners[number].setdefault(where, []).append(student)

    def stub(self, exercise: int) -> Stub:
        """The stub of an exercise."""
        return self._stubs[exercise]

    def pairs(self) -> Iterator[tuple[int, list[Pair], int]]:
        """For each exercise: its number, the pairs with most in common, and how many more there are."""
        for exercise, texts in self._texts.items():
            ranked = [*_handed_in_twice(exercise, texts), *_alike(exercise, texts)]
            ranked.sort(key=lambda found: (-found[0], found[1].left, found[1].right))
            pairs = [pair for _, pair in ranked]
            yield exercise, pairs[:MOST_PAIRS], max(0, len(pairs) - MOST_PAIRS)


def _handed_in_twice(exercise: int, texts: _Texts) -> Iterator[tuple[float, Pair]]:
    for number, owners in enumerate(texts.owners):
        if len(owners) > 1 and texts.prints[number] >= _FEWEST:
            first, *others = _owners(texts, number)
            yield 1.0, Pair(exercise, (first,), tuple(others), True)


def _alike(exercise: int, texts: _Texts) -> Iterator[tuple[float, Pair]]:
    for (one, other), count in _in_common(texts).items():
        share = count / min(texts.prints[one], texts.prints[other])
        if count >= _FEWEST and share >= _SHARE:
            pair = Pair(exercise, _owners(texts, one), _owners(texts, other), False)
            yield share, pair


def _in_common(texts: _Texts) -> Counter[tuple[int, int]]:
    """How many fingerprints two texts have in common that few others have."""
    few = max(10, min(40, len(texts.owners) // 10))
    common: Counter[tuple[int, int]] = Counter()
    mask = (1 << _TEXTS) - 1
    for _, entries in groupby(sorted(texts.index), key=lambda entry: entry >> _TEXTS):
        numbers = [entry & mask for entry in entries]
        if len(numbers) <= few:
            common.update(combinations(numbers, 2))
    return common


def _owners(texts: _Texts, number: int) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, texts.owners[number].values()))
