"""Which of those who handed something in is who in the roster. What is not sure is said, and never decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from grader.batch.layouts.claim import Claim
from grader.batch.names import forms
from grader.batch.roster import Person, Roster
from grader.report.visible import cut, visible

Keys = Iterable[str]
Listed = tuple[Claim, int | None]
_OWN_NUMBERS = {"canvas": "Canvas", "moodle": "Moodle"}
"""Layouts whose `student` is a number that means something in one kind of roster alone."""


def with_roster(claims: Iterable[Claim], layout: str, roster: Roster | None) -> list[Listed]:
    """Each claim with the place of its person in `roster.people`, and one more for each real person who is left; by student.

    Names and addresses come from the roster where it has them.
    """
    if roster is None:
        return [(claim, None) for claim in claims]
    pairing = _Pairing(tuple(claims), roster)
    if layout not in _OWN_NUMBERS:
        pairing.pair(lambda claim: [claim.student], lambda person: person.ids)
        pairing.pair(lambda claim: [claim.student.casefold()], lambda p: map(str.casefold, p.ids))
    elif _OWN_NUMBERS[layout] == roster.kind:
        pairing.pair(lambda claim: [claim.student], lambda person: [person.student])
    pairing.pair(_addresses, lambda person: _folded([person.email, *person.ids]))
    pairing.pair(
        lambda claim: forms(claim.name or claim.student), lambda person: forms(person.name), by_name=True
    )  # fmt: skip
    return sorted(pairing.listed(), key=lambda pair: pair[0].student)


class _Pairing:
    """Pairs that were found so far, and those who might be meant by what fits more than one."""

    def __init__(self, claims: tuple[Claim, ...], roster: Roster) -> None:
        self._claims, self._people = claims, roster.people
        self._person_of: dict[int, int] = {}
        self._claim_of: dict[int, int] = {}
        self._doubts: dict[int, set[int]] = {}

    def pair(
        self, claimed: Callable[[Claim], Keys], known: Callable[[Person], Keys], by_name: bool = False
    ) -> None:  # fmt: skip
        """Pairs each claim and person who have a key in common, and have one with nobody else. by_name: the key is a name,
        which is nobody's key where others have it as well, even if they have been found."""
        holders: dict[str, set[int]] = {}
        for index, person in enumerate(self._people):
            if index not in self._claim_of:
                for key in filter(None, known(person)):
                    holders.setdefault(key, set()).add(index)
        meant = {
            index: {found for key in claimed(claim) for found in holders.get(key, ())}
            for index, claim in enumerate(self._claims)
            if index not in self._person_of and not claim.nameless
        }
        rivals = Counter(found for persons in meant.values() for found in persons)
        for index, persons in meant.items():
            sure = not (by_name and self._claims[index].shared)
            if sure and len(persons) == 1 and rivals[min(persons)] == 1:
                self._person_of[index] = min(persons)
                self._claim_of[min(persons)] = index
            elif persons:
                self._doubts.setdefault(index, set()).update(persons)

    def listed(self) -> Iterable[Listed]:
        taken = {claim.student for claim in self._claims}
        for index, claim in enumerate(self._claims):
            found = self._person_of.get(index)
            if found is None:
                yield replace(claim, notes=(*claim.notes, self._why_not(index))), None
            else:
                person = self._people[found]
                name, email = person.name or claim.name, person.email or claim.email
                yield replace(claim, name=name, email=email), found
        for index, person in enumerate(self._people):
            if index not in self._claim_of and (person.real or self._doubtful(index)):
                yield self._left(index, person, taken), index

    def _why_not(self, claim: int) -> str:
        free = sorted(self._doubts.get(claim, set()) - set(self._claim_of))
        if not free:
            return "is not in the roster"
        who = ", ".join(_shown(self._people[person]) for person in free)
        return f"may be {who} in the roster: which one is not known"

    def _left(self, index: int, person: Person, taken: set[str]) -> Claim:
        """The row of someone in the roster to whom nothing was found to belong."""
        doubtful = self._doubtful(index)
        notes = (f"may be meant by {visible(', '.join(doubtful))}",) if doubtful else ()
        student = person.student
        while student in taken:
            student += " (roster)"
        taken.add(student)
        return Claim(student, person.name, person.email, notes=notes)

    def _doubtful(self, person: int) -> list[str]:
        """Who may be this person, and may not."""
        return [
            claim.student
            for number, claim in enumerate(self._claims)
            if number not in self._person_of and person in self._doubts.get(number, ())
        ]


def _addresses(claim: Claim) -> Keys:
    return _folded(text for text in (claim.email, claim.student) if "@" in text)


def _folded(texts: Iterable[str]) -> Keys:
    return (text.casefold() for text in texts if "@" in text)


def _shown(person: Person) -> str:
    return visible(cut(f"{person.name} ({person.student})" if person.name else person.student, 80))
