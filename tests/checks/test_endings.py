from __future__ import annotations

from grader.checks.endings import judge_slips
from grader.records.history import History, Uncaught


def of(*uncaught: Uncaught) -> History:
    return History("finished", (), 0, uncaught=uncaught)


def test_a_mistake_that_ends_a_thread_is_told_with_its_line() -> None:
    slip = Uncaught(2, "IndexError", "pop from an empty deque", 7, "Thread-2 (work)", True)
    (finding,) = judge_slips(of(slip), "2.3")
    assert (finding.clause, finding.kind) == ("2.3", "thread-exception")
    assert finding.message.startswith("IndexError in line 7: pop from an empty deque: ")
    assert "Thread-2 (work)" in finding.message


def test_what_was_raised_on_purpose_or_outside_of_the_program_is_no_mistake() -> None:
    raised = Uncaught(1, "ValueError", "", 3, "Thread-1")
    outside = Uncaught(1, "IndexError", "", 0, "Thread-1", True)
    assert judge_slips(of(raised, outside), "2.3") == []
