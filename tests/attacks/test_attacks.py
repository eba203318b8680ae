"""Each attack at each level that claims to stop it, as root and as an ordinary user."""

from __future__ import annotations

import pytest

from grader.records.wire import Letter

from .attack import Attack, agrees, submissions
from .conftest import GraderOf
from .trying import grade
from .users import User, ordinary, users


def _cases() -> list[object]:
    """Each at its lowest level as an ordinary user with the whole suite, the rest with `-m slow`."""
    return [
        pytest.param(
            attack, level, user, id=f"{attack.name}-{level}-{user.name}",
            marks=() if _is_quick(attack, level, user) else pytest.mark.slow,
        )
        for attack in submissions()
        for level in attack.levels
        for user in users()
    ]  # fmt: skip


def _is_quick(attack: Attack, level: Letter, user: User) -> bool:
    return "slow" not in attack.fields and (level, user) == (attack.stopped, ordinary())


@pytest.mark.parametrize(("attack", "level", "user"), _cases())
def test_it_is_stopped(grader_of: GraderOf, attack: Attack, level: Letter, user: User) -> None:
    tried = grade(grader_of(user), attack, level)
    assert agrees(attack.fields["outcome"], tried.outcome), tried.outcome
    assert not tried.harm
    assert tried.verdict is not None
    notes = {(note.kind, note.line) for note in tried.verdict.integrity}
    assert notes == attack.noted()
    assert tried.verdict.score < tried.verdict.max_score or attack.fields["outcome"] == "passes"
