"""When a seal may be registered and ended, and which ones an entry is held against (VOL-11)."""

from collections.abc import Collection, Sequence
from datetime import date

from app.flows.volunteer.facts.seals import SealFacts, SealRegister, SealShown, SealsNamed
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.views import EntryShown
from app.kernel.refusal import No


def true_seals(one: EntryShown, register: SealRegister, named: SealsNamed) -> tuple[SealShown, ...]:
    """The seals that are named on an entry; of a kind without a name those that were valid on that day."""
    of = named.of.get(one.facts.id, ())
    told = tuple(seal for seal in register.seals if seal.facts.id in of)
    bare = one.facts.stamps - {seal.facts.kind for seal in told}
    return told + tuple(
        seal for seal in register.seals if seal.facts.kind in bare and seal.facts.in_force(one.witnessed)
    )


def not_in_force(seals: Sequence[SealFacts], day: date) -> tuple[SealFacts, ...]:
    """Those of some seals that were not valid on a day, where no other of their kind was."""
    valid = {one.kind for one in seals if one.in_force(day)}
    return tuple(one for one in seals if one.kind not in valid)


def lapsed(
    stamps: Collection[Stamp], named: Sequence[SealFacts], register: Sequence[SealFacts], day: date
) -> tuple[SealFacts, ...]:
    """The seals that were not valid on the day of the stamp, one of each kind of stamp at least that is worth nothing.

    Those that are named, where no other of their kind was valid. Of a kind without a name that of the register which
    is nearest to the day, where it has that kind and none of it was valid.
    """
    found = list(not_in_force(named, day))
    for kind in sorted(set(stamps) - {one.kind for one in named}):
        of = [one for one in register if one.kind is kind]
        if of and not any(one.in_force(day) for one in of):
            found.append(min(of, key=lambda one: _days_off(one, day)))
    return tuple(found)


def _days_off(seal: SealFacts, day: date) -> int:
    return abs((day - (seal.since if day < seal.since else seal.until or day)).days)


def ends_after_it_began(since: date, until: date | None) -> No | None:
    """A seal is valid for a day at least."""
    if until is not None and until < since:
        return No("It would end on {until:day}, before it begins.", {"until": until})
    return None


def last_day_of_it(seal: SealFacts, until: date) -> No | None:
    """The last day lies after the first, and says something new."""
    if until < seal.since:
        return No("It is valid from {since:day} on: the last day is no earlier.", {"since": seal.since})
    return No("The register says so already.") if seal.until == until else None
