"""What must hold of a run of `safe_print`."""

from __future__ import annotations

from grader.checks.endings import judge_ending, judge_outcome, judge_slips, judge_waiting
from grader.checks.safe_print.expected import Made, Outcomes, calls_made, piece
from grader.checks.safe_print.pieces import Piece, fits, kind_of_misfit
from grader.checks.safe_print.scenario import Call, Scenario, full_text, shown
from grader.records.finding import Finding
from grader.records.history import Atom, History

CONCURRENT = "3.2"


def judge(scenario: Scenario, history: History) -> list[Finding]:
    """All that is wrong with this run; nothing if it is right."""
    focus = CONCURRENT if scenario.focus == "R3" else scenario.focus  # R3 is for polling alone
    ended = judge_ending(history, focus)
    if ended:
        return ended
    outcomes = {
        str(event.data[0]): str(event.data[2])
        for event in history.events
        if event.kind == "outcome"
    }
    threads = calls_made(scenario, outcomes)
    made = [one for thread in threads for one in thread]
    findings = [
        *_judge_outcomes(focus, made, history, outcomes),
        *judge_waiting(history.events),
    ]
    if not any(finding.kind in ("wrong-exception", "not-implemented") for finding in findings):
        findings += _judge_files(scenario, focus, history, threads, outcomes)
    if not findings and focus == "3.5":
        findings += _judge_order(made, history, outcomes)
    return findings or judge_slips(history, "3.2")


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


def _judge_outcomes(
    focus: str, made: list[Made], history: History, outcomes: Outcomes
) -> list[Finding]:
    findings = []
    raised = []
    for one in made:
        name = outcomes.get(one.place, "")
        if one.error and name != one.error:
            got = f"raised {name}" if name else "returned"
            message = f"converting a value raised, but {describe(one.call)} {got}"
            findings.append(Finding("3.4", "wrong-exception", message))
        elif not one.error and name.startswith("write "):
            raised.append(name)
        elif not one.error and name:
            findings.append(judge_outcome(focus, describe(one.call), name))
    failed = [f"write {event.data[0]}" for event in history.events if event.kind == "write-failed"]
    for name in dict.fromkeys(failed):
        if raised.count(name) < failed.count(name):
            message = "write raised, and the call that wrote did not raise that to its caller"
            findings.append(Finding("3.4", "wrong-exception", message))
    return findings + _judge_strangers(made, history, outcomes)


def _judge_strangers(made: list[Made], history: History, outcomes: Outcomes) -> list[Finding]:
    """Calls that raise what was raised while others' texts were written. (One write may hold the texts of several calls.)"""
    failed: dict[str, list[str]] = {}
    for event in history.events:
        if event.kind == "write-failed":
            failed.setdefault(f"write {event.data[0]}", []).append(str(event.data[1]))
    return [
        Finding(
            "3.4", "wrong-exception",
            f"write raised for the text of another call, and {describe(one.call)} raised that: it should write its own",
        )
        for one in made
        if not one.error
        and (texts := failed.get(outcomes.get(one.place, "")))
        and not any(_is_of(text, piece(one, outcomes).text) for text in texts)
    ]  # fmt: skip


def _is_of(written: str, text: str) -> bool:
    """Whether some of a call's text is in what was written, or may be."""
    return written in text or any(word in written for word in text.split() or [text])


def _judge_files(
    scenario: Scenario,
    focus: str,
    history: History,
    threads: list[list[Made]],
    outcomes: Outcomes,
) -> list[Finding]:
    findings: list[Finding] = []
    alone = len(threads) == 1
    for number in range(len(scenario.files) + 1):
        name = _file_name(number) if number < len(scenario.files) else "sys.stdout"
        writes = [e for e in history.events if e.kind == "write" and e.data[0] == number]
        text = "".join(str(event.data[1]) for event in writes)
        here = [[one for one in thread if one.file == number] for thread in threads]
        mine = [[piece(one, outcomes) for one in thread if not one.error] for thread in here]
        until = _length_at_failure(history, number)
        if left := _left_of_failed(here, text):
            message = f"converting a value of a call raised, but {left!r} of that call was written to {name}"
            findings.append(Finding("3.4", "wrong-result", message))
        elif late := _written_after_all(mine, text[until:]):
            message = f"a write of {late!r} raised, and {name} got that text nevertheless, later"
            findings.append(Finding("3.4", "wrong-result", message))
        elif any(e.kind == "overlap" and e.data[0] == number for e in history.events):
            message = f"two threads were inside {name}.write at once"
            findings.append(Finding(CONCURRENT, "mixed-output", message))
        elif not fits(text, mine, until):
            findings.append(_misfit(focus, alone, name, text, mine))
    return findings


def _misfit(focus: str, alone: bool, name: str, text: str, threads: list[list[Piece]]) -> Finding:
    """The finding for a file that did not get what it should."""
    kind = kind_of_misfit(text, threads)
    clause = CONCURRENT if kind == "mixed-output" and not alone else focus
    wanted = " | ".join(" ".join(repr(p.text) for p in t) for t in threads if t) or "nothing"
    message = f"{name} got {text!r}; it should get {wanted}"
    return Finding(clause, "wrong-result" if clause in ("3.1", "3.3") else kind, message)


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


def _left_of_failed(threads: list[list[Made]], text: str) -> str:
    """A value's text that was written although converting another value of its call raised."""
    for one in (one for thread in threads for one in thread if one.error):
        for value in one.call.values:
            if value.text and value.text in text:
                return value.text
    return ""


def _judge_order(made: list[Made], history: History, outcomes: Outcomes) -> list[Finding]:
    """An inner text comes out before the outer one, also where it goes to another file."""
    findings = []
    writes = [(e.data[0], str(e.data[1])) for e in history.events if e.kind == "write"]
    returned = [one for one in made if not outcomes.get(one.place, "")]
    for outer in returned:
        for inner in returned:
            if not inner.place.startswith(f"{outer.place}."):
                continue
            text = full_text(outer.call)
            first = _covers(writes, outer.file, text)[0]
            if _covers(writes, inner.file, full_text(inner.call))[1] > first:
                message = f"the text {full_text(inner.call)!r} of a value's own call came after the outer {text!r} had begun"
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
