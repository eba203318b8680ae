"""The pytest plugin, in runs of pytest of their own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from junitparser import JUnitXml

from ..cli.running import NO_LOCK, ROOT, SOLUTION, grade

CLAUSES = ["3.1", "3.2", "3.3", "3.4", "3.5", "R2", "R3", "R4"]


def submit(project: pytest.Pytester, source: Path | str, name: str = "ex03_safe_print.py") -> None:
    text = source if isinstance(source, str) else source.read_text()
    (project.path / "exercises" / name).write_text(text)


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    plain = ("-p", "no:cacheprovider", "-p", "no:benchmark", "--grade-effort", "quick")
    return project.runpytest_subprocess(*plain, *arguments, timeout=120)


def test_the_entry_point_is_the_one_that_is_tried_here() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]
    assert named == {"pytest11": {"threadgrader": "grader.plugin.hooks"}}


def test_each_clause_is_an_item_and_hypothesis_is_not_waited_for(project: pytest.Pytester) -> None:
    submit(project, "this is no Python")
    project.makeconftest(
        "import sys\n"
        "def pytest_collection_finish(session): assert 'hypothesis' not in sys.modules\n"
    )
    found = run(project, "--collect-only", "-q")
    found.stdout.fnmatch_lines([f"exercises/ex03_safe_print.py::{clause}" for clause in CLAUSES])
    found.assert_outcomes()


def test_a_file_named_on_the_command_line_is_not_imported_either(project: pytest.Pytester) -> None:
    submit(project, 'raise SystemExit\n\ndef test_mine():\n    """\n    >>> 1\n    1\n    """\n')
    found = run(
        project, "--collect-only", "-q", "exercises/ex03_safe_print.py", "--doctest-modules"
    )
    found.stdout.no_fnmatch_line("*test_mine*")
    found.stdout.fnmatch_lines(["8 tests collected*"])


def test_it_stops_at_the_first_failure(project: pytest.Pytester) -> None:
    submit(project, NO_LOCK)
    found = run(project, "-x", "--grade-seed", "7")
    found.assert_outcomes(passed=1, failed=1)
    found.stdout.fnmatch_lines(["See it again: * --seed 7 --effort quick"])


def test_an_item_is_found_by_its_name(project: pytest.Pytester) -> None:
    submit(project, NO_LOCK)
    run(project, "exercises/ex03_safe_print.py::3.3").assert_outcomes(passed=1)


def test_a_submission_that_cannot_be_run_fails_every_clause(project: pytest.Pytester) -> None:
    submit(project, "def safe_print(:\n")
    submit(project, "import pytest\npytest.skip(allow_module_level=True)\n", "ex01_threads.py")
    submit(project, "raise SystemExit(0)\n", "ex02_pool_map.py")
    found = run(project, "-k", "R4")
    found.assert_outcomes(failed=3)
    assert found.ret == 1


def test_a_correct_submission_passes_clause_by_clause(project: pytest.Pytester) -> None:
    submit(project, SOLUTION)
    found = run(project, "-v")
    found.assert_outcomes(passed=8)
    found.stdout.fnmatch_lines(["exercises/ex03_safe_print.py::3.2 PASSED*"])
    assert found.ret == 0


def test_a_failure_shows_what_went_wrong_and_no_traceback_of_ours(project: pytest.Pytester) -> None:
    submit(project, NO_LOCK)
    found = run(project, "exercises")
    found.assert_outcomes(passed=7, failed=1)
    found.stdout.fnmatch_lines(
        [
            "* ex03_safe_print 3.2 each call's text is in one piece, none lost or doubled *",
            "mixed-output: two threads were inside f0.write at once",
            "*badly placed switch to printer b*",
            "See it again: grade exercise 3 --path exercises/ex03_safe_print.py --seed 0 --effort quick",
            "FAILED exercises/ex03_safe_print.py::3.2 - mixed-output: *",
        ]
    )
    found.stdout.no_fnmatch_line("*Traceback*")
    found.stdout.no_fnmatch_line("*collection.py*")
    assert found.ret == 1


def test_selecting_junitxml_and_two_processes_work(project: pytest.Pytester) -> None:
    submit(project, NO_LOCK)
    found = run(project, "-n", "2", "--dist", "loadgroup", "-k", "3.2 or 3.1", "--junitxml=x.xml")
    found.assert_outcomes(passed=1, failed=1)
    (suite,) = JUnitXml.fromfile(str(project.path / "x.xml"))
    cases = {case.name.partition("@")[0]: case for case in suite}
    assert sorted(cases) == ["3.1", "3.2"]
    assert cases["3.2"].classname == "exercises.ex03_safe_print"
    assert (
        cases["3.2"].result[0].message == "mixed-output: two threads were inside f0.write at once"
    )


def test_a_file_that_cannot_be_read_is_an_error_in_one_line(project: pytest.Pytester) -> None:
    submit(project, SOLUTION)
    project.makeconftest("def pytest_collection_finish(session): session.items[0].path.unlink()\n")
    found = run(project, "-k", "R4")
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(["the file cannot be read: *"])


@pytest.mark.parametrize("seed", ["-1", "4294967296", "x", "1.5"])
def test_a_seed_that_grade_refuses_is_refused_in_the_same_words(
    project: pytest.Pytester, seed: str
) -> None:
    said = grade("exercise", "3", "--seed", seed).err.partition("'--seed': ")[2]
    found = run(project, "--grade-seed", seed)
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    why = said.partition(" Try ")[0]
    assert why
    assert f"argument --grade-seed: {why}" in found.stderr.str()


def weaken(project: pytest.Pytester) -> None:
    """The machine gives level R and no more."""
    project.makeconftest(
        "import functools, grader.plugin.grading as grading\n"
        "from grader.sandbox.level import R\n"
        "grading.Zygote = functools.partial(grading.Zygote, strongest=R)\n"
    )


def test_in_ci_nothing_is_graded_in_a_weak_sandbox(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    submit(project, SOLUTION)
    weaken(project)
    found = run(project, "-k", "R4")
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(
        [
            "CI=true asks for B: this machine gives sandbox R only* nothing was graded. "
            "'grade doctor' tells what to do; --grade-require-sandbox R grades all the same."
        ]
    )
    run(project, "-k", "R4", "--grade-require-sandbox", "r").assert_outcomes(passed=1)


def test_elsewhere_a_weak_sandbox_will_do_unless_another_is_asked_for(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    submit(project, SOLUTION)
    weaken(project)
    run(project, "-k", "R4").assert_outcomes(passed=1)
    found = run(project, "-k", "R4", "--grade-require-sandbox", "B")
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(["--grade-require-sandbox B: this machine gives sandbox R only*"])


def test_other_projects_pay_nothing(project: pytest.Pytester) -> None:
    project.makepyfile(
        test_other=(
            "import sys\n"
            "def test_nothing_of_ours_is_loaded():\n"
            "    ours = {n for n in sys.modules if n.split('.')[0] == 'grader'}\n"
            "    assert ours == {'grader', 'grader.plugin', 'grader.plugin.hooks'}\n"
            "    assert not {'hypothesis', 'greenlet', 'msgspec', 'click'} & set(sys.modules)\n"
        )
    )
    for name in ("ex3_safe_print.py", "ex03_safe_print.txt", "safe_print.py"):
        (project.path / name).write_text("raise SystemExit\n")
    run(project, "-p", "no:xdist").assert_outcomes(passed=1)


def test_a_file_that_looks_like_an_exercise_is_left_to_pytest(project: pytest.Pytester) -> None:
    submit(project, "def test_mine(): pass\n", "ex03_other.py")
    found = run(project, "exercises/ex03_other.py", "-v")
    found.assert_outcomes(passed=1)
    found.stdout.fnmatch_lines(["*::test_mine PASSED*"])


def test_it_can_be_switched_off(project: pytest.Pytester) -> None:
    submit(project, SOLUTION)
    found = project.runpytest_subprocess("-p", "no:threadgrader", "--collect-only", "-q")
    found.stdout.no_fnmatch_line("*3.1*")


def test_a_broken_grader_is_an_error_and_costs_no_points(project: pytest.Pytester) -> None:
    submit(project, SOLUTION)
    project.makeconftest(
        "import grader.plugin.grading as grading\n"
        "def broken(): raise grading.GraderBroke('it is\\nbroken')\n"
        "grading.Zygote = broken\n"
    )
    found = run(project)
    found.assert_outcomes(errors=8)
    found.stdout.fnmatch_lines(
        ["the grader itself broke, which costs no points: it is\\nbroken. *"]
    )
