from __future__ import annotations

from grader.checks.safe_print.essential import outer
from grader.checks.safe_print.judge import judge
from grader.checks.safe_print.scenario import Call, File, Scenario, Value
from grader.records.finding import Finding
from grader.records.history import Event
from tests.checks.histories import CALLER, at, ended, finished

TWO = (File(), File())
ONE_CALL = Scenario("3.1", ((Call((Value("text", "a"), Value("tuple", "b"))),),))
TWO_THREADS = Scenario("3.2", ((Call((Value("text", "a"),)),), (Call((Value("text", "b"),)),)))
NESTED = Scenario("3.5", ((outer("a"),),), TWO)
UNREADABLE = Scenario("3.4", ((Call((Value("text", "ok"), Value("raises", "bad"))),),))
INNER_FULL = Scenario("3.4", ((outer("a", 0, 1),),), (File(), File(fails=0)))


def wrote(text: str, file: int = 0, task: int = CALLER) -> Event:
    return at(0, task, "write", file, text)


def outcome(place: str, raised: str = "") -> Event:
    return at(0, CALLER, "outcome", place, "raised" if raised else "returned", raised)


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.clause, finding.kind) for finding in findings]


def test_the_text_may_come_in_several_writes() -> None:
    pieces = [wrote(text) for text in ("a", " ", "('b',)", "", "\n")]
    assert judge(ONE_CALL, finished(*pieces, outcome("0.0"))) == []


def test_another_text_breaks_3_1() -> None:
    assert kinds(judge(ONE_CALL, finished(wrote("a b\n"), outcome("0.0")))) == [
        ("3.1", "wrong-result")
    ]


def test_texts_of_two_threads_may_come_in_either_order() -> None:
    ends = [outcome("0.0"), outcome("1.0")]
    for texts in (("a\n", "b\n"), ("b\n", "a\n")):
        assert judge(TWO_THREADS, finished(*map(wrote, texts), *ends)) == []


def test_texts_within_each_other_are_mixed() -> None:
    history = finished(*map(wrote, ("a", "b", "\n", "\n")), outcome("0.0"), outcome("1.0"))
    assert kinds(judge(TWO_THREADS, history)) == [("3.2", "mixed-output")]


def test_two_threads_inside_write_are_mixed_whatever_came_of_it() -> None:
    overlap = at(0, 2, "overlap", 0)
    history = finished(overlap, wrote("a\n"), wrote("b\n"), outcome("0.0"), outcome("1.0"))
    assert kinds(judge(TWO_THREADS, history)) == [("3.2", "mixed-output")]


def test_an_inner_text_comes_first() -> None:
    ends = [outcome("0.0.0.0"), outcome("0.0")]
    assert judge(NESTED, finished(wrote("ai\n"), wrote("ao\n"), *ends)) == []
    late = finished(wrote("ao\n"), wrote("ai\n"), *ends)
    assert kinds(judge(NESTED, late)) == [("3.5", "out-of-order")]


def test_an_inner_text_comes_first_on_another_file_too() -> None:
    scenario = Scenario("3.5", ((outer("a", 0, 1),),), TWO)
    ends = [outcome("0.0.0.0"), outcome("0.0")]
    assert judge(scenario, finished(wrote("ai\n", 1), wrote("ao\n"), *ends)) == []
    late = finished(wrote("ao\n"), wrote("ai\n", 1), *ends)
    assert kinds(judge(scenario, late)) == [("3.5", "out-of-order")]


def test_what_a_conversion_raises_has_to_come_out() -> None:
    assert judge(UNREADABLE, finished(outcome("0.0", "str 0.0.1"))) == []
    for name in ("", "ValueError: another one"):
        assert kinds(judge(UNREADABLE, finished(outcome("0.0", name)))) == [
            ("3.4", "wrong-exception")
        ]


def test_nothing_of_a_failed_call_is_written() -> None:
    history = finished(wrote("ok"), outcome("0.0", "str 0.0.1"))
    assert kinds(judge(UNREADABLE, history)) == [("3.4", "wrong-result")]


def test_an_inner_write_that_raises_ends_the_outer_call_too() -> None:
    failed = at(0, CALLER, "write-failed", 1, "ai\n")
    ends = [outcome("0.0.0.0", "write 1"), outcome("0.0", "write 1")]
    assert judge(INNER_FULL, finished(failed, *ends)) == []
    assert kinds(judge(INNER_FULL, finished(failed, *ends, wrote("ao\n")))) == [
        ("3.4", "wrong-result")
    ]


def test_an_inner_write_has_to_raise_in_the_inner_call() -> None:
    failed = at(0, CALLER, "write-failed", 1, "ai\n")
    ends = [outcome("0.0.0.0"), outcome("0.0", "write 1")]
    assert [clause for clause, _ in kinds(judge(INNER_FULL, finished(failed, *ends)))] == ["3.4"]


def test_a_deadlock_while_others_print_long_is_none_of_polling() -> None:
    scenario = Scenario("R3", TWO_THREADS.threads)
    assert kinds(judge(scenario, ended("deadlock"))) == [("3.2", "deadlock"), ("R4", "deadlock")]
