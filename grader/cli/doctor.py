"""`grade doctor`: what the sandbox holds on this machine."""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import click

from grader import __version__
from grader.cli.lazy import load
from grader.cli.options import format_option
from grader.cli.output import emit
from grader.cli.signals import SIGNALS
from grader.sandbox.level import AS_OWN_USER, LEVELS, ON_WINDOWS, Level, Reached
from grader.sandbox.zygote import Zygote

_STARTS = 10


@click.command("doctor")
@format_option(("text", "json"))
def command(form: str) -> int:
    """Show each layer of the sandbox, why it is or is not there, and what to do.

    Each level is tried, not guessed: a process like those that hold submissions attempts what the level promises to
    stop. Exit code 0 whatever holds.

    \b
    Examples:
      grade doctor
      grade doctor --format json
    """
    with Zygote() as zygote, SIGNALS.cutting_short(zygote.close):
        reached = zygote.reached
        cost = statistics.median(_start(zygote) for _ in range(_STARTS))
    report = load("grader.report.doctor_text")
    own_user = [why for _, why in reached.missed if why.startswith(AS_OWN_USER)]
    health = report.Health(
        facts=(
            ("threadgrader", __version__),
            ("python", f"{platform.python_version()} ({sys.executable})"),
            ("system", f"{platform.system()} {platform.release()} on {platform.machine()}"),
            ("sandbox", reached.level.letter),
            ("worker", f"starts and ends in {1000 * cost:.1f} ms (median of {_STARTS})"),
        ),
        layers=tuple(_layer(report.Layer, reached, layer) for layer in LEVELS),
        leaves=reached.level.leaves,
        on_windows=ON_WINDOWS,
        own_user=reached.own_user,
        own_user_why="" if reached.own_user or not own_user else own_user[0].partition(": ")[2],
    )
    emit(lambda out: (report.write_json if form == "json" else report.write)(health, out))
    return 0


def _layer(make: Callable[..., Any], reached: Reached, layer: Level) -> Any:
    holds = reached.is_at_least(layer)
    why = "" if holds else reached.why_not(layer)
    return make(layer.letter, reached.adds(layer), holds, why)


def _start(zygote: Zygote) -> float:
    began = time.perf_counter()
    zygote.start_worker().close()
    return time.perf_counter() - began
