"""What a submission does in a call is seen as its own doing, however odd; none of it breaks the grader."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.checks.safe_print.essential import ALONE, CORE_TOGETHER
from grader.checks.safe_print.judge import judge
from grader.checks.safe_print.scenario import Scenario
from grader.judge.laboratory import Laboratory
from grader.records.finding import Finding
from grader.sandbox.zygote import Zygote

SOLUTION = (Path(__file__).parents[2] / "solutions" / "ex03_safe_print.py").read_text()


def findings(zygote: Zygote, instead_of_write: str, scenario: Scenario) -> list[Finding]:
    """What is held against the solution with something else in the place of its `write`."""
    source = SOLUTION.replace("out.write(text)", instead_of_write)
    lab = Laboratory(zygote, "safe_print", "sub.py", source.encode())
    try:
        assert lab.problem() is None
        explored = lab.explore(scenario, ("walk",), 0, 0, 1)
        unsupported = [
            run.history for run in explored.histories if run.history.ending == "unsupported"
        ]
        assert not unsupported
        return [finding for run in explored.histories for finding in judge(scenario, run.history)]
    finally:
        lab.refresh()


ODD = {
    "exit()": "raised SystemExit",
    "raise BaseException('x')": "raised BaseException",
    "raise KeyboardInterrupt": "raised KeyboardInterrupt",
    "input()": "raised EOFError",
    "raise ValueError('\\ud800')": r"\ud800",
    "out.write('\\ud800')": r"\\ud800",
    "out.write(5)": "TypeError",
    "import numpy_": "numpy_",
    "for i in range(1_000_000): print('line', i)": "too-much-output",
    "threading.current_thread().name = '\\ud800'; threading.Event().wait()": "deadlock",
}


@pytest.mark.parametrize("code", ODD)
def test_an_odd_call_is_a_finding(code: str, zygote: Zygote) -> None:
    found = findings(zygote, code, ALONE[0])
    assert found
    assert ODD[code] in found[0].message


@pytest.mark.parametrize("raised", ["SystemExit(3)", "ValueError('\\ud800')", "BaseException()"])
def test_what_a_thread_raises_ends_that_thread_alone(raised: str, zygote: Zygote) -> None:
    code = f"""
        out.write(text)
        def fail(): raise {raised}
        helper = threading.Thread(target=fail)
        helper.start()
        helper.join()
    """
    assert findings(zygote, code, CORE_TOGETHER[0]) == []
