"""What each attack does where nothing stops it: an attack that could do nothing would prove nothing.

`otherwise` is what comes of it at the next weaker level ("passes", "problem …", and harm to the world), or, for what each
level stops, what comes of it for a careless grader: "believed", "refused" (harmless), "hangs", "dies", and harm.
"""

from __future__ import annotations

import pytest

from .attack import Attack, submissions
from .conftest import GraderOf
from .trying import grade
from .unstopped import Parent, careless
from .users import ordinary, trouble_of
from .world import World

UNTRIED = "not tried: "
ELSEWHERE = {"files", "changed", "reached", "memory"}  # harm that is none of the grader's
HARMLESS = ("feeding", "showing", "knowing", "honest")  # most of these do no harm to anybody but us


def _parameters(*, by_us: bool) -> list[object]:
    tried = [each for each in submissions() if not each.otherwise[0].startswith(UNTRIED)]
    return [
        pytest.param(
            attack, id=attack.name, marks=pytest.mark.slow if attack.category in HARMLESS else ()
        )
        for attack in tried
        if (attack.weaker is not None) == by_us
    ]


@pytest.mark.parametrize("attack", _parameters(by_us=True))
def test_a_weaker_level_does_not_stop_it(grader_of: GraderOf, attack: Attack) -> None:
    assert attack.weaker is not None
    grader = grader_of(ordinary())
    tried = grade(grader, attack, attack.weaker)
    if tried.outcome == "broke" or tried.harm - ELSEWHERE:
        grader.close()  # whatever was done to it: the next test gets a fresh one
    assert ", ".join([tried.outcome, *sorted(tried.harm)]) in attack.otherwise


@pytest.mark.parametrize("attack", _parameters(by_us=False))
def test_a_careless_grader_does_not_stop_it(attack: Attack) -> None:
    user = ordinary()
    if trouble := trouble_of(user):
        pytest.skip(f"nothing can be run as {user.name}: {trouble}")
    with Parent(user) as parent, World(user, parent.pid) as world:
        came = careless(attack, user, world)
        assert ", ".join([came, *sorted(world.harm())]) in attack.otherwise
