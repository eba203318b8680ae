"""`grade watch` on a real terminal: what a student sees who saves, presses keys, and goes on."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.cli.state import Mark, digest
from grader.judge.course import version
from grader.records.exercise import EXERCISES

from ..batch.processes import descendants
from .on_terminal import OnTerminal
from .running import NO_LOCK, ROOT, SOLUTION, STUB, grade

STILL_A_STUB = "fill in the TODO and save"
HANGS = "import itertools\nsum(1 for _ in itertools.count())\ndef safe_print(*v, **k): return 1\n"


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handed-out")
    grade("init", folder)
    return folder


@pytest.fixture
def folder(handed_out: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(handed_out, tmp_path / "threads"))


@pytest.fixture
def watch(folder: Path) -> Iterator[OnTerminal]:
    with OnTerminal("watch", "3", cwd=folder) as watch:
        watch.until("Exercise 3", STILL_A_STUB)
        yield watch


def save(folder: Path, content: bytes | str | Path, name: str = STUB.name) -> None:
    """As editors do it: a new file takes the place of the old one."""
    if isinstance(content, Path):
        content = content.read_bytes()
    new = folder / "exercises" / "new.tmp"
    new.write_bytes(content.encode() if isinstance(content, str) else content)
    new.replace(folder / "exercises" / name)


def test_what_is_saved_is_graded_and_nothing_stale_stays(folder: Path, watch: OnTerminal) -> None:
    save(folder, NO_LOCK)
    seen = watch.until("mixed-output", "65 of 100 points")
    assert STILL_A_STUB not in seen
    save(folder, SOLUTION)
    seen = watch.until("Exercise 3 passed. On to the next.", "Exercise 4", STILL_A_STUB)
    assert "mixed-output" not in seen
    assert f" 1 of {len(EXERCISES)} passed" in seen
    assert b"passes the quick look" in watch.raw
    watch.press("q")
    assert watch.end() == 0
    assert " passed " in grade("list", cwd=folder).out


def test_the_commands_that_it_names_show_the_same_again(folder: Path) -> None:
    (folder / "exercises").rename(folder / "home work")
    shutil.copy(NO_LOCK, folder / "home work" / STUB.name)
    with OnTerminal("watch", "3", "--path", "home work", cwd=folder, columns=200) as watch:
        watch.until("65 of 100 points.", "q quit")
        ended = grade(*named(watch, "See it again: "), cwd=folder, COLUMNS="100")
        schedule = named(watch, "Step by step: ")
        assert (ended.code, report(ended.out)) == (1, report(watch.text))
        assert grade(*schedule, cwd=folder).out.startswith(f"home work/{STUB.name}   schedule ")


def named(watch: OnTerminal, before: str) -> list[str]:
    """The words behind `grade` of the command that stands on the screen behind `before`."""
    (line,) = [line for line in watch.text.splitlines() if line.startswith(before)]
    words = shlex.split(line.removeprefix(before))
    assert words[0] == "grade"
    return words[1:]


def report(text: str) -> list[str]:
    """A report's lines, from the file's name to the commands that show it again."""
    lines = text.splitlines()
    (first,) = [number for number, line in enumerate(lines) if "   seed 0   " in line]
    (last,) = [number for number, line in enumerate(lines) if line.startswith("Step by step: ")]
    return lines[first : last + 1]


def test_a_file_written_in_place_is_seen_too(folder: Path, watch: OnTerminal) -> None:
    (folder / "exercises" / STUB.name).write_bytes(NO_LOCK.read_bytes())
    watch.until("mixed-output")


@pytest.mark.parametrize(
    ("half", "said"),
    [
        (b"def safe_print(*values, sep=' ',\n", "ex03_safe_print.py, line 1"),
        (b"", "defines no function safe_print"),
        (b"import threading\n\n_lock = threading.Lock()\n", "defines no function safe_print"),
        ("# é".encode()[:-1], "is not UTF-8 text"),
    ],
)
def test_what_is_half_written_is_waited_for_and_not_counted(
    folder: Path, watch: OnTerminal, half: bytes, said: str
) -> None:
    save(folder, half)
    seen = watch.until(said, "looks unfinished", "finish it and save")
    assert "0 of 100" not in seen
    assert " changed since " in grade("list", cwd=folder).out
    save(folder, NO_LOCK)
    assert "finish it" not in watch.until("mixed-output")


def test_keys_show_hints_run_again_move_and_quit(folder: Path, watch: OnTerminal) -> None:
    save(folder, NO_LOCK)
    watch.until("mixed-output", "points.")
    watch.press("h")
    watch.until("Hint: Between two calls of `write` any other thread may write.")
    watch.press("h")
    watch.until_it(lambda seen: "Hint:" not in seen, "no hint")
    watch.press("r")
    watch.until_it(lambda seen: "grading ..." in seen, "the report gone")
    watch.until("mixed-output", "points.")
    watch.press("n")
    watch.until("Exercise 4", STILL_A_STUB)
    watch.press("p")
    watch.until("Exercise 3", "mixed-output")
    watch.press("\x1b[H")  # the key Home
    watch.press("q")
    assert watch.end() == 0
    assert watch.process.getecho()


def test_a_pass_counts_only_after_the_closer_look(folder: Path, watch: OnTerminal) -> None:
    save(folder, SOLUTION)
    watch.until("Exercise 3 passed.")
    counted = watch.raw.index(f" 1 of {len(EXERCISES)} passed".encode())
    assert counted > watch.raw.index(b"passes the quick look")


def test_capital_letters_are_the_same_keys(folder: Path, watch: OnTerminal) -> None:
    watch.press("H")
    watch.until("Hint: ")
    watch.press("N")
    watch.until("Exercise 4", STILL_A_STUB)
    watch.press("P")
    watch.until("Exercise 3", STILL_A_STUB)
    save(folder, NO_LOCK)
    watch.until("mixed-output", "points.")
    gradings = watch.raw.count(b"grading ...")
    watch.press("R")
    watch.until_it(lambda _: watch.raw.count(b"grading ...") > gradings, "graded again")
    watch.press("Q")
    assert watch.end() == 0


def test_what_passes_again_on_request_stays_in_view(folder: Path) -> None:
    save(folder, SOLUTION)
    with OnTerminal("watch", "3", cwd=folder) as watch:
        watch.until("All 8 clauses hold", "n goes on")


def test_when_all_have_passed_it_says_so_and_what_is_left(folder: Path) -> None:
    for one in EXERCISES:
        content = (ROOT / "solutions" / f"{one.file}.py").read_bytes()
        save(folder, content, f"{one.file}.py")
        if one.number != 3:
            keep(folder, one.file, Mark(True, 100, 100, "normal", digest(content), version()))
    with OnTerminal("watch", cwd=folder) as watch:
        done = f"Everything is done: all {len(EXERCISES)} exercises pass. q quits, n and p show"
        seen = watch.until("Exercise 3", done)
        assert f" {len(EXERCISES)} of {len(EXERCISES)} passed" in seen


def keep(folder: Path, name: str, mark: Mark) -> None:
    path = folder / "exercises/.threadgrader" / f"{name}.json"
    path.write_bytes(msgspec.json.encode(mark))


def test_without_a_number_it_begins_where_one_has_got_to(folder: Path) -> None:
    solutions = ROOT / "solutions"
    save(folder, solutions / "ex01_threads.py", "ex01_threads.py")
    grade("exercise", "1", cwd=folder)
    with OnTerminal("watch", cwd=folder) as watch:
        watch.until("Exercise 2", STILL_A_STUB, "1 of ")


def test_another_file_that_is_saved_comes_into_view(folder: Path, watch: OnTerminal) -> None:
    save(folder, "def pool_map(function, items, workers):\n    return 3\n", "ex02_pool_map.py")
    watch.until("Exercise 2", "wrong-result")


def test_a_file_that_is_gone_is_waited_for(folder: Path, watch: OnTerminal) -> None:
    (folder / "exercises" / STUB.name).unlink()
    watch.until("ex03_safe_print.py is not there")
    save(folder, b"")
    watch.until("defines no function safe_print")
    save(folder, NO_LOCK)
    watch.until("mixed-output")


def test_a_program_that_hangs_holds_up_nobody(folder: Path, watch: OnTerminal) -> None:
    save(folder, HANGS)
    watch.until("grading ...")
    save(folder, NO_LOCK)
    watch.until("mixed-output")


def test_a_grader_that_breaks_is_told_and_replaced(folder: Path, watch: OnTerminal) -> None:
    save(folder, HANGS)
    watch.until("grading ...")
    for child in descendants(watch.process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    watch.until("The grader itself broke", "r tries again")
    save(folder, NO_LOCK)
    watch.until("mixed-output")


def test_a_second_watch_says_who_is_there_and_a_killed_one_is_not(
    folder: Path, watch: OnTerminal
) -> None:
    with OnTerminal("watch", cwd=folder) as second:
        assert second.end() == 2
        assert second.text.count("\n") == 0
        assert f"is watched already, by process {watch.process.pid}" in second.text
    os.kill(watch.process.pid, signal.SIGKILL)
    watch.process.wait()
    with OnTerminal("watch", "3", cwd=folder) as third:
        third.until("Exercise 3", STILL_A_STUB)


def test_a_signal_ends_it_with_one_line_and_the_terminal_as_it_was(watch: OnTerminal) -> None:
    watch.process.kill(signal.SIGTERM)
    assert watch.end() == 143
    assert "grade: stopped by SIGTERM" in watch.text.splitlines()[-1]
    assert watch.process.getecho()


def test_it_ends_with_its_terminal(folder: Path, watch: OnTerminal) -> None:
    watch.process.fileobj.close()
    watch.process.wait()
    with OnTerminal("watch", "3", cwd=folder) as other:
        other.until("Exercise 3", STILL_A_STUB)


def test_40_columns_are_enough(folder: Path) -> None:
    save(folder, NO_LOCK)
    with OnTerminal("watch", "3", cwd=folder, columns=40) as watch:
        watch.until("mixed-output", "q quit")
        watch.press("h")
        watch.until("Hint:", "p previous", "q quit")


def test_no_color_is_respected(folder: Path) -> None:
    save(folder, NO_LOCK)
    with OnTerminal("watch", "3", cwd=folder, NO_COLOR="1") as watch:
        watch.until("mixed-output", "q quit")
        assert not [code for code in range(30, 38) if f"\x1b[{code}m".encode() in watch.raw]


def test_a_dumb_terminal_gets_lines_and_nothing_else(folder: Path) -> None:
    with OnTerminal("watch", "3", cwd=folder, term="dumb") as watch:
        watch.until(STILL_A_STUB)
        save(folder, NO_LOCK)
        watch.until("mixed-output", "q quit")
        assert b"\x1b" not in watch.raw
