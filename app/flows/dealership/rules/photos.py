"""Which photos can be taken off, and where from (DLR-10, 44)."""

from app.counter.photo_facts import PhotoUse
from app.flows.dealership.facts.claims import ClaimFacts
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.reception import form_is_open
from app.kernel.refusal import No

_ELSEWHERE = No("This photo is attached somewhere else.")


def still_stands(use: PhotoUse) -> No | None:
    """Nobody has taken it off its place."""
    return None if use.stands else No("This photo was taken off already.")


def is_of_the_visit(visit: VisitFacts, use: PhotoUse) -> No | None:
    """It belongs to a mark or a line of this visit; on a form that is signed nothing changes."""
    if use.subject not in visit.parts:
        return _ELSEWHERE
    return form_is_open(visit) if use.kind == Place.MARK else None


def is_of_the_claim(claim: ClaimFacts, use: PhotoUse) -> No | None:
    """It belongs to this claim."""
    return None if use.subject == claim.id else _ELSEWHERE
