"""Where results are kept: an SQLite file in the out folder, written as each result comes.

A row of `graded` is one student's exercise, with its verdict as JSON and the source that it is about. Whatever ends a run,
SIGKILL included, what was kept stays. `facts` says what the last run was about.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from grader.records.wire import Letter

NAME = "threadgrader.sqlite"
SCHEMA = 1
_OURS = 0x74687264  # "thrd", as PRAGMA application_id

_TABLES = f"""
BEGIN IMMEDIATE;
CREATE TABLE graded (
    student TEXT NOT NULL,
    exercise INTEGER NOT NULL,
    filename TEXT NOT NULL,
    digest TEXT NOT NULL,
    grader TEXT NOT NULL,
    python TEXT NOT NULL,
    effort TEXT NOT NULL,
    seed INTEGER NOT NULL,
    level TEXT NOT NULL, -- of the sandbox
    broke TEXT NOT NULL, -- how the grader broke on it; then there is no verdict
    verdict BLOB NOT NULL, -- JSON
    source BLOB NOT NULL,
    PRIMARY KEY (student, exercise)
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL);
PRAGMA application_id = {_OURS};
PRAGMA user_version = {SCHEMA};
COMMIT;
"""


class NotAStore(Exception):  # noqa: N818 - says what was found
    """The out folder cannot be used. The message is one line: which, what is wrong, what to do."""


class StoreFailed(Exception):  # noqa: N818 - says what happened
    """Nothing more can be read or kept, as with a full disk. One line. What was kept stays."""


class Key(NamedTuple):
    """All that a verdict depends on: where it is the same, nothing is graded again."""

    exercise: int
    filename: str
    digest: str
    grader: str
    python: str
    effort: str
    seed: int


class Kept(NamedTuple):
    """A result. verdict: JSON, blank where the grader broke; level: of the sandbox; broke: how, else blank."""

    key: Key
    level: Letter
    broke: str
    verdict: bytes


class Store:
    """The store of one out folder. A context manager, for one thread at a time. All methods raise StoreFailed."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, lock: int = -1) -> None:
        self._folder = folder
        self._connection = connection
        self._lock = lock

    @classmethod
    def to_write(cls, folder: Path) -> Self:
        """The store in `folder`, made where there is none; nobody else writes to it. Raises NotAStore."""
        _make_folder(folder)
        lock = _locked(folder)
        try:
            if not (folder / NAME).exists() and any(folder.iterdir()):
                raise NotAStore(
                    f"--out {str(folder)!r} holds other things, and no results of 'grade batch': give a new folder. "
                    "Nothing was changed."
                )
            store = cls(folder, _opened(folder, "rwc"), lock)
            store._prepare()
        except BaseException:
            os.close(lock)
            raise
        return store

    @classmethod
    def to_read(cls, folder: Path) -> Self:
        """The store in `folder`, which is not changed. Raises NotAStore."""
        if not (folder / NAME).is_file():
            raise NotAStore(f"{str(folder)!r} holds no results of 'grade batch' ({NAME}).")
        store = cls(folder, _opened(folder, "ro"))
        try:
            store._check()
        except BaseException:
            store.close()
            raise
        return store

    def keep(self, students: Iterable[str], kept: Kept, source: bytes) -> None:
        """Keep one result for some students, in the place of what they had before. When this returns, it is on the disk."""
        self.keep_all((student, kept, source) for student in students)

    def keep_all(self, rows: Iterable[tuple[str, Kept, bytes]]) -> None:
        """The same for many results at once: all of them, or none."""
        with self._telling(), self._transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO graded VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    (student, *kept.key, kept.level, kept.broke, kept.verdict, source)
                    for student, kept, source in rows
                ),
            )

    def keep_facts(self, facts: dict[str, bytes]) -> None:
        """Keep what a run is about; other facts stay as they are."""
        with self._telling(), self._transaction():
            self._connection.executemany("INSERT OR REPLACE INTO facts VALUES (?,?)", facts.items())

    def facts(self) -> dict[str, bytes]:
        """What the last run was about."""
        with self._telling():
            return dict(self._connection.execute("SELECT name, value FROM facts"))

    def results(self) -> Iterator[tuple[str, Kept]]:
        """All results with their students, one after the other."""
        with self._telling():
            for student, *rest in self._connection.execute(
                "SELECT student, exercise, filename, digest, grader, python, effort, seed, level, broke, verdict FROM graded"
            ):
                yield student, Kept(Key(*rest[:7]), *rest[7:])

    def known(self) -> dict[tuple[str, int], tuple[Key, Letter]]:
        """What is known without grading, by student and exercise: not where the grader broke."""
        with self._telling():
            rows = self._connection.execute(
                "SELECT student, level, exercise, filename, digest, grader, python, effort, seed FROM graded WHERE broke = ''"
            )
            return {(student, key[0]): (Key(*key), level) for student, level, *key in rows}

    def verdict(self, student: str, exercise: int) -> bytes:
        """A verdict as JSON; blank where there is none."""
        return self._one("verdict", student, exercise)

    def source(self, student: str, exercise: int) -> bytes:
        """What was graded; blank where nothing was."""
        return self._one("source", student, exercise)

    def close(self) -> None:
        """Let others write to it. May be repeated."""
        try:
            self._connection.close()
        except sqlite3.Error:
            pass  # all that was kept is in the file or in its log
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _one(self, column: str, student: str, exercise: int) -> bytes:
        with self._telling():
            row = self._connection.execute(
                f"SELECT {column} FROM graded WHERE student = ? AND exercise = ?",
                (student, exercise),
            ).fetchone()
        return b"" if row is None else bytes(row[0])

    def _prepare(self) -> None:
        """Raises NotAStore where the file is no store of this schema."""
        with self._telling():
            empty = not _first(self._connection, "SELECT count(*) FROM sqlite_master")
        if not empty:
            self._check()
        with self._telling():
            # With a log of its own, what is written survives SIGKILL; FULL: and the end of the machine.
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            if empty:
                self._connection.executescript(_TABLES)

    def _check(self) -> None:
        file = str(self._folder / NAME)
        with self._telling():
            ours = _first(self._connection, "PRAGMA application_id")
            schema = _first(self._connection, "PRAGMA user_version")
        if ours != _OURS:
            raise NotAStore(f"{file!r} was not made by 'grade batch'. Nothing was changed.")
        if schema != SCHEMA:
            raise NotAStore(
                f"{file!r} was written by another version of threadgrader (schema {schema}; this version has {SCHEMA}): "
                "give another --out, or use that version. Nothing was changed."
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        file = str(self._folder / NAME)
        try:
            yield
        except sqlite3.DatabaseError as error:
            if "not a database" in str(error):
                raise NotAStore(
                    f"{file!r} is no file of 'grade batch'. Nothing was changed."
                ) from None
            raise StoreFailed(
                f"{file!r} cannot be used any more: {error}. What was graded until now is kept: make room, say, and give "
                "the same command again."
            ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = "it is no folder" if isinstance(error, FileExistsError) else _reason(error)
        raise NotAStore(f"--out {str(folder)!r} cannot be made: {why}.") from None


def _locked(folder: Path) -> int:
    """A descriptor that keeps the lock while it is open, whatever ends the process."""
    descriptor = -1
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise NotAStore(f"--out {str(folder)!r}: another 'grade batch' is writing there.") from None
    except OSError as error:
        raise NotAStore(f"--out {str(folder)!r} cannot be used: {_reason(error)}.") from None
    return descriptor


def _opened(folder: Path, mode: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(
            f"{(folder / NAME).absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
        )
    except sqlite3.Error as error:
        raise NotAStore(f"{str(folder / NAME)!r} cannot be opened: {error}.") from None


def _first(connection: sqlite3.Connection, query: str) -> Any:
    return connection.execute(query).fetchone()[0]


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
