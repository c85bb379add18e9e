"""The guarantee of the repair itself (质量保证期), and the car that comes back inside it (DLR-34)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from app.flows.dealership.facts.guarantee import LeftFacts, Repair
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.terms import End, Term
from app.flows.dealership.settings import guarantee as terms_set
from app.kernel.fields import Note
from app.kernel.refusal import No

TERMS: Mapping[Repair, Term] = MappingProxyType(
    {
        Repair.WHOLE_CAR: Term(days=100, km=20_000),
        Repair.ASSEMBLY: Term(days=100, km=20_000),
        Repair.SECOND_CLASS: Term(days=30, km=5_000),
        Repair.FIRST_CLASS: Term(days=10, km=2_000),
        Repair.SMALL: Term(days=10, km=2_000),
        Repair.SPECIAL: Term(days=10, km=2_000),
    }
)
"""The least that the rules for motor vehicle maintenance ask; a house may give more."""
CERTIFIED = frozenset({Repair.WHOLE_CAR, Repair.ASSEMBLY, Repair.SECOND_CLASS})
"""What leaves with a factory-release certificate (竣工出厂合格证)."""


@dataclass(frozen=True, slots=True)
class Done:
    """A repair that left the house: on which line, of what kind, when and at how many kilometres."""

    line: str
    kind: Repair
    left_on: date
    left_at_km: int


def guaranteed(done: Done, terms: Mapping[Repair, Term] = TERMS) -> End:
    """The last day and the last kilometre of its guarantee, counted from the delivery."""
    return terms[done.kind].ends(done.left_on, done.left_at_km)


def comes_back(
    repairs: Iterable[Done], day: date, km: int, terms: Mapping[Repair, Term] = TERMS
) -> tuple[Done, ...]:
    """The repairs that still answer for a car that comes in; whose fault it is, decides who looks at it."""
    return tuple(done for done in repairs if guaranteed(done, terms).covers(day, km))


def is_certified(kinds: Iterable[Repair]) -> bool:
    """Whether a car leaves with a certificate."""
    return not CERTIFIED.isdisjoint(kinds)


def terms_of(settings: Any) -> Mapping[Repair, Term]:
    """The guarantee of each kind of repair, as the house gives it."""
    return {
        kind: Term(days=settings.of(days), km=settings.of(km))
        for kinds, (days, km) in terms_set.TERMS.items()
        for kind in map(Repair, kinds)
    }


def answering(visit: VisitFacts, settings: Any) -> tuple[LeftFacts, ...]:
    """The earlier repairs that answer for a car on the day on which it came; all of their time while nobody read its meter."""
    if visit.arrived_at is None:
        return ()
    known = {one.line: one for one in visit.before}
    repairs = [Done(one.line, one.kind, settings.business_day(one.left_at), one.km) for one in visit.before]
    day, km = settings.business_day(visit.arrived_at), visit.reception.km
    least = max((one.km for one in visit.before), default=0)
    found = comes_back(repairs, day, least if km is None else km, terms_of(settings))
    return tuple(known[LineId(one.line)] for one in found)


# -- guards ---------------------------------------------------------------------------------------------


def answers_for_it(visit: VisitFacts, settings: Any, repair: LineId | None) -> No | None:
    """A car comes back for a repair whose guarantee still runs."""
    if repair is None or any(one.line == repair for one in answering(visit, settings)):
        return None
    return No("The guarantee of that repair has run out, or it was done on another car.")


def otherwise_says_why(repair: LineId | None, why: Note | None) -> No | None:
    """That a car inside a guarantee comes for something else has its reason."""
    return None if repair or why else No("Say why it does not come back for that repair.")


def comeback_is_judged(visit: VisitFacts, settings: Any) -> No | None:
    """Before a car inside a guarantee goes to the workshop, the desk has said whether it comes back (DLR-34)."""
    found = answering(visit, settings)
    if not found or visit.comeback:
        return None
    told = {"name": found[0].name, "number": found[0].number}
    return No(
        "The guarantee of {name} ({number}) still runs: say first whether the car comes back for it.",
        told,
        mend="judge_comeback",
    )


def free_stays_free(visit: VisitFacts, repair: LineId | None = None) -> No | None:
    """What the customer signed as free is not charged for afterwards."""
    if repair or not visit.estimate.signed or not (visit.comeback and visit.comeback.lines):
        return None
    return No("The customer signed for it as a repair that is free: it stays so.")
