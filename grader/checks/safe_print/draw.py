"""Draws the scenarios: small, with texts that tell where they come from."""

from __future__ import annotations

from collections.abc import Callable

from grader.checks.drawing import Draw, composite
from grader.checks.safe_print.essential import FILE_KINDS, KINDS, MARKS, TEXTS
from grader.checks.safe_print.scenario import ERRORS, Call, File, Scenario, Value, ValueKind


def _value(kind: ValueKind, tag: str) -> Value:
    return Value(kind, str(int.from_bytes(tag.encode()) % 100_000) if kind == "number" else tag)


@composite
def alone(draw: Draw) -> Scenario:
    """3.1: calls of one thread, with every combination of `sep` and `end`."""
    kinds: tuple[ValueKind, ...] = ("text", "number", *KINDS)

    def value(_: int) -> Value:
        kind = draw.one_of(kinds)
        return Value("text", draw.one_of(TEXTS)) if kind == "text" else _value(kind, "7")

    def call(_: int) -> Call:
        values, target = draw.some(0, 4, value), draw.integer(0, 1)
        return Call(values, sep=draw.one_of(MARKS), end=draw.one_of(MARKS), target=target)

    file = File(draw.one_of(FILE_KINDS))
    return Scenario("3.1", (draw.some(1, 3, call),), (file, file))


def _threads(
    draw: Draw, call: Callable[[str], Call], least: int, most: int, calls: int
) -> tuple[tuple[Call, ...], ...]:
    """Some threads of 1 to `calls` calls each; `call(tag)` draws one whose texts begin with its tag."""
    return draw.some(
        least, most, lambda t: draw.some(1, calls, lambda index: call(f"{'abcdef'[t]}{index}"))
    )


@composite
def together(draw: Draw) -> Scenario:
    """3.2: several threads print to one or two files."""
    kinds: tuple[ValueKind, ...] = ("text", "number", "object", "list", "none", "subclass")

    def call(tag: str) -> Call:
        values = draw.some(1, 3, lambda i: _value(draw.one_of(kinds), f"{tag}{'xyz'[i]}"))
        return Call(values, end=draw.one_of((None, None, ";")), target=draw.one_of((0, 0, 0, 1)))

    files = draw.some(2, 2, lambda _: File(draw.one_of(("plain", "plain", *FILE_KINDS))))
    return Scenario("3.2", _threads(draw, call, 2, 4, 3), files)


@composite
def standard_output(draw: Draw) -> Scenario:
    """3.3: `sys.stdout` changes between calls. (Not while a call waits: what "when the call is made" means then is open.)"""
    if draw.chance(30):
        first = draw.integer(0, 1)
        to_stdout = Call((Value("text", "ab"), Value("object", "cd")), target=-1, stdout=first)
        to_file = Call((Value("text", "ef"),), target=first)
        return Scenario("3.3", ((to_stdout,), (to_file,)), (File(), File()))

    def call(_: int) -> Call:
        value = Value("text", draw.one_of(("p", "q")))
        stdout = draw.integer(-1, 1)
        return Call((value,), target=draw.one_of((-1, -1, 0, 1)), stdout=stdout)

    begin = Call((Value("text", "first"),), target=-1, stdout=0)
    return Scenario("3.3", ((begin, *draw.some(1, 4, call)),), (File(), File()))


@composite
def failing(draw: Draw) -> Scenario:
    """3.4: a conversion or a write raises; afterwards, the same thread and others print again."""
    kinds: tuple[ValueKind, ...] = ("text", "raises", "object", "prints")

    def value(tag: str) -> Value:
        match draw.one_of(kinds):
            case "prints":
                # In capitals: no text is part of another, so that it can be told whose was written.
                within = Call((Value("text", tag.upper()),), target=draw.integer(0, 1))
                return Value("prints", tag, calls=(within,))
            case "raises":
                return Value("raises", tag, draw.one_of(ERRORS))
            case kind:
                return Value(kind, tag)

    def call(tag: str) -> Call:
        values = draw.some(1, 2, lambda i: value(f"{tag}{'xy'[i]}"))
        return Call(values, target=draw.one_of((0, 0, 1)))

    threads = _threads(draw, call, 1, 3, 3)
    late = Call((Value("text", "late"),), target=draw.integer(0, 1), after=10)
    file = File(fails=draw.integer(-1, 2), broken=draw.chance(40), error=draw.one_of(ERRORS))
    return Scenario("3.4", (*threads, (late,)), (file, File()))


@composite
def nested(draw: Draw) -> Scenario:
    """3.5: a value prints when it is converted, to the same file or to another."""

    def call(tag: str) -> Call:
        within = Call((Value("text", f"{tag}i"),), target=draw.one_of((0, 1, -1)))
        inner = Value("prints", f"{tag}o", calls=(within,))
        plain = _value(draw.one_of(("text", "object")), f"{tag}t")
        values = draw.one_of(((inner,), (plain, inner), (inner, plain)))
        return Call(values, target=draw.integer(0, 1))

    return Scenario("3.5", _threads(draw, call, 1, 3, 2), (File(), File()))
