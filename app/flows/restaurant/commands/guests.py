"""Guests of the house's file: recognised by their phone, their visits counted when they leave (RST-04, COM-20)."""

from sqlalchemy import bindparam, or_, select

from app.counter import customers
from app.counter.customer_facts import GuestId
from app.counter.doing import Doing
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import KnownRow
from app.flows.restaurant.queries.along import ALONG
from app.kernel.command import does
from app.kernel.fields import Private

FLOW.facts_of(GuestId)(customers.guests)


@does(FLOW)
def recognise_guest(do: Doing, sitting: SittingId, guest: GuestId) -> None:
    """This party's guest is one of the file: what they avoid is offered, their visit counts."""
    if not do.set(KnownRow, {"sitting": sitting}, guest=guest):
        do.add(KnownRow, {"sitting": sitting, "guest": guest})


def recognise(do: Doing, sitting: SittingId, phone: Private | None) -> None:
    """Whoever has this phone in the file is known from the booking on."""
    if phone and (guest := customers.by_phone(do.db, phone.text)):
        do.add(KnownRow, {"sitting": sitting, "guest": guest})


def were_here(do: Doing, sitting: SittingId) -> None:
    """The guests of a sitting leave: a visit of whoever is known, of those too who joined them (RST-06)."""
    for guest in do.db.execute(_known, {"case": sitting}).scalars():
        customers.visited(do, GuestId(guest))


_known = (
    select(KnownRow.guest)
    .where(or_(KnownRow.sitting == bindparam("case"), KnownRow.sitting.in_(ALONG)))
    .distinct()
    .order_by(KnownRow.guest)
)
