"""An exploration for people, in 80 columns and without colours: a block for each way to end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TextIO

from grader.records.exploration import Exploration, Outcome
from grader.report.timeline_text import timeline_lines
from grader.report.visible import cut, no_commands, visible

WIDTH = 80
MOST_OUTCOMES = 20  # that are shown; JSON has all
_MOST_LINES = 16  # of an output
_LINE = 200  # characters of a line of output
_VALUE = 600  # characters of a value
_NAMES = 12  # threads that are named
KINDS = {
    "returned": "comes to its end",
    "raised": "ends with an exception",
    "deadlock": "deadlock",
    "livelock": "never ends",
    "leaked-thread": "comes to its end, threads still run",
    "crash": "crash",
}

MOST_TIMELINE = 18  # lines of each timeline, as there are several


def write(exploration: Exploration, again: str, out: TextIO) -> None:
    """Write it. again: the command that explores the script once more, without what to show."""
    out.write(no_commands("\n".join(_report(exploration, again))) + "\n")


def _report(exploration: Exploration, again: str) -> Iterator[str]:
    called = f", {exploration.call}()" if exploration.call else ""
    number = len(exploration.outcomes)
    ways = "one way to end" if number == 1 else f"{number:,} ways to end"
    yield from _wrapped(f"{visible(exploration.file)}{visible(called)}: {ways}")
    yield ""
    places = shown(exploration.outcomes)
    for place in places:
        yield from _outcome(place, exploration.outcomes[place - 1], exploration.schedules)
        yield ""
    if number > len(places):
        yield f"... and {number - len(places):,} more: --format json shows all of them."
        yield ""
    yield from _wrapped(" ".join(filter(None, [searched(exploration), *exploration.remarks])))
    yield from _again(exploration.outcomes, again)


def shown(outcomes: tuple[Outcome, ...]) -> list[int]:
    """The numbers, from 1, of the ways to end that are shown: the most frequent, and the first of each kind."""
    kinds = [outcome.kind for outcome in outcomes]
    first = {kinds.index(kind) + 1 for kind in kinds}
    return sorted(first | set(range(1, min(len(outcomes), MOST_OUTCOMES) + 1)))


def _again(outcomes: tuple[Outcome, ...], again: str) -> Iterator[str]:
    """The command that shows one of them: the second, as most often that is the first one that nobody wanted."""
    for outcome in (*outcomes[1:], *outcomes):
        if outcome.schedule:
            which = f"number {outcomes.index(outcome) + 1}" if len(outcomes) > 1 else "it"
            yield f"See {which} again: {again} --schedule {outcome.schedule}"
            return


def _outcome(place: int, outcome: Outcome, schedules: int) -> Iterator[str]:
    often = f"{outcome.count:,} of {schedules:,} schedules"
    head = f"{place}. {KINDS[outcome.kind]}"
    yield f"{head}{often:>{max(WIDTH - len(head), len(often) + 2)}}"
    value = visible(cut(outcome.value, _VALUE))
    if value:
        yield from _fact("returned" if _returned(outcome) else "what", value)
    yield from _output(outcome.output)
    if outcome.threads_left:
        yield from _fact("left", _names(outcome.threads_left))
    yield from _fact("schedule", schedule_text(outcome))
    if outcome.explanation:
        yield from _fact("why", visible(outcome.explanation))
    yield from _conflict(outcome)
    yield from _timeline(outcome)


def _returned(outcome: Outcome) -> bool:
    return outcome.kind in ("returned", "leaked-thread")


def _fact(about: str, text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=f"   {about:<10}", subsequent_indent=" " * 13
    )


def _output(output: str) -> Iterator[str]:
    """Each line of it behind a bar, so that nobody takes it for ours."""
    if not output:
        return
    lines = output.removesuffix("\n").split("\n")
    yield "   output"
    if len(lines) > _MOST_LINES:
        half = _MOST_LINES // 2
        lines = [*lines[:half], "[... lines left out ...]", *lines[-half:]]
    for line in lines:
        text = visible(cut(line, _LINE))
        for start in range(0, max(len(text), 1), WIDTH - 7):
            yield f"     | {text[start : start + WIDTH - 7]}".rstrip()


def _names(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(visible(cut(name, 60)) for name in names[:_NAMES]) + more


def schedule_text(outcome: Outcome) -> str:
    """The smallest schedule that leads to it, and what it takes."""
    if not outcome.schedule:
        return "not known: the run did not come back to tell"
    if not outcome.preemptions:
        return f"{outcome.schedule}: no badly placed switch"
    switches = "switch" if outcome.preemptions == 1 else "switches"
    return f"{outcome.schedule}: {outcome.preemptions} badly placed {switches}"


def _conflict(outcome: Outcome) -> Iterator[str]:
    conflict = outcome.conflict
    if conflict is None or outcome.explanation:  # which names both
        return
    for about, side in (("first", conflict.first), ("then", conflict.second)):
        place = f"line {side.line}" if side.line else "no line of the file"
        yield from _fact(about, visible(f"{side.thread} {side.text} ({place})"))


def is_explained(outcome: Outcome) -> bool:
    """Whether there is something to tell of how it came about; of a usual ending there is not."""
    return bool(outcome.explanation or outcome.conflict)


def _timeline(outcome: Outcome) -> Iterator[str]:
    if not is_explained(outcome):
        return
    lines = timeline_lines(outcome.timeline, WIDTH - 3, MOST_TIMELINE)
    if lines:
        yield ""
        yield from (f"   {line}".rstrip() for line in lines)


def searched(exploration: Exploration) -> str:
    """Whether the search was exhaustive, and within what."""
    bounded, mixed = exploration.bounded, exploration.schedules - exploration.bounded
    if exploration.exhausted and exploration.bounded == 1:
        said = "There is one schedule only: no two threads ever run side by side."
    elif exploration.exhausted:
        said = f"All {bounded:,} schedules with at most {exploration.bound} were run."
    elif bounded and exploration.complete_up_to >= 0:
        upto = exploration.complete_up_to
        kinds = "without a preemption" if not upto else f"with at most {upto} preemption"
        said = (
            f"Not exhaustive: of the schedules with at most {exploration.bound}, {bounded:,} were run; "
            f"those {kinds} are all among them."
        )
    elif bounded:
        number = "1 schedule" if bounded == 1 else f"{bounded:,} schedules"
        was = "was" if bounded == 1 else "were"
        said = f"Not exhaustive: {number} with at most {exploration.bound} {was} run."
    else:
        said = ""
    if bounded and mixed:
        said += f" {mixed:,} others were drawn at random."
    return said


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH)
