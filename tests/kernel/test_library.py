from __future__ import annotations

import concurrent.futures
import logging
import queue
import sys
import threading
import time

import pytest

from grader.kernel.machine import Machine
from grader.kernel.strategy import Undisturbed

from .running import run, value

REAL = {module.__name__: module for module in (threading, queue, time, concurrent.futures, logging)}


@pytest.mark.parametrize("name", REAL)
def test_a_module_is_fresh_while_installed_and_real_afterwards(name: str, machine: Machine) -> None:
    with machine.installed():
        within = sys.modules[name]
    assert (within is REAL[name], sys.modules[name] is REAL[name]) == (False, True)


def test_what_is_free_of_threads_is_shared(machine: Machine) -> None:
    with machine.installed():
        import collections
        import contextlib
    assert (collections, contextlib) == (
        sys.modules["collections"],
        sys.modules["contextlib"],
    )


def test_a_library_gives_the_same_modules_each_time(machine: Machine) -> None:
    with machine.installed():
        first = sys.modules["threading"]
    with machine.installed():
        assert sys.modules["threading"] is first


def test_the_real_threads_go_on_as_they_were(machine: Machine) -> None:
    before = (threading.active_count(), threading.current_thread().name)
    run(machine, "from threading import Thread\ndef main():\n    Thread(target=print).start()\n")
    assert (threading.active_count(), threading.current_thread().name) == before


@pytest.mark.parametrize(
    "expression",
    [
        "threading.Thread().name",
        "threading.Thread(target=print).name",
        "threading.Timer(1, print).name",
        "[t.name for t in threading.enumerate()]",
        "threading.active_count()",
        "futures.ThreadPoolExecutor()._thread_name_prefix",
        "random.random()",
        "threading.get_ident()",
        "threading.current_thread().native_id",
        "time.time()",
        "logging.getLogger().handlers, sorted(logging.root.manager.loggerDict)",
        "logging.getLogger('x').warning('y')",
        "futures.ThreadPoolExecutor().submit(threading.get_native_id).result()",
        "futures.thread._threads_queues and 1",
        "uuid4 and random.getrandbits(8)",
    ],
)
def test_state_is_that_of_the_start_in_each_run(expression: str, machine: Machine) -> None:
    source = f"""
        import logging, random, threading, time
        from concurrent import futures
        from uuid import uuid4
        def main():
            seen = {expression}
            left = threading.Event()
            threading.Thread(target=left.wait, daemon=True).start()
            pool = futures.ThreadPoolExecutor(1)
            pool.submit(left.wait)
            logging.getLogger("mine").setLevel(5)
            logging.getLogger().addHandler(logging.NullHandler())
            random.seed(99)
            return seen
    """
    first, second = value(machine, source), value(machine, source)
    assert first == second


def test_the_first_thread_of_a_run_is_number_one(machine: Machine) -> None:
    source = "import threading\ndef main():\n    return threading.Thread().name\n"
    assert [value(machine, source) for _ in range(3)] == ["Thread-1"] * 3


def test_the_first_executor_of_a_run_is_number_zero(machine: Machine) -> None:
    source = """
        import threading
        from concurrent.futures import ThreadPoolExecutor
        def main():
            with ThreadPoolExecutor(1) as pool:
                return pool.submit(threading.current_thread).result().name
    """
    assert [value(machine, source) for _ in range(2)] == ["ThreadPoolExecutor-0_0"] * 2


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("threading", "Lock"),
        ("threading", "Thread"),
        ("threading", "excepthook"),
        ("time", "sleep"),
        ("time", "monotonic"),
        ("queue", "Queue"),
        ("_thread", "start_new_thread"),
        ("concurrent.futures", "ThreadPoolExecutor"),
        ("concurrent.futures.thread", "_worker"),
    ],
)
def test_a_name_that_a_run_rebinds_is_put_back(name: str, attribute: str, machine: Machine) -> None:
    with machine.installed():
        before = getattr(sys.modules[name], attribute)
    run(machine, f"import {name} as m\ndef main():\n    m.{attribute} = None\n")
    run(machine, "def main():\n    pass\n")
    with machine.installed():
        assert getattr(sys.modules[name], attribute) is before


@pytest.mark.parametrize(
    "spelling",
    [
        "import threading; Thread = threading.Thread",
        "from threading import Thread",
        "from threading import *",
        "import threading as t; Thread = t.Thread",
        "Thread = __import__('threading').Thread",
        "import importlib; Thread = importlib.import_module('threading').Thread",
    ],
)
def test_every_spelling_of_an_import_gives_the_virtual_one(spelling: str, machine: Machine) -> None:
    source = f"{spelling}\ndef main():\n    return Thread\n"
    assert value(machine, source) is not threading.Thread


def test_main_runs_in_a_main_thread_that_is_no_daemon(machine: Machine) -> None:
    source = """
        import threading
        def main():
            me = threading.current_thread()
            return me is threading.main_thread(), me.name, me.daemon
    """
    assert value(machine, source) == (True, "MainThread", False)


def test_runs_do_not_nest(machine: Machine) -> None:
    with machine.installed():
        done = machine.run(lambda: machine.run(print, Undisturbed()) and None, Undisturbed())
    assert isinstance(done.raised, RuntimeError)
