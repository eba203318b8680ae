"""On real Dask clusters: a scheduler and workers, each a process of its own, on the loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.batch.about import keep_about
from grader.batch.gradebook import gradebook
from grader.batch.planning import plan
from grader.batch.running import Local, Team, TeamLost, run
from grader.batch.scoring import results_of
from grader.batch.store import Store

from .classes import NO_LOCK, ROOT, SOLUTIONS, about, class_of, handed_in
from .processes import descendants

cluster = pytest.importorskip("grader.batch.cluster", reason="needs the extra 'cluster'")

PEOPLE = class_of(
    *(handed_in(f"s{n}", {3: NO_LOCK + b"# %d\n" % n}) for n in range(6)),
    handed_in("t", {1: SOLUTIONS[1], 3: b"def ("}),
)


class Machines:
    """A scheduler and two workers, as they would be started by hand."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self.folder = folder
        listening = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.scheduler = self._start("scheduler", "--scheduler-file", str(self.file), *listening)
        joining = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        self.workers = [
            self._start("worker", "--scheduler-file", str(self.file), *joining) for _ in range(2)
        ]

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", what, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    machines = Machines(tmp_path_factory.mktemp("machines"))
    deadline = time.monotonic() + 60
    while not machines.file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    yield machines
    machines.end()


def graded(out: Path, team: Team, after_first: signal.Signals | None = None, pid: int = 0) -> str:
    with Store.to_write(out) as store:
        keep_about(store, about(PEOPLE))
        tasks = plan(store, about(PEOPLE), "R", False).tasks
        done = []
        for one in run(store, tasks, team):
            done.append(one)
            if after_first is not None and len(done) == 1:
                os.kill(pid, after_first)
        assert len(done) == len(tasks) == 8
        assert not [one for one in done if one.answer.broke]
        return gradebook(results_of(store, about(PEOPLE)))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    with Local(2) as team:
        return graded(tmp_path_factory.mktemp("local"), team)


def test_a_worker_killed_in_the_middle_changes_nothing_in_the_gradebook(
    machines: Machines, expected: str, tmp_path: Path
) -> None:
    with cluster.Cluster(str(machines.file), 2) as team:
        text = graded(tmp_path, team, signal.SIGKILL, machines.workers[0].pid)
    assert text == expected
    assert descendants(machines.workers[1].pid) == []


def test_a_cluster_of_this_machine_gives_the_same_gradebook(expected: str, tmp_path: Path) -> None:
    with cluster.Cluster("local", 2) as team:
        assert graded(tmp_path, team) == expected
    assert descendants() == []


def test_a_lost_scheduler_is_told_in_one_line_and_what_was_kept_stays(
    machines: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 10)
    with (
        pytest.raises(TeamLost, match="is gone") as error,
        cluster.Cluster(str(machines.file), 2) as team,
    ):
        graded(tmp_path, team, signal.SIGKILL, machines.scheduler.pid)
    assert "\n" not in str(error.value)
    with Store.to_read(tmp_path) as store:
        assert len(list(store.results())) >= 1


@pytest.mark.parametrize("where", ["tcp://127.0.0.1:1", "nonsense://x", "/nowhere/scheduler.json"])
def test_a_cluster_that_is_not_there_is_told_in_one_line(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(TeamLost, match="cannot be reached") as error:
        cluster.Cluster(where, 1)
    assert "\n" not in str(error.value)
