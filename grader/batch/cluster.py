"""A team on more than one machine: the workers of a Dask cluster, each with processes of its own that judge.

Needs the extra `cluster`. A worker that is lost loses nothing: the cluster gives its orders to others.
"""

from __future__ import annotations

import contextlib
import json
import logging
import secrets
import signal
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Self

from distributed import Client, KilledWorker, LocalCluster, WorkerPlugin, get_worker
from distributed.comm.addressing import parse_address, parse_host_port
from distributed.comm.registry import get_backend

from grader.batch.judges import Judges
from grader.batch.orders import Answer, Order
from grader.batch.running import TeamLost

LOCAL = "local"
_PATIENCE = 20  # seconds to reach a scheduler
_LEAST_ROOM = 16  # orders at once: a cluster that grows on demand has to see that there is work


class Cluster:
    """The workers of a cluster. A context manager: our processes on them end with the block, or some time after us."""

    def __init__(self, where: str, jobs: int) -> None:
        """where: "local" for workers on this machine, `jobs` of them; or else the address of a scheduler, as "tcp://host:8786",
        or a scheduler's file that ends in ".json". Raises TeamLost where it cannot be reached."""
        self._where = where
        self._plugin = f"threadgrader-{secrets.token_hex(8)}"
        self._ours: LocalCluster | None = None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we tell what matters
        try:
            self._client = self._connected(where, jobs)
        except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
            raise TeamLost(f"--cluster {where!r} cannot be reached: {_line(error)}.") from error
        try:
            self._client.register_plugin(_Judges(), name=self._plugin)
        except Exception as error:
            self.close()
            raise TeamLost(
                f"--cluster {where!r}: its workers cannot judge: {_line(error)}. Is threadgrader installed there?"
            ) from error

    def _connected(self, where: str, jobs: int) -> Client:
        if where == LOCAL:
            with _not_for_children(signal.SIGINT, signal.SIGHUP):
                # Even without a dashboard it serves HTTP: on any free port, not on 8787 or with a warning that this is in use.
                self._ours = LocalCluster(
                    n_workers=jobs, threads_per_worker=1, memory_limit=None, dashboard_address=None,
                    scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
                    silence_logs=logging.CRITICAL,
                )  # fmt: skip
            return Client(self._ours, set_as_default=False)
        return Client(_address(where), timeout=_PATIENCE, set_as_default=False)

    @property
    def room(self) -> int:
        """Orders that they should have at once, so that none of them waits."""
        try:
            threads: dict[str, int] = self._client.nthreads()
            return max(_LEAST_ROOM, 2 * sum(threads.values()))
        except Exception:
            return _LEAST_ROOM  # whoever waits for an answer is told that it is lost

    def submit(self, order: Order) -> Future[Answer]:
        """Have it carried out soon."""
        executor = self._client.get_executor(pure=False)
        asked: Future[Answer] = executor.submit(_ask, self._plugin, order)
        told: Future[Answer] = Future()
        asked.add_done_callback(lambda done: _tell(done, told, self._where))
        return told

    def close(self) -> None:
        """Stop at once. May be repeated, and called by any thread."""
        with contextlib.suppress(Exception):  # the cluster may be gone, and then all this is done
            self._client.unregister_worker_plugin(self._plugin)
        for part in (self._client, self._ours):
            if part is not None:
                with contextlib.suppress(Exception):
                    part.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Judges(WorkerPlugin):  # type: ignore[misc]  # it has no types
    """Processes that judge, on each worker of the cluster: one for each of its threads that asks."""

    judges: Judges

    def setup(self, worker: object) -> None:
        self.judges = Judges()

    def teardown(self, worker: object) -> None:
        self.judges.close()


@contextlib.contextmanager
def _not_for_children(*numbers: signal.Signals) -> Iterator[None]:
    """Threads that are started inside, and all processes that they ever start, do not see these signals: Ctrl-C on a terminal
    is for us, who then end them."""
    resource_tracker.ensure_running()  # it is started before the first of them, which undoes the mask otherwise
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _address(where: str) -> str:
    """The address of a scheduler, which may be in its file. It may still be starting, but is not waited for in vain, as Dask
    would. Raises ValueError for what is no address: a client that was made for one takes a minute to go."""
    if not where.endswith(".json"):
        scheme, place = parse_address(where, strict=True)
        get_backend(scheme)
        parse_host_port(place)
        return where
    deadline = time.monotonic() + _PATIENCE
    while not Path(where).exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    address: str = json.loads(Path(where).read_bytes())["address"]
    return address


def _ask(plugin: str, order: Order) -> Answer:
    """Runs in a thread of a worker."""
    judges: Judges = get_worker().plugins[plugin].judges
    return judges.ask(order)


def _tell(done: Future[Answer], told: Future[Answer], where: str) -> None:
    try:
        told.set_result(done.result())
    except CancelledError:
        told.set_exception(
            TeamLost(
                f"--cluster {where!r} is gone. What was graded until now is kept: give the same command again."
            )
        )
    except KilledWorker as error:
        told.set_result(
            Answer(broke=f"the grader broke: each worker that tried it was lost: {_line(error)}")
        )
    except Exception as error:
        told.set_result(Answer(broke=f"the grader broke: {type(error).__name__}: {_line(error)}"))


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
