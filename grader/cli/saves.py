"""Sees when files are saved. The one place that imports watchfiles."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Self

import watchfiles

_TOGETHER = 20  # milliseconds: an editor may write a file in several steps
_AT_MOST = 200  # milliseconds after which a save is told, even if it goes on
_LOOK = 1_000  # milliseconds


class Saves:
    """Tells of saves, from a thread of its own, while the block lasts.

    tell: given the names of the files that were saved; none every second or so, so that what the system did not tell of (before
    the watch was set up, on a network drive) can be looked for; broke: given why saves cannot be seen.
    """

    def __init__(
        self,
        folder: Path,
        names: Collection[str],
        tell: Callable[[frozenset[str]], None],
        broke: Callable[[Exception], None],
    ) -> None:
        self._folder = folder
        self._names = names
        self._tell = tell
        self._broke = broke
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="sees saves", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            for changes in watchfiles.watch(
                self._folder, watch_filter=self._is_ours, step=_TOGETHER, debounce=_AT_MOST,
                rust_timeout=_LOOK, yield_on_timeout=True, stop_event=self._over, recursive=False,
            ):  # fmt: skip
                self._tell(frozenset(Path(path).name for _, path in changes))
        except Exception as error:
            self._broke(error)

    def _is_ours(self, change: watchfiles.Change, path: str) -> bool:
        return Path(path).name in self._names
