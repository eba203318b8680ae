"""Whether a worker still does what workers do, after it has run a submission: it is asked about a program of ours.

Code in a worker can reach the scheduler that it runs under, and tame it, say, so that no order is tried in which it fails.
What a program does under a schedule is the same in each worker: one that answers otherwise about a program that is none of
the submission's was changed by it. (Who expects just this question can answer it, too: this is a lock for honest people.)
"""

from __future__ import annotations

import msgspec

from grader.checks.registry import SUITES
from grader.judge.hunt import MIX
from grader.records.finding import Note
from grader.records.wire import Explore, Load, Loaded, Reply
from grader.sandbox.worker import GraderBroke, Worker, WorkerLost
from grader.sandbox.zygote import Zygote

CHANGED = Note(
    "changed-grader",
    "after it was run, a program of the grader's own does something else in the same process than in others: it has changed "
    "the library or the grader, and what it passed may mean little",
)
_KEY = "run_all"
_SCENARIO = next(family.core[0] for family in SUITES[_KEY].families if family.core)
SOURCE = b"""
import threading

def run_all(tasks):
    results, ended = {}, [0]

    def work(number, task):
        results[number] = task()
        ended[0] += 1  # two threads may read the same: what comes out depends on the order

    threads = [threading.Thread(target=work, args=each) for each in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[number] for number in sorted(results)][: ended[0]]
"""


_LOAD = Load(_KEY, "touchstone.py", SOURCE)
_EXPLORE = Explore(msgspec.msgpack.encode(_SCENARIO), MIX, seed=0, first=0, runs=24)


def is_changed(zygote: Zygote, used: Worker) -> bool:
    """Whether `used` was changed by what it ran. It is gone then. Raises GraderBroke."""
    try:
        wanted = told(zygote.start_worker())
    except WorkerLost as lost:
        used.close()
        raise GraderBroke(f"a program of the grader's own {lost}") from lost
    try:
        return told(used) != wanted
    except WorkerLost:
        return True


def told(worker: Worker) -> Reply:
    """What a worker, gone afterwards, tells about the program of ours. Raises WorkerLost, GraderBroke."""
    with worker:
        loaded = worker.ask(_LOAD)
        return worker.ask(_EXPLORE) if loaded == Loaded(None) else loaded
