"""What must hold of a run of `safe_print`."""

from __future__ import annotations

from grader.checks.endings import judge_ending, judge_outcome, judge_waiting
from grader.checks.safe_print.pieces import Piece, fits, kind_of_misfit
from grader.checks.safe_print.scenario import Call, Scenario, full_text, shown
from grader.records.finding import Finding
from grader.records.history import Atom, History

CONCURRENT = "3.2"
Outcomes = dict[tuple[Atom, Atom], str]
"""By thread and number of a call: what it raised, blank if it returned."""


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    ended = judge_ending(history, scenario.focus)
    if ended:
        return ended
    outcomes: Outcomes = {
        (event.data[0], event.data[1]): str(event.data[3])
        for event in history.events
        if event.kind == "outcome"
    }
    findings = [*_judge_outcomes(scenario, history, outcomes), *judge_waiting(history.events)]
    if not any(finding.kind in ("wrong-exception", "not-implemented") for finding in findings):
        findings += _judge_files(scenario, history, outcomes)
    return findings


def describe(call: Call) -> str:
    """A call as a student would write it, roughly."""
    parts = [repr(shown(value)) if value.kind == "text" else shown(value) for value in call.values]
    if call.sep is not None:
        parts.append(f"sep={call.sep!r}")
    if call.end is not None:
        parts.append(f"end={call.end!r}")
    if call.target >= 0:
        parts.append(f"file={_file_name(call.target)}")
    return f"safe_print({', '.join(parts)})"


def _file_name(number: int) -> str:
    return f"f{number}"


def _conversion_error(thread: int, index: int, call: Call) -> str:
    for i, value in enumerate(call.values):
        if value.kind == "raises":
            return f"str {thread}.{index}.{i}"
    return ""


def _judge_outcomes(scenario: Scenario, history: History, outcomes: Outcomes) -> list[Finding]:
    findings = []
    for thread, calls in enumerate(scenario.threads):
        for index, call in enumerate(calls):
            name = outcomes.get((thread, index), "")
            expected = _conversion_error(thread, index, call)
            if expected and name != expected:
                got = f"raised {name}" if name else "returned"
                message = f"converting a value raised ValueError, but {describe(call)} {got}"
                findings.append(Finding("3.4", "wrong-exception", message))
            elif not expected and name and not name.startswith("write "):
                findings.append(judge_outcome(scenario.focus, describe(call), name))
    failed = [f"write {event.data[0]}" for event in history.events if event.kind == "write-failed"]
    raised = list(outcomes.values())
    for name in dict.fromkeys(failed):
        if raised.count(name) < failed.count(name):
            message = "write raised OSError, and the call that wrote did not raise it to its caller"
            findings.append(Finding("3.4", "wrong-exception", message))
    return findings


def _judge_files(scenario: Scenario, history: History, outcomes: Outcomes) -> list[Finding]:
    findings: list[Finding] = []
    pieces = _expected(scenario, outcomes)
    alone = len(scenario.threads) == 1
    for number in range(len(scenario.files) + 1):
        name = _file_name(number) if number < len(scenario.files) else "sys.stdout"
        writes = [e for e in history.events if e.kind == "write" and e.data[0] == number]
        text = "".join(str(event.data[1]) for event in writes)
        mine = [[piece for piece in thread if piece.file == number] for thread in pieces]
        until = _length_at_failure(history, number)
        left = _left_of_failed(scenario, number, text)
        overlap = any(e.kind == "overlap" and e.data[0] == number for e in history.events)
        if left:
            message = f"converting a value of a call raised, but {left!r} of that call was written to {name}"
            findings.append(Finding("3.4", "wrong-result", message))
        elif late := _written_after_all(mine, text[until:]):
            message = f"a write of {late!r} raised, and {name} got that text nevertheless, later"
            findings.append(Finding("3.4", "wrong-result", message))
        elif overlap:
            message = f"two threads were inside {name}.write at once"
            findings.append(Finding(CONCURRENT, "mixed-output", message))
        elif not fits(text, mine, until):
            kind = kind_of_misfit(text, mine)
            clause = CONCURRENT if kind == "mixed-output" and not alone else scenario.focus
            clause = CONCURRENT if clause == "R3" else clause
            wanted = " | ".join(" ".join(repr(p.text) for p in t) for t in mine if t) or "nothing"
            message = f"{name} got {text!r}; it should get {wanted}"
            exact = "wrong-result" if clause in ("3.1", "3.3") else kind
            findings.append(Finding(clause, exact, message))  # type: ignore[arg-type]
    if not findings and scenario.focus == "3.5":
        findings += _judge_order(scenario, history)
    return findings


def _expected(scenario: Scenario, outcomes: Outcomes) -> list[list[Piece]]:
    """For each thread the texts that it writes, in order, and to which file."""
    expected = []
    stdout = len(scenario.files)
    for thread, calls in enumerate(scenario.threads):
        pieces: list[Piece] = []
        for index, call in enumerate(calls):
            stdout = call.stdout if call.stdout >= 0 else stdout
            for value in call.values:
                if value.kind == "raises":
                    break
                if value.kind == "prints":
                    pieces.append(Piece(value.target, value.inner + "\n"))
            else:
                broken = outcomes.get((thread, index), "").startswith("write ")
                file = call.target if call.target >= 0 else stdout
                pieces.append(Piece(file, full_text(call), partial=broken))
        expected.append(pieces)
    return expected


def _written_after_all(threads: list[list[Piece]], after: str) -> str:
    """The text of a call whose write raised, if it was written after that."""
    failed = (piece.text for pieces in threads for piece in pieces if piece.partial)
    return next((text for text in failed if text and text in after), "")


def _length_at_failure(history: History, number: int) -> int:
    """How much a file held when a write to it raised; all of it if none did."""
    length = 0
    for event in history.events:
        if event.kind == "write-failed" and event.data[0] == number:
            break
        if event.kind == "write" and event.data[0] == number:
            length += len(str(event.data[1]))
    return length


def _left_of_failed(scenario: Scenario, number: int, text: str) -> str:
    """A value's text that was written although converting another value of its call raised."""
    for thread, calls in enumerate(scenario.threads):
        for index, call in enumerate(calls):
            if call.target == number and _conversion_error(thread, index, call):
                for value in call.values:
                    if value.text and value.text in text:
                        return value.text
    return ""


def _judge_order(scenario: Scenario, history: History) -> list[Finding]:
    """An inner text comes out before the outer one, also where it goes to another file."""
    findings = []
    writes = [(e.data[0], str(e.data[1])) for e in history.events if e.kind == "write"]
    for calls in scenario.threads:
        for call in calls:
            outer = _covers(writes, call.target, full_text(call))
            for value in call.values:
                if value.kind == "prints":
                    inner = _covers(writes, value.target, value.inner + "\n")
                    if inner[1] > outer[0]:
                        message = f"the inner text {value.inner!r} came after the outer {full_text(call)!r} had begun"
                        findings.append(Finding("3.5", "out-of-order", message))
    return findings


def _covers(writes: list[tuple[Atom, str]], file: int, text: str) -> tuple[int, int]:
    """The numbers of the first and the last write that `text` came out with."""
    whole = "".join(written for number, written in writes if number == file)
    begin = whole.find(text)
    end = begin + len(text)
    first, last, position = -1, -1, 0
    for index, (number, written) in enumerate(writes):
        if number == file:
            if first < 0 and position + len(written) > begin:
                first = index
            if position < end:
                last = index
            position += len(written)
    return first, last
