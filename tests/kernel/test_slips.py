from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.kernel import slips
from grader.kernel.machine import Machine
from grader.kernel.places import Places

from .running import run

STANDARD = Path(os.__file__).parent
KERNEL = Path(slips.__file__).parent

PROGRAM = """
import queue, sys
from threading import *
class Gone(IndexError): pass
def again():
    try:
        [].pop()
    except IndexError:
        raise
def work():
    {body}
def main():
    thread = Thread(target=work)
    thread.start()
    thread.join()
"""


@pytest.mark.parametrize(
    ("body", "slip"),
    [
        ("[].pop()", True),
        ("again()", True),
        ("{}['a']", True),
        ("None.x", True),
        ("nowhere", True),
        ("len(5)", True),
        ("int('a')", True),
        ("queue.Queue().get_nowait()", True),
        ("queue.SimpleQueue().get_nowait()", True),
        ("Lock().release()", True),
        ("Thread().join()", True),
        ("raise IndexError", False),
        ("raise Gone", False),
        ("raise ValueError from KeyError()", False),
        ("b = Barrier(2); b.abort(); b.wait()", False),
        ("assert False", False),
        ("1 / 0", False),
    ],
)
def test_what_nobody_has_raised_on_purpose_is_a_slip(
    machine: Machine, body: str, slip: bool
) -> None:
    (uncaught,) = run(machine, PROGRAM.replace("{body}", body)).uncaught
    assert uncaught.slip is slip, uncaught


def test_who_exits_has_no_error(machine: Machine) -> None:
    assert run(machine, PROGRAM.replace("{body}", "sys.exit()")).uncaught == ()


@pytest.mark.parametrize(
    ("file", "slip"),
    [
        (STANDARD / "queue.py", True),
        (KERNEL / "locks.py", True),
        (STANDARD / "site-packages/grader/kernel/locks.py", False),  # of another installation
        (STANDARD / "site-packages/grader/checks/pool_map/drive.py", False),
        (STANDARD / "dist-packages/grader/checks/pool_map/drive.py", False),
        (KERNEL.parent / "checks/jobs.py", False),
        (Path("/elsewhere/exercise/drive.py"), False),
    ],
)
def test_what_a_check_raises_is_none_wherever_it_is_installed(file: Path, slip: bool) -> None:
    code = compile("raise KeyError", str(file), "exec")
    with pytest.raises(KeyError) as raised:
        exec(code)
    assert slips.is_slip(raised.value, "KeyError", Places()) is slip
