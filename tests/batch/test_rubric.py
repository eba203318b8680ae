from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.rubric import BadRubric, Rubric, read_rubric
from grader.judge.worth import worth
from grader.records.exercise import EXERCISES
from grader.records.verdict import Check, Verdict

from .classes import ROOT

EX3 = EXERCISES[2]
ALL = set(worth(EX3))


def read(tmp_path: Path, text: str | bytes) -> Rubric:
    file = tmp_path / "rubric.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_rubric(file)


def test_without_a_rubric_an_exercise_is_worth_what_it_says() -> None:
    assert Rubric().max_points(EX3) == sum(worth(EX3).values()) == 100
    assert Rubric().points_for(EX3, ALL - {"3.2"}) == 100 - worth(EX3)["3.2"]


def test_weights_are_by_clause_and_the_others_keep_theirs(tmp_path: Path) -> None:
    rubric = read(tmp_path, '[weights.ex03]\n"3.2" = 70\nR4 = 0\n')
    assert rubric.max_points(EX3) == 100 + 70 - 35 - 5
    assert rubric.points_for(EX3, {"3.2", "R4"}) == 70


def test_points_scale_all_weights_of_an_exercise(tmp_path: Path) -> None:
    rubric = read(tmp_path, "[points]\n3 = 20\n")
    assert rubric.max_points(EX3) == 20
    assert rubric.points_for(EX3, {"3.2"}) == 7


def test_a_report_tells_the_points_of_each_clause_by_the_rubric(tmp_path: Path) -> None:
    clauses = worth(EX3)
    checks = tuple(
        Check(clause, "", "failed" if clause == "3.1" else "passed", 0.0, most)
        for clause, most in clauses.items()
    )
    verdict = Verdict("ex03_safe_print", 3, False, 0.0, 100.0, checks, None, 0, "normal", 1, 1, ())
    assert Rubric().applied(EX3, verdict) is verdict
    rubric = read(tmp_path, '[points]\n3 = 20\n[weights.ex03]\n"3.2" = 85\n"3.1" = 5\n')
    told = {
        check.clause: (check.points, check.max_points)
        for check in rubric.applied(EX3, verdict).checks
    }
    in_all = sum(clauses.values()) - 35 + 85 - clauses["3.1"] + 5
    assert told["3.2"] == (round(20 * 85 / in_all, 2),) * 2
    assert told["3.1"] == (0, round(20 * 5 / in_all, 2))


def test_only_what_counts_counts(tmp_path: Path) -> None:
    rubric = read(
        tmp_path, 'count = [3, "ex01", "queues"]\n'.replace("queues", "producer_consumer")
    )
    assert rubric.count == (1, 3, 4)
    assert [rubric.counts(exercise) for exercise in EXERCISES[:3]] == [True, False, True]


def test_a_cap_bounds_an_exercise_a_clause_and_the_total(tmp_path: Path) -> None:
    text = '[caps]\ntotal = 150\nex03 = 90\n[caps.unless.ex03]\n"3.2" = 40\n'
    rubric = read(tmp_path, text)
    assert rubric.max_points(EX3) == 90
    assert rubric.points_for(EX3, ALL) == 90
    assert rubric.points_for(EX3, ALL - {"3.2"}) == 40
    assert rubric.total_of([90, 90]) == 150


def test_who_is_late_loses_per_cent_of_the_total(tmp_path: Path) -> None:
    rubric = read(tmp_path, "[late]\npenalty = 12.5\n")
    assert rubric.total_of([33.33, 0.01], late=[33.33, 0.01]) == 29.17
    assert rubric.total_of([33.33, 0.01]) == 33.34
    assert rubric.total_of([0.0, 0.0], late=[0.0]) == 0


def test_only_what_was_late_loses_its_part_of_the_total(tmp_path: Path) -> None:
    rubric = read(tmp_path, "[late]\npenalty = 20\n[caps]\ntotal = 100\n")
    assert rubric.total_of([60, 20], late=[20]) == 76
    assert rubric.total_of([150, 50], late=[50]) == 95


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("weights = ", "is not TOML"),
        (b"\xff\xfe", "is not UTF-8"),
        ("wieghts.ex03 = 1", "there is no 'wieghts': one of count, weights"),
        ("weights = 3", "'weights' is 3, and has to be a table: [weights]"),
        ("[weights]\nex03 = 3", "'weights.ex03' is 3, and has to be a table: [weights.ex03]"),
        ("[weights.ex33]\nR4 = 1", "'weights' is 'ex33', and has to be an exercise"),
        ('[weights.ex03]\n"4.2" = 1', "there is no 'weights.ex03.4.2': one of 3.1, 3.2"),
        (
            '[weights.ex03]\n"3.2" = -1',
            "'weights.ex03.\"3.2\"' is -1, and has to be a number from 0",
        ),
        ('[weights.ex03]\n"3.2" = "ten"', "is 'ten', and has to be a number"),
        ('[weights.ex03]\n"3.2" = nan', "is nan, and has to be a number"),
        ('[weights.ex03]\n"3.2" = inf', "is inf, and has to be a number"),
        ('[weights.ex03]\n"3.2" = true', "is True, and has to be a number"),
        ("count = []", "'count' is [], and has to be a list of exercises"),
        ("count = 3", "'count' is 3, and has to be a list of exercises"),
        ("count = [[3]]", "'count' is [3], and has to be an exercise"),
        ("[caps]\ntotal = -1", "'caps.total' is -1"),
        ("[caps.unless.ex03]\nR99 = 1", "there is no 'caps.unless.ex03.R99'"),
        ("[late]\npenalty = 101", "from 0 to 100"),
        ("[late]\npenality = 1", "there is no 'late.penality': one of penalty"),
        ("count = " + "[" * 5000, "is nested too deeply"),
        ("x = " + "9" * 5000, "cannot be read"),
        (
            "[weights.ex03]\nR2=0\nR3=0\nR4=0\n" + "".join(f'"3.{n}"=0\n' for n in range(1, 6)),
            "all clauses of ex03_safe_print weigh 0",
        ),
    ],
)
def test_what_is_no_rubric_is_told_in_one_line(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(BadRubric) as error:
        read(tmp_path, text)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert "rubric.toml" in str(error.value)


def test_a_rubric_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml", Path("\0")):
        with pytest.raises(BadRubric, match="cannot be read"):
            read_rubric(path)


def test_the_rubric_of_the_documentation_is_one(tmp_path: Path) -> None:
    text = (ROOT / "docs/batch.md").read_text(encoding="utf-8")
    rubric = read(tmp_path, text.partition("```toml\n")[2].partition("```")[0])
    assert rubric.count == (1, 3, 4)
    assert (rubric.points, rubric.caps, rubric.total, rubric.late) == ({1: 20}, {4: 80}, 150, 10)
    assert rubric.unless == {3: {"3.2": 40}}
