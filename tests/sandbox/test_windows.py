"""Level W cannot be tried here. What can be: that its structures are as large as Windows has them, on 64 bits."""

from __future__ import annotations

import ctypes

import pytest

from grader.sandbox.windows import FLAGS, BasicLimits, ExtendedLimits, limits_of


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of a 64-bit system")
def test_structures_have_the_sizes_of_the_system() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert ExtendedLimits.process_memory.offset == 112


def test_limits_are_in_the_units_of_the_system() -> None:
    limits = limits_of(memory=1024, processor_seconds=3)
    assert limits.basic.process_user_time == 30_000_000  # of 100 ns
    assert (limits.basic.active_processes, limits.process_memory) == (1, 1024)
    assert limits.basic.flags == FLAGS == 0x250A
