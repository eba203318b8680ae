"""Sees when files are saved. The one place that imports watchfiles."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Self

import watchfiles

from grader.cli.errors import SavesUnseen
from grader.cli.options import command_on
from grader.report.visible import cut, shell_word
from grader.report.wording import program

_TOGETHER = 20  # milliseconds: an editor may write a file in several steps
_AT_MOST = 200  # milliseconds after which a save is told, even if it goes on
_LOOK = 1_000  # milliseconds
_REASON = 200  # characters: watchfiles may say the same twice


class Saves:
    """Tells of saves, from a thread of its own, while the block lasts.

    path: of the folder, as it was given; tell: given the names of the files that were saved; none every second or so, so that
    what the system did not tell of (before the watch was set up, on a network drive) can be looked for; broke: given why
    saves cannot be seen: SavesUnseen, or what went wrong with ourselves.
    """

    def __init__(
        self,
        path: str,
        names: Collection[str],
        tell: Callable[[frozenset[str]], None],
        broke: Callable[[Exception], None],
    ) -> None:
        self._path = path
        self._where = Path(path).absolute()  # not to be found out once the folder is gone
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
                self._path, watch_filter=self._is_ours, step=_TOGETHER, debounce=_AT_MOST,
                rust_timeout=_LOOK, yield_on_timeout=True, stop_event=self._over, recursive=False,
            ):  # fmt: skip
                if _is_gone(self._where):  # of which the system tells nothing
                    self._broke(SavesUnseen(self._gone()))
                    return
                self._tell(frozenset(Path(path).name for _, path in changes))
        except (OSError, RuntimeError) as error:  # watchfiles raises one or the other
            self._broke(SavesUnseen(self._gone() if _is_gone(self._where) else self._why(error)))
        except Exception as error:
            self._broke(error)

    def _is_ours(self, change: watchfiles.Change, path: str) -> bool:
        return Path(path).name in self._names

    def _gone(self) -> str:
        return (
            f"{str(self._where)!r}, which was watched, is gone: put it back, or go on where it is now with "
            f"'{program()} watch --path DIR'; '{program()} init DIR' makes a new one."
        )

    def _why(self, error: Exception) -> str:
        again = command_on("exercise N", self._path, shell_word)
        reason = cut(str(error).rstrip("."), _REASON)
        return (
            f"Saves in {self._path!r} cannot be seen: {reason}. Close other programs that watch files, or raise "
            "fs.inotify.max_user_watches and fs.inotify.max_user_instances, or grade without, after each save: "
            f"{again}"
        )


def _is_gone(folder: Path) -> bool:
    try:
        return not stat.S_ISDIR(folder.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False  # there is a part of its path that we may not see
