"""The lanes, the listing of the source, and how both are made to fit."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from grader.report.fewer import fewer, share
from grader.report.html.cells import fold, width
from grader.report.html.lanes import CHUNK, draw, letters
from grader.report.html.listing import ROOM, listing

from .pages import ROWS, SOURCE, many, row


def test_a_thread_has_one_lane_and_a_letter() -> None:
    lanes = draw(ROWS).lanes
    assert [(lane.letter, lane.name) for lane in lanes] == [
        ("A", "MainThread"), ("B", "adder 1"), ("C", "adder 2")
    ]  # fmt: skip
    assert len({lane.left for lane in lanes}) == 3


def test_letters_never_run_out() -> None:
    assert [letters(n) for n in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]


def test_states_tell_lane_and_line_of_each_step() -> None:
    assert draw(ROWS).states == "0:0 1:5 2:5 2:6 2:-1 1:6 1:-1"


def test_steps_go_downwards_and_never_overlap() -> None:
    for chunk in draw(many(50)).chunks:
        ends = [0, *(box.y + box.height for box in chunk.boxes)]
        assert all(box.y > end for box, end in zip(chunk.boxes, ends, strict=False))
        assert chunk.height > ends[-1]


def test_a_printer_finds_places_to_break() -> None:
    chunks = draw(many(50)).chunks
    assert [len(chunk.boxes) for chunk in chunks] == [CHUNK] * 8 + [2]
    assert [box.number for chunk in chunks for box in chunk.boxes] == list(range(1, 51))


def test_only_badly_placed_switches_have_an_arrow_from_the_lane_that_was_left() -> None:
    drawn = draw(ROWS)
    boxes = [box for chunk in drawn.chunks for box in chunk.boxes]
    assert [bool(box.arrow) for box in boxes] == [row.switch for row in ROWS]
    assert boxes[2].arrow.startswith(f"M{drawn.lanes[1].x} ")
    assert f"H{drawn.lanes[2].x}V" in boxes[2].arrow


def test_left_out_steps_and_time_that_goes_by_are_noted() -> None:
    boxes = [box for chunk in draw(ROWS).chunks for box in chunk.boxes]
    assert [box.note for box in boxes] == ["", "… 1 step", "… 2 steps", "at 1.5 s", "", "", ""]


def test_a_switch_to_the_first_step_is_drawn_too() -> None:
    assert draw((row(1, 5, "x", 0, switch=True),)).chunks[0].boxes[0].arrow


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("reads n", ("reads n",)),
        ("reads self.items", ("reads", "self.items")),
        ("self.empty.wait()", ("self.empty", ".wait()")),
        ("self.not_empty.wait()", ("self.", "not_empty.", "wait()")),
        ("", ("",)),
        ("a" * 25, ("a" * 10, "a" * 10, "a" * 5)),
        ("a" * 40, ("a" * 10, "a" * 10, "a" * 9 + "…")),
        ("日本語日本語", ("日本語日本", "語")),
    ],
)
def test_text_is_broken_where_it_reads_well(text: str, lines: tuple[str, ...]) -> None:
    assert fold(text, 10, 3) == lines
    assert max(map(width, lines)) <= 10


def test_lines_keep_their_numbers_as_python_counts_them() -> None:
    lines = listing("a\x0cb\u2028\r\n\tc\rd", {}, {2})
    assert [(line.number, line.text, line.marked) for line in lines] == [
        (1, "a\\x0cb\\u2028", False), (2, "    c", True), (3, "d", False)
    ]  # fmt: skip


def test_of_a_very_long_file_only_what_matters_is_shown() -> None:
    lines = listing("x = 1\n" * 9_000, {4_000}, {4_000})
    numbers = [line.number for line in lines if line.number]
    assert numbers == [*range(1, 17), *range(3_985, 4_016)]
    assert sum(line.folded for line in lines) + len(numbers) == 9_000


def test_however_a_file_looks_its_listing_has_an_end() -> None:
    lines = listing(("y" * 900 + "\n") * 9_000, range(0, 9_000, 150), ())
    assert sum(len(line.text) for line in lines) <= ROOM


def test_fewer_rows_are_those_that_matter_and_the_rest_is_counted() -> None:
    kept = fewer(ROWS, 4)
    assert [row.step for row in kept] == [0, 2, 6, 9]
    assert sum(row.folded + 1 for row in kept) == sum(row.folded + 1 for row in ROWS[:6])


def test_a_switch_is_never_lost_with_its_row() -> None:
    kept = fewer(ROWS, 3)
    assert [row.switch for row in kept if row.task == 2] == [True]


def test_few_rows_stay_as_they_are() -> None:
    assert fewer(ROWS, 7) == ROWS


@pytest.mark.parametrize(
    ("lengths", "limit"),
    [([], 1), ([5, 60], 60), ([60, 60, 60], 33), ([10, 60, 60], 45), ([1] * 300, 1)],
)
def test_timelines_share_the_room(lengths: list[int], limit: int) -> None:
    assert share(lengths, 100) == limit


STYLE = resources.files("grader.report.html").joinpath("templates/style.css").read_text("utf-8")
SCHEMES = [dict(re.findall(r"--([\w]+): (#\w{6});", part)) for part in STYLE.split("@media")[:2]]


def brightness(colour: str) -> float:
    """WCAG's relative luminance."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
def test_text_can_be_told_from_what_is_behind_it(scheme: dict[str, str]) -> None:
    on_paper = ["ink", "muted", "bad", "good", "warn", "focus", *(f"c{n}" for n in range(8))]
    pairs = [(name, "paper") for name in on_paper]
    pairs += [("ink", "here"), ("muted", "here"), ("ink", "panel"), ("muted", "panel")]
    for front, back in pairs:
        low, high = sorted(brightness(scheme[name]) for name in (front, back))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)


def test_each_width_of_a_box_is_known_to_the_style() -> None:
    for threads in (1, 4, 5):
        rows = tuple(row(n, 1, "x", n) for n in range(threads))
        assert f".w{draw(rows).box} .s rect {{ width: {draw(rows).box}px; }}" in STYLE


def test_the_source_of_these_tests_is_listed_whole() -> None:
    assert len(listing(SOURCE, (), ())) == 6
