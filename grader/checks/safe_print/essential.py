"""The scenarios that are always tried: one for each thing that can be wrong with a simple attempt, simple ones first."""

from __future__ import annotations

from grader.checks.safe_print.scenario import (
    ERRORS,
    Call,
    ErrorKind,
    File,
    FileKind,
    Scenario,
    Value,
    ValueKind,
)

FILE_KINDS: tuple[FileKind, ...] = ("plain", "unhashable", "equal", "slots", "false", "silent")
TEXTS = (
    "one", "", "two words", "line\nbreak", " ", "%s {} \\n", "é☃", "\ttab", "a\r\nb\r", "x" * 5_000,
)  # fmt: skip
MARKS = (None, "", "\n", ", ", "--")
KINDS: tuple[ValueKind, ...] = (
    "none", "true", "list", "tuple", "bytes", "class", "object", "subclass", "float",
)  # fmt: skip
TWO = (File(), File())


def calls(*texts: str, target: int = 0) -> tuple[Call, ...]:
    """A call for each text."""
    return tuple(Call((Value("text", text),), target=target) for text in texts)


def late(text: str = "late", target: int = 0) -> tuple[Call, ...]:
    """What another thread prints when everything else is over."""
    return (Call((Value("text", text),), target=target, after=10),)


def prints(text: str, *inner: Call) -> Value:
    """A value whose `__str__` makes these calls."""
    return Value("prints", text, calls=inner)


def outer(name: str, target: int = 0, inner: int = 0) -> Call:
    """A call with one value that prints."""
    return Call((prints(f"{name}o", *calls(f"{name}i", target=inner)),), target=target)


def _number(text: str) -> Value:
    return Value("number", text)


def _alone(*made: Call, files: tuple[File, ...] = TWO) -> Scenario:
    return Scenario("3.1", (made,), files)


def _values(*values: Value) -> Scenario:
    return _alone(Call(values))


_ONE, _WORD, _TRUE = _number("1"), Value("text", "one"), Value("true", "")
_NOTHING = Value("text", "")

ALONE = (
    _values(_WORD),
    _values(),
    _values(_WORD, Value("text", "two")),
    *[_alone(Call((_WORD, _ONE), sep=mark)) for mark in MARKS[1:]],
    *[_alone(Call((_WORD, _ONE), end=mark)) for mark in MARKS[1:]],
    *[_alone(Call(values, sep="", end="")) for values in ((), (_WORD,), (_WORD, _ONE))],
    *[_values(Value("text", text)) for text in TEXTS[1:]],
    *[_values(*values) for values in ((_NOTHING, _WORD), (_WORD, _NOTHING), (_NOTHING,) * 2)],
    _alone(Call((), end=""), *calls("a1")),
    _alone(Call((_NOTHING,), end=""), *calls("a1")),
    *[_values(_number(text)) for text in ("0", "7")],
    *[_values(Value(kind, "7")) for kind in KINDS],
    *[_values(_WORD, Value(kind, "7"), _ONE) for kind in KINDS],
    _values(_WORD, _WORD, Value("text", "two"), _WORD),
    _values(_ONE, _TRUE, Value("float", "1"), _ONE),
    _alone(Call((_TRUE, Value("float", "1"))), Call((_ONE, _TRUE))),
    _values(*[Value("text", letter) for letter in "abcdefghijkl"]),
    _alone(*calls("same", "same")),
    _alone(*calls("a0"), *calls("b0", target=1), *calls("a1")),
    *[_alone(*calls("a0"), files=(File(kind),)) for kind in FILE_KINDS[1:]],
    *[
        _alone(*calls("a0"), *calls("b0", target=1), *calls("a1"), files=(File(kind), File(kind)))
        for kind in FILE_KINDS[1:]
    ],
)

_TO_STDOUT = Call((Value("text", "p"),), target=-1)


def _stdout(number: int) -> Call:
    return Call((Value("text", f"to{number}"),), target=-1, stdout=number)


STDOUT = tuple(
    Scenario("3.3", (made,), files)
    for made, files in (
        ((_TO_STDOUT,), TWO),
        ((_stdout(0),), TWO),
        ((_TO_STDOUT, _stdout(0), _stdout(1), _TO_STDOUT), TWO),
        ((_stdout(0), *calls("q", target=1), _TO_STDOUT, _stdout(1), *calls("r")), TWO),
        ((_stdout(0), _stdout(1), _stdout(0)), (File("false"), File("equal"))),
    )
)
CORE_STDOUT = (Scenario("3.3", ((_stdout(0),), calls("q")), TWO),)

CORE_TOGETHER = (
    Scenario("3.2", (calls("a0\na1"), calls("b0"))),
    Scenario("3.2", (calls("a0"), calls("b0"))),
    Scenario("3.2", (calls("a0", "a1"), calls("b0"))),
    Scenario("3.2", (calls("a0") + calls("a1", target=1), calls("b0")), TWO),
)


