"""Sittings made up of plain facts, for rules that read no database."""

from dataclasses import replace
from typing import Any

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.persons import Person
from app.flows.restaurant.facts.tracks import Sitting

AT_A_TABLE = SittingFacts(
    id=SittingId("s"),
    step=Sitting.HOT,
    number="TC-A1-20261123-001",
    name=None,
    phone=None,
    words=None,
    guests=4,
    table=TableId("V01"),
    table_name="V01",
    seats=12,
    fee=0,
    fee_told=None,
    wants_room=False,
    wishes=frozenset(),
    waiter="yuan",
    booked_for=None,
    stay=120,
    seated_at=None,
    service_rate=0,
    tea=None,
    taboos_asked=True,
    taboos=None,
    allergens=frozenset(),
    beside=(),
    ahead=None,
    ahead_at=None,
    taken_ahead=0,
    agreed_sum=None,
    call_planned=None,
    called_at=None,
    billed_at=None,
    ticks=frozenset(),
    parts={},
)


def party(guests: int, persons: tuple[Person, ...], **more: Any) -> SittingFacts:
    """A party of so many, with who is known among them."""
    return replace(AT_A_TABLE, guests=guests, persons=persons, **more)
