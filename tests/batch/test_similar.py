from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from grader.batch.fingerprints import GRAM, WINDOW, grams, winnow, words
from grader.batch.passages import passages
from grader.batch.similar import MOST_PAIRS, Pair, Similar, Stub
from grader.judge.stubs import stub_of
from grader.records.exercise import EXERCISES

ROOT = Path(__file__).parents[2]
SOLUTION = (ROOT / "solutions" / "ex05_background_worker.py").read_text(encoding="utf-8")
STUBS = {one.number: stub_of(one).decode() for one in EXERCISES}


def variants(number: int) -> list[str]:
    files = sorted((ROOT / "tests" / "variants" / f"ex{number:02}").glob("*.py"))
    return [file.read_text(encoding="utf-8") for file in files]


def found(texts: Iterable[str | tuple[str, str]], exercise: int = 5) -> list[Pair]:
    """The pairs among texts, each handed in by one student. A pair of texts: a file, and what is in it."""
    similar = Similar(STUBS)
    for student, text in enumerate(texts):
        where, source = text if isinstance(text, tuple) else (f"{student}.py", text)
        similar.add(exercise, student, where, source.encode())
    return next(pairs for number, pairs, _ in similar.pairs() if number == exercise)


def sides(pairs: list[Pair]) -> list[tuple[int, ...]]:
    return [
        tuple(who for side in (pair.left, pair.right) for team in side for who in team)
        for pair in pairs
    ]


def renamed(text: str) -> str:
    """The same program with other names, as somebody else would have written it."""
    own = {"self": "this", "threading": "t"}
    names = sorted(set(re.findall(r"\b[a-z_]{4,}\b", text)))
    for number, name in enumerate(names):
        own.setdefault(name, f"name{number}")
    return re.sub(r"\b\w+\b", lambda word: own.get(word[0], word[0]), text)


def test_a_copy_with_other_spacing_and_a_remark_is_found() -> None:
    copy = SOLUTION.replace("    ", "  ").replace("\n\n", "\n# mine\n", 1)
    assert sides(found([*variants(5)[:5], SOLUTION, copy])) == [(5, 6)]


def test_a_copy_of_two_thirds_is_found() -> None:
    lines = SOLUTION.splitlines()
    copy = (
        "\n".join(lines[: len(lines) * 2 // 3])
        + "\n"
        + renamed("\n".join(lines[len(lines) * 2 // 3 :]))
    )
    assert sides(found([SOLUTION, copy])) == [(0, 1)]


def test_the_same_text_is_one_entry_however_many_handed_it_in() -> None:
    pairs = found([SOLUTION] * 30)
    assert sides(pairs) == [tuple(range(30))]
    assert pairs[0].same


def test_the_same_program_under_other_names_is_nobodys_copy() -> None:
    assert found([SOLUTION, renamed(SOLUTION)]) == []


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_correct_programs_that_were_written_to_differ_are_not_alike(number: int) -> None:
    assert found(variants(number), number) == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.key)
def test_what_the_stub_gives_does_not_count(exercise: object) -> None:
    stub = STUBS[exercise.number]
    assert (
        found([stub, stub, f"{stub}\nx = 1\n", stub.replace("    ", "\t")], exercise.number) == []
    )


def test_a_stub_whose_lines_were_broken_anew_does_not_count() -> None:
    again = re.sub(r"(\S+ \S+ \S+ \S+) ", r"\1\n", STUBS[5])
    assert found([again, again.replace("\n", "\n ")]) == []


def test_what_many_of_a_class_wrote_does_not_count() -> None:
    def text(student: int) -> str:
        own = " ".join(f"w{student}_{n}" for n in range(60))
        return f"{SOLUTION}\n{own}\n"

    assert found(map(text, range(12))) == []
    assert len(found(map(text, range(3)))) == 3


def test_students_of_one_submission_are_no_pair() -> None:
    assert found([("team.py", SOLUTION), ("team.py", SOLUTION)]) == []
    pairs = found(
        [("team.py", SOLUTION), ("team.py", SOLUTION), ("own.py", f"{SOLUTION}\nx = 1\n")]
    )
    assert pairs == [Pair(5, ((0, 1),), ((2,),), False)]


def test_a_few_lines_are_never_a_copy() -> None:
    text = "def run_all(tasks):\n    return [task() for task in tasks]\n"
    assert found([text, text], 1) == []


def test_only_the_pairs_with_most_in_common_are_kept() -> None:
    texts = [f"{SOLUTION[: 1500 + 100 * n]}\nx{n} = {n}\n" for n in range(9)]
    similar = Similar(STUBS)
    for student, text in enumerate(texts):
        similar.add(5, student, f"{student}.py", text.encode())
    _, pairs, more = next(entry for entry in similar.pairs() if entry[0] == 5)
    assert len(pairs) == MOST_PAIRS
    assert more == 9 * 8 // 2 - MOST_PAIRS


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\x00" * 99,
        b"\xff\xfe" * 50,
        b"(" * 200_000,
        b"# coding: nonsense\n",
        b"\xed\xa0\x80" * 99,
    ],
)
def test_any_bytes_can_be_handed_in(source: bytes) -> None:
    similar = Similar(STUBS)
    for student in range(2):
        similar.add(1, student, f"{student}.py", source)
    list(similar.pairs())


def test_whatever_two_texts_have_in_common_has_a_common_fingerprint() -> None:
    random = Random(0)
    for _ in range(200):
        common = [f"c{random.randrange(9)}" for _ in range(GRAM + WINDOW - 1)]
        texts = [
            [
                *(f"{side}{n}" for n in range(random.randrange(30))),
                *common,
                *(f"{side}{n}" for n in range(random.randrange(30))),
            ]
            for side in "lr"
        ]
        left, right = (winnow(grams(text)) for text in texts)
        assert left & right


def test_fingerprints_are_the_same_on_each_machine() -> None:
    text, _ = words("def f(self):\n    return self.lock.acquire(timeout=None)", frozenset())
    assert grams(text)[:3] == [273191485481, 1079253578996, 922750284221]


def test_shared_lines_are_marked_on_both_sides() -> None:
    stub = Stub.of(STUBS[5])
    left, right = passages(
        f"x = 1\n{SOLUTION}", f"{SOLUTION}\n\ndef other():\n    return 1\n", stub
    )
    own = set(left.shared)
    assert own == {number + 1 for number in right.shared}
    assert 1 not in own
    assert len(own) > 45
    assert (len(left.own), len(right.own)) == (55 - 1, 55)
