"""What the reception form wants before the car leaves 接车, and before it is signed (DLR-10)."""

from collections.abc import Sequence

from app.flows.dealership.facts.reception import Belonging, Cover, Item
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.refusal import No
from app.kernel.text import T, Text

NAMES: dict[Item, Text] = {
    Item.GREETING: T("greeting", "reception form"),
    Item.COVERS: T("three covers", "reception form"),
    Item.WALK: T("walk-round", "reception form"),
    Item.MILEAGE: T("mileage", "reception form"),
    Item.FUEL: T("fuel or battery", "reception form"),
    Item.BELONGINGS: T("belongings and documents", "reception form"),
    Item.WORDS: T("customer's own words", "reception form"),
}
AT_THE_CAR = (Item.GREETING, Item.COVERS, Item.WALK, Item.MILEAGE)
"""What is done before the car leaves 接车."""


def missing(visit: VisitFacts) -> tuple[Item, ...]:
    """What the form still wants, in its order."""
    form = visit.reception
    filled = form.filled
    answered = {*filled.there, *filled.absent}
    done = {
        Item.GREETING: visit.greeted_at is not None,
        Item.COVERS: set(filled.covers) == set(Cover),
        Item.WALK: filled.walked,
        Item.MILEAGE: form.km is not None,
        Item.FUEL: filled.fuel is not None or filled.battery is not None,
        Item.BELONGINGS: answered == set(Belonging),
        Item.WORDS: form.words > 0,
    }
    return tuple(item for item in Item if not done[item])


def form_is_open(visit: VisitFacts) -> No | None:
    """What the customer signed changes no more."""
    if visit.reception.signed_at is None:
        return None
    return No("The customer has signed the reception form: it changes no more.")


def car_is_looked_over(visit: VisitFacts) -> No | None:
    """Greeting, covers, walk-round and mileage come before the questions."""
    return _wants([item for item in missing(visit) if item in AT_THE_CAR])


def form_is_filled(visit: VisitFacts) -> No | None:
    """A form is signed once nothing of it is open."""
    return _wants(missing(visit))


def form_is_signed(visit: VisitFacts) -> No | None:
    """The form is closed and signed, at the latest before the job order."""
    if visit.reception.signed_at is not None:
        return None
    return No("The customer signs the reception form first.", mend="sign_reception")


def _wants(items: Sequence[Item]) -> No | None:
    if not items:
        return None
    told = {"what": [NAMES[item] for item in items]}
    return No("Still missing on the reception form: {what:list}.", told, mend="fill_reception")
