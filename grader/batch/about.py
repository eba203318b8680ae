"""What a run is about, as its store keeps it: enough to tell the points again without the class's folder."""

from __future__ import annotations

from typing import Any, NoReturn

import msgspec

from grader.batch.handed_in import Class
from grader.batch.rubric import Rubric
from grader.batch.store import Store, StoreFailed

_FACT = "about"


class About(msgspec.Struct, frozen=True):
    """exercises: the numbers of those that are graded; effort: its name; sandbox: what that of this machine
    promises, as in a verdict, which is not always what the results were made in."""

    classroom: Class
    exercises: tuple[int, ...]
    effort: str
    seed: int
    sandbox: tuple[str, ...]
    rubric: Rubric


def keep_about(store: Store, about: About) -> None:
    """Put it in the place of what the store said before. Raises StoreFailed."""
    store.keep_facts({_FACT: msgspec.json.encode(about, enc_hook=lambda function: None)})


def last_about(store: Store) -> About | None:
    """What the last run of a store was about; None where there was none. Its files cannot be read, but their sources are in
    the store. Raises StoreFailed."""
    fact = store.facts().get(_FACT)
    if fact is None:
        return None
    try:
        return msgspec.json.decode(fact, type=About, dec_hook=lambda kind, value: _gone)
    except msgspec.DecodeError as error:
        raise StoreFailed(f"the store cannot be understood: {error}") from error


def _gone(*_: Any) -> NoReturn:
    raise OSError("only the store is at hand, which has the files that were graded")
