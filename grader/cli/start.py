"""The program `grade` from its first moment on: signals that come while it is still being imported end it as later ones do.

Imports nothing that takes time, and the rest only once that is seen to.
"""

from __future__ import annotations

import importlib
import os
import signal
from types import FrameType
from typing import NoReturn

from grader.cli.errors import ENDING, Stopped


def main() -> NoReturn:
    """Run the command line and exit."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    # Other packages' plugins of Hypothesis take time (that of trio imports trio, and with it pytest), and no say.
    os.environ.setdefault("HYPOTHESIS_NO_PLUGINS", "1")
    importlib.import_module("grader.cli.main").main()
    raise AssertionError("that one exits")


def _end(number: int, frame: FrameType | None) -> NoReturn:
    Stopped(number).end_process()
