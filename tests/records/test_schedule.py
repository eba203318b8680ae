from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.records.schedule import ScheduleError, from_text, to_text, trim

CHOICES = st.lists(st.one_of(st.just(0), st.integers(0, 5), st.integers(0, 5_000)), max_size=60)
TESTED = settings(derandomize=True, deadline=None, database=None, max_examples=300)


@TESTED
@given(CHOICES)
def test_text_and_back_is_the_schedule_without_its_last_zeros(choices: list[int]) -> None:
    assert from_text(to_text(choices)) == trim(choices)


@TESTED
@given(CHOICES)
def test_two_schedules_have_one_text_only_if_they_are_the_same(choices: list[int]) -> None:
    assert to_text([*choices, 0, 0]) == to_text(choices)
    assert to_text([*choices, 1]) != to_text(choices)


@TESTED
@given(CHOICES)
def test_a_text_can_be_pasted_into_a_shell(choices: list[int]) -> None:
    assert set(to_text(choices)) <= set("0123456789abcdefghijklmnopqrstuvwxyz-")


@TESTED
@given(CHOICES, st.data())
def test_a_text_that_is_cut_short_is_refused(choices: list[int], data: st.DataObject) -> None:
    # Two characters of checksum let one in 1,024 cut texts pass: this one is told apart from those.
    text = to_text(choices)
    cut = text[: data.draw(st.integers(0, len(text) - 1))]
    assert_refused_or_whole(cut)


@TESTED
@given(CHOICES, st.data())
def test_a_text_with_a_wrong_character_is_refused(choices: list[int], data: st.DataObject) -> None:
    text = to_text(choices)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("0123456789abcxyz-_!"))
    if other != text[place]:
        assert_refused_or_whole(text[:place] + other + text[place + 1 :])


def assert_refused_or_whole(text: str) -> None:
    """Refused, or by chance the full text of another schedule."""
    try:
        choices = from_text(text)
    except ScheduleError:
        return
    assert choices == from_text(to_text(choices))
    assert text.rpartition("-")[2] == to_text(choices).rpartition("-")[2]


@TESTED
@given(st.text(max_size=30))
def test_any_text_is_a_schedule_or_refused_with_a_reason(text: str) -> None:
    assert reason(text) is None or "schedule" in reason(text) or "whole" in reason(text)


def reason(text: str) -> str | None:
    """Why a text is refused; None if it is not."""
    try:
        from_text(text)
    except ScheduleError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    "cut",
    [text for whole in ("2a3b10a-", "a-") for text in [whole[:n] for n in range(len(whole))]],
)
def test_a_text_without_its_checksum_is_refused(cut: str) -> None:
    with pytest.raises(ScheduleError):
        from_text(cut)


@pytest.mark.parametrize("length", range(1, 12))
def test_a_long_text_that_is_cut_is_refused(length: int) -> None:
    text = to_text([0, 0, 1, 0, 3, 0, 0, 0, 0, 2, 1, 1])
    with pytest.raises(ScheduleError):
        from_text(text[:-length])


@pytest.mark.parametrize("text", ["", "-", "0", "x", "a-", "-ab", "1A-00", "1a", "1 a-00", "a1-zz"])
def test_what_is_no_schedule_is_refused(text: str) -> None:
    with pytest.raises(ScheduleError):
        from_text(text)


def test_space_around_a_pasted_text_does_no_harm() -> None:
    assert from_text(f"  {to_text([0, 1])}\n") == (0, 1)


def test_the_empty_schedule_has_a_text() -> None:
    assert from_text(to_text([])) == ()


def test_a_short_schedule_has_a_short_text() -> None:
    assert len(to_text([0] * 1_000 + [1] + [0] * 500)) == 8


@pytest.mark.parametrize("choice", [1, 25, 26, 27, 52, 702, 703, 18_278])
def test_every_choice_has_its_letters(choice: int) -> None:
    assert from_text(to_text([choice])) == (choice,)


@pytest.mark.parametrize("body", ["9999999999a", "1aaaaaaaaa", "9999999a9999999a"])
def test_what_is_longer_than_any_schedule_is_refused_at_once(body: str) -> None:
    from grader.records import schedule

    with pytest.raises(ScheduleError, match="longer than any schedule"):
        from_text(f"{body}-{schedule._check(body)}")
