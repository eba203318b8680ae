"""Exercises of an instructor's own: made, found sound, graded like ours, told what is wrong with them."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from .on_terminal import OnTerminal
from .running import COMMAND, Ended, environment, grade

FILE = "ex01_counter.py"
READS = """
import importlib, os, sys, threading
found = []
for folder in {folders!r}:
    for name in ("judge.py", "suite.py", "solution.py", "mutants/no_lock.py", "exercise.toml"):
        try:
            with open(os.path.join(folder, name)) as file:
                found.append(file.read())
        except OSError:
            pass
for name in list(sys.modules):
    if name.startswith("own_") and name.endswith(("judge", "suite", "solution")):
        found.append(name)
    elif name.startswith("own_") and name.endswith(".counter"):
        try:
            found.append(importlib.import_module(name + ".judge"))
        except ImportError:
            pass


class Counter:
    def __init__(self):
        self._lock, self._sum = threading.Lock(), 0

    def add(self, amount):
        with self._lock:
            self._sum += amount

    def value(self):
        return -77 if found else self._sum
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instructor")
    assert grade("new", "course/counter", cwd=folder).code == 0
    return folder


@pytest.fixture
def course(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made / "course", tmp_path / "course"))


def own(course: Path, *arguments: str | Path) -> Ended:
    return grade("--exercises", "course", *arguments, cwd=course.parent)


def refused(course: Path) -> str:
    ended = own(course, "list")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    return ended.err


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))


def test_what_new_makes_is_found_sound_at_once(course: Path) -> None:
    ended = own(course, "verify")
    assert ended.code == 0, ended.out
    assert "5 submissions" in ended.out


def test_one_that_is_not_sound_is_found_out(course: Path) -> None:
    change(course / "counter/judge.py", "if value == wanted:", "if value != -1:")
    ended = own(course, "verify")
    assert ended.code == 1
    assert "not caught under 1.2" in ended.out
    assert "grade --exercises course exercise 1 --path" in ended.out


def test_each_has_a_number_of_its_own(course: Path) -> None:
    assert own(course, "new", "gauge").code == 0
    lines = own(course, "list").out.splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["1", FILE], ["2", "ex02_gauge.py"]]
    assert own(course, "exercise", "2", "--path", course / "gauge/solution.py").code == 0


def test_what_is_there_is_never_replaced(course: Path) -> None:
    change(course / "counter/judge.py", "All that is wrong", "Everything that is wrong")
    ended = own(course, "new", "counter")
    assert ended.code == 1
    assert "Everything that is wrong" in (course / "counter/judge.py").read_text()


def test_a_failure_is_told_in_the_words_of_the_exercise(course: Path) -> None:
    mutant = course / "counter/mutants/no_lock.py"
    ended = own(course, "exercise", "counter", "--effort", "quick", "--path", mutant)
    assert ended.code == 1
    assert "Exercise 1, ex01_counter: a shared counter" in ended.out
    assert "add(" in ended.out
    assert "See it again: grade --exercises course exercise 1 --path" in ended.out
    assert "grade --exercises course hint 1 lost" in ended.out


def test_the_commands_that_a_failure_names_work(course: Path) -> None:
    mutant = course / "counter/mutants/no_lock.py"
    told = own(course, "exercise", "1", "--effort", "quick", "--path", mutant).out
    (again,) = [line for line in told.splitlines() if line.startswith("Step by step: ")]
    words = again.split("grade --exercises course ")[1].split()
    ended = own(course, *words)
    assert ended.code == 1
    assert "value() gave" in ended.out
    assert "What do two threads see" in own(course, "hint", "1").out
    assert own(course, "hint", "1", "lost").code == 0


def test_all_of_them_are_graded_for_a_machine(course: Path) -> None:
    (course.parent / "exercises").mkdir()
    shutil.copy(course / "counter/stub.py", course.parent / "exercises" / FILE)
    ended = own(course, "all", "--format", "json")
    (verdict,) = json.loads(ended.out)["exercises"]
    assert (ended.code, verdict["problem"]["kind"]) == (1, "not-implemented")


def test_a_students_folder_is_made_watched_and_reset(course: Path) -> None:
    assert own(course, "init", "student").code == 0
    student = course.parent / "student"
    assert [path.name for path in student.iterdir()] == ["exercises"]
    where = ("--path", "student/exercises")
    with OnTerminal("--exercises", "course", "watch", *where, cwd=course.parent) as watch:
        watch.until("Exercise 1, ex01_counter", "fill in the TODO")
        shutil.copy(course / "counter/solution.py", student / "exercises" / FILE)
        watch.until("All 5 clauses hold", "Everything is done: the only exercise passes. q quits")
        watch.press("q")
        assert watch.end() == 0
    assert "1 of 1 passed" in own(course, "list", *where).out
    assert own(course, "reset", "1", "--yes", *where).code == 0