def _pair(text: str) -> Call:
    return Call((Value("text", f"{text}x"), Value("text", f"{text}y")), end="")


TOGETHER = (
    Scenario("3.2", (calls("same"), calls("same"))),
    Scenario("3.2", (calls("a" * 5_000), calls("b0"))),
    Scenario("3.2", ((_pair("a"),), (_pair("b"),))),
    Scenario("3.2", ((_TO_STDOUT,), (_TO_STDOUT,))),
    *[Scenario("3.2", (calls("a0"), calls("b0")), (File(kind),)) for kind in FILE_KINDS[1:]],
    Scenario("3.2", (calls("a0"), calls("b0")), namesakes=True),
    Scenario("3.2", tuple(calls(f"{letter}0") for letter in "abc")),
    Scenario("3.2", tuple(calls(f"{letter}0", f"{letter}1") for letter in "abcd")),
    Scenario("3.2", (calls("a0", "a1", "a2", "a3"), calls("b0", "b1", "b2", "b3"))),
)


def _failing(*made: Call, files: tuple[File, ...] = TWO) -> Scenario:
    """One thread's calls, and what another prints afterwards."""
    return Scenario("3.4", (made, late()), files)


def _raises(error: ErrorKind = "ValueError") -> Value:
    return Value("raises", "bad", error)


_UNREADABLE, _OK = Call((_raises(),)), Value("text", "ok")

FAILING = (
    *[_failing(Call((_raises(error),)), *calls("a1")) for error in ERRORS],
    *[_failing(Call(values), *calls("a1")) for values in ((_OK, _raises()), (_raises(), _OK))],
    *[_failing(*calls("a0", "a1"), files=(File(fails=0, error=error),)) for error in ERRORS],
    *[
        _failing(*calls("a0", "a1", "a2"), files=(File(fails=fails, broken=broken),))
        for fails in (0, 1, 2)
        for broken in (False, True)
    ],
    # The inner call has done its work; only then does the outer one fail.
    *[
        _failing(Call((prints("ao", *calls("ai", target=target)), _raises())), *calls("a1"))
        for target in (0, 1)
    ],
    # The inner call fails, and with it the outer one.
    _failing(Call((prints("ao", _UNREADABLE),)), *calls("a1")),
    _failing(outer("a", 0, 1), *calls("a1"), files=(File(), File(fails=0))),
    _failing(outer("a"), *calls("a1"), files=(File(fails=0),)),
)

CORE_FAILING = (
    Scenario("3.4", ((_UNREADABLE, *calls("a1")), calls("b0"))),
    Scenario("3.4", (calls("a0", "a1"), calls("b0")), (File(fails=0),)),
    Scenario("3.4", (calls("a0") + calls("a1", target=1),), (File(fails=0, broken=True), File())),
)


def _nested(*made: Call) -> Scenario:
    return Scenario("3.5", (made, late()), TWO)


_DEEPEST = prints("z", *calls("deep"))
_DEEPER = prints("y", Call((_DEEPEST,)))

NESTED = (
    _nested(outer("a")),
    *[_nested(outer("a", target, inner)) for target in (0, 1, -1) for inner in (0, 1, -1)],
    *[
        _nested(Call(values, target=target))
        for target in (0, -1)
        for values in (
            (_OK, prints("ao", *calls("ai"))),
            (prints("ao", *calls("ai")), _OK),
            (_OK, prints("ao", *calls("ai", target=-1)), _WORD),
            (prints("ao", *calls("ai", "aj")),),
            (prints("ao", *calls("ai")), prints("bo", *calls("bi"))),
            (prints("ao", Call((_WORD, _ONE), sep="+", end="")),),
        )
    ],
    _nested(Call((_DEEPER,))),
    _nested(Call((prints("x", Call((_DEEPER,), target=1)), _OK))),
    _nested(outer("a"), *calls("a1"), outer("b", 1)),
)

CORE_NESTED = (
    Scenario("3.5", ((outer("a"),), (outer("b"),)), TWO),
    Scenario("3.5", ((outer("a", 0, 1),), (outer("b", 1, 0),)), TWO),
)
"""Small enough that (nearly) every schedule with two preemptions can be run."""


def _long(pause: float, *threads: tuple[Call, ...], kind: ValueKind = "text") -> Scenario:
    begin = (Call((Value(kind, "long"),)),)
    return Scenario("R3", (begin, *threads), (File(pause=pause), File(pause=pause)))


def _soon(text: str, target: int = 0) -> tuple[Call, ...]:
    return (Call((Value("text", text),), target=target, after=0.25),)


WAITING = (
    *[_long(pause, _soon("w0")) for pause in (1_000.0, 100_000.0)],
    *[_long(pause, _soon("w0"), _soon("w1"), _soon("w2")) for pause in (1_000.0, 100_000.0)],
    _long(1_000.0, _soon("w0", 1), _soon("w1")),
    _long(0.0, _soon("w0"), _soon("w1"), kind="slow"),
    _long(1_000.0, _soon("w0"), kind="slow"),
)
