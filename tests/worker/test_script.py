from __future__ import annotations

import pytest

from grader.worker.script import plain


def test_addresses_are_not_told() -> None:
    assert plain("<A object at 0x7f00ab>, <B at 0x1>", 99) == "<A object at 0x...>, <B at 0x...>"


def test_numbers_that_only_look_like_addresses_stay() -> None:
    assert plain("0x7f00ab", 99) == "0x7f00ab"


def test_lone_surrogates_become_escapes() -> None:
    assert plain("\udc80", 99) == "\\udc80"


@pytest.mark.parametrize("most", [100, 2_000])
def test_what_is_too_long_is_cut_to_the_length_with_both_ends(most: int) -> None:
    text = plain("a" * 5_000 + "z" * 5_000, most)
    assert (len(text), text[0], text[-1]) == (most, "a", "z")
    assert f"{10_000 - most:,} characters left out" in text


def test_long_texts_that_differ_in_the_middle_only_stay_apart() -> None:
    one, other = ("a" * 5_000 + middle + "z" * 5_000 for middle in "xy")
    assert plain(one, 100) != plain(other, 100)


def test_a_subclass_of_str_comes_back_as_a_str() -> None:
    class Odd(str):
        pass

    assert type(plain(Odd("x"), 10)) is str