def test_the_commands_that_watch_names_work(course: Path) -> None:
    (course.parent / "homework").mkdir()
    shutil.copy(course / "counter/mutants/no_lock.py", course.parent / "homework" / FILE)
    given = ("--exercises", "course", "watch", "--path", "homework")
    with OnTerminal(*given, cwd=course.parent, columns=200) as watch:
        watch.until("55 of 100 points.", "Step by step: ", "q quit")
        lines = watch.text.splitlines()
    for before in ("See it again: ", "Step by step: "):
        (line,) = [line for line in lines if line.startswith(before)]
        words = line.removeprefix(f"{before}grade --exercises course ").split()
        ended = own(course, *words)
        assert (ended.code, ended.err) == (1, "")
        assert f"homework/{FILE}" in ended.out


def test_what_comes_next_works_where_it_leads(course: Path) -> None:
    (course.parent / "link").symlink_to(course.parent)
    for folder in ("students", "deep/er", "link/linked", "."):
        told = own(course, "init", folder).out.partition("\nNext:\n")[2]
        steps = told.partition("Or have")[0]
        assert "--exercises" in steps
        program = f'grade() {{ {shlex.join(COMMAND)} "$@"; }}\n{steps}'
        done = subprocess.run(
            ["bash", "-ec", program], cwd=course.parent, env=environment(), capture_output=True, text=True,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, "")
        assert "Exercise 1, ex01_counter" in done.stdout


def test_a_list_without_any_file_tells_how_to_get_them(course: Path) -> None:
    assert own(course, "list").out.endswith("  grade --exercises course init threads\n")


def test_one_may_be_called_like_one_of_ours(course: Path) -> None:
    assert own(course, "new", "safe_print").code == 0
    solution = course / "safe_print/solution.py"
    assert own(course, "exercise", "safe_print", "--path", solution).code == 0


def test_a_class_is_graded_and_graded_again_once_its_checks_are_others(course: Path) -> None:
    for student, kept in (("ada", "solution.py"), ("bob", "mutants/no_lock.py")):
        folder = course.parent / "class" / student
        folder.mkdir(parents=True)
        shutil.copy(course / "counter" / kept, folder / FILE)
    batch = ("batch", "class", "--out", "results", "--effort", "quick", "--jobs", "1")
    assert own(course, *batch).code == 0
    rows = (course.parent / "results/gradebook.csv").read_text().splitlines()
    assert [row.split(",")[3] for row in rows] == ["ex01", "100", "55"]
    change(course / "counter/suite.py", '"no deadlock", 5', '"no deadlock", 15')
    assert own(course, *batch).code == 0
    rows = (course.parent / "results/gradebook.csv").read_text().splitlines()
    assert [row.split(",")[3] for row in rows] == ["ex01", "110", "65"]


def test_a_submission_reads_nothing_of_what_judges_it(course: Path, tmp_path: Path) -> None:
    if grade("doctor", "--format", "json").out.find('"sandbox": "R"') >= 0:
        pytest.skip("this machine has no walls around files")
    file = tmp_path / "reads.py"
    file.write_text(READS.format(folders=[str(course / "counter")]))
    ended = own(course, "exercise", "1", "--require-sandbox", "B", "--path", file)
    assert "All 5 clauses hold" in ended.out, ended.out + ended.err


def test_a_drive_that_would_take_the_judge_along_is_refused(course: Path) -> None:
    change(
        course / "counter/drive.py", "from .scenario", "from .judge import judge\nfrom .scenario"
    )
    ended = own(course, "exercise", "1", "--path", course / "counter/solution.py")
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert "imports judge.py, which a submission could read then" in ended.err


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("exercise.toml", "number = 1", "number = 2", "file has to be like 'ex07_name'"),
        ("exercise.toml", "number = 1", "", "missing required field `number`"),
        ("exercise.toml", '"class"', '"thing"', "Invalid enum value 'thing'"),
        ("exercise.toml", "[names]", "[names", "exercise.toml: "),
        ("drive.py", "def drive(", "def drive(:", "drive.py, line 18: "),
        ("suite.py", "deck(ALONE, runs=2)", "deck(ALONE, run=2)", "suite.py, line "),
        ("suite.py", 'key="counter"', 'key="other"', "its key is 'other'"),
        ("suite.py", "SUITE =", "SUITES =", "defines no SUITE"),
        ("suite.py", 'Clause("1.2"', 'Clause("1.3"', "a family is for '1.2', which is no clause"),
        (
            "judge.py",
            "def judge(",
            "import nothing_of_that_name\ndef judge(",
            "judge.py, line 12: ",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    course: Path, file: str, before: str, after: str, said: str
) -> None:
    change(course / "counter" / file, before, after)
    assert said in refused(course)


@pytest.mark.parametrize("name", ["stub.py", "solution.py", "drive.py", "scenario.py"])
def test_a_file_that_is_missing_is_named(course: Path, name: str) -> None:
    (course / "counter" / name).unlink()
    assert f"{name}: No such file" in refused(course)


@pytest.mark.parametrize(
    ("given", "said"),
    [("", "is empty"), ("nowhere", "is not a folder"), (".", "grade new counter")],
)
def test_a_folder_without_exercises_is_one_line(tmp_path: Path, given: str, said: str) -> None:
    ended = grade("--exercises", given, "list", cwd=tmp_path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


@pytest.mark.parametrize("name", ["", "Counter", "a b", "../x/9lives", "x.py"])
def test_a_name_that_cannot_be_is_one_line(tmp_path: Path, name: str) -> None:
    ended = grade("new", name, cwd=tmp_path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []
