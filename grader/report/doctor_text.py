"""What the sandbox holds on this machine, and what to do where it holds less, for a terminal or as JSON."""

from __future__ import annotations

import json
import textwrap
from typing import Any, NamedTuple, TextIO

from grader.report.visible import visible

_WIDTH = 80

_ADVICE = (
    (
        "no Landlock",
        "use Linux 5.13 or later, with landlock in the kernel's list of security modules (lsm=…).",
    ),
    ("no list of system calls", "levels A and B know Linux on x86_64 and aarch64 only."),
    (
        "unshare",
        "allow user namespaces: sysctl kernel.unprivileged_userns_clone=1, on Ubuntu "
        "kernel.apparmor_restrict_unprivileged_userns=0; a container needs a seccomp profile that allows unshare.",
    ),
    (
        "cannot be used",
        "put the interpreter where every user can read it (/usr, /opt): a worker of root becomes a user of its own "
        "only if that user can read Python's library.",
    ),
)
"""What to do about a reason that holds these words; the first that fits is said."""


class Layer(NamedTuple):
    """One level. promises: what it adds; holds: whether it does here; why_not: blank if not tried."""

    letter: str
    promises: tuple[str, ...]
    holds: bool
    why_not: str


class Health(NamedTuple):
    """All that the doctor has found. facts: pairs of a label and a text; leaves: what submissions can still do, or
    blank; on_windows: what there is of level W; own_user: whether a worker is a user of its own, or why not in own_user_why
    (blank: not root)."""

    facts: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]
    leaves: str
    on_windows: str
    own_user: bool
    own_user_why: str


def write(health: Health, out: TextIO) -> None:
    """As text of 80 columns."""
    for label, text in health.facts:
        print(f"{label + ':':<12}{visible(text)}", file=out)
    print(file=out)
    for layer in health.layers:
        state = "holds" if layer.holds else "does not hold"
        _paragraph(f"{layer.letter}  {state}: {', '.join(layer.promises)}", out)
        if layer.why_not:
            _paragraph(f"   why: {visible(layer.why_not)}", out)
            _paragraph(f"   what to do: {advice(layer.why_not)}", out)
    if health.own_user:
        _paragraph("   each worker is a user of its own", out)
    elif health.own_user_why:
        _paragraph(f"   a worker is no user of its own: {visible(health.own_user_why)}", out)
        _paragraph(f"   what to do: {advice(health.own_user_why)}", out)
    _paragraph(f"W  does not hold: {health.on_windows}", out)
    print(file=out)
    _paragraph(
        f"Left open: {health.leaves}."
        if health.leaves
        else "Nothing that the sandbox knows of is left open.",
        out,
    )


def write_json(health: Health, out: TextIO) -> None:
    """As one object."""
    plain: dict[str, Any] = {
        "schema": 1,
        **{label.replace(" ", "_"): text for label, text in health.facts},
        "layers": [
            {**layer._asdict(), "what_to_do": advice(layer.why_not) if layer.why_not else ""}
            for layer in health.layers
        ],
        "leaves": health.leaves,
        "on_windows": health.on_windows,
        "own_user": health.own_user,
        "own_user_why": health.own_user_why,
    }
    print(json.dumps(plain, indent=2), file=out)


def advice(why: str) -> str:
    """What to do about a layer that does not hold."""
    for words, what in _ADVICE:
        if words in why:
            return what
    return "report it, with the line above: the layer is there, but one thing that it promises was not stopped."


def _paragraph(text: str, out: TextIO) -> None:
    indent = " " * (len(text) - len(text.lstrip()) or 3)
    print(textwrap.fill(text, _WIDTH, subsequent_indent=indent, drop_whitespace=True), file=out)
