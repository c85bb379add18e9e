"""The board of visits: a few statements for any number (COM-70)."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.staff import StaffRow
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.visits import Board, VisitFacts, VisitLine
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow, GreetingRow
from app.flows.dealership.model.bookings import BookingRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.loaders import VISITS, visit_of, visits
from app.flows.dealership.queries.owners import customer_of
from app.flows.dealership.queries.work import TEAMS, teams_of
from app.kernel.judge import Staff
from app.store.tables import Case, Drawer


@FLOW.gives
def board(db: Connection, at: datetime, staff: Staff) -> Board:
    """Every open visit, those that are here first come first, and the bays: two statements beside the facts."""
    rows = db.execute(_board).all()
    known = visits(db, [r.id for r in rows])
    teams = tuple(teams_of(db.execute(TEAMS)).values())
    return Board(at, tuple(_line(r, known[r.id], staff) for r in rows), teams)


def waiting(db: Connection) -> list[VisitFacts]:
    """Who is here and was not greeted yet: one statement."""
    return [visit_of(r, {}) for r in db.execute(_waiting)]


def _line(r: Any, facts: VisitFacts, staff: Staff) -> VisitLine:
    return VisitLine(
        id=VisitId(r.id),
        facts=facts,
        plate=r.plate,
        model=r.model,
        customer=r.customer or DASH,
        phone=phone(r.phone, staff),
        adviser=r.adviser_name or r.adviser or "",
        minutes=r.minutes or 0,
        wish=r.wish or "",
    )


_name, _phone, _adviser, _wish = aliased(Drawer), aliased(Drawer), aliased(Drawer), aliased(Drawer)
_waiting = VISITS.where(Case.closed_at.is_(None), ArrivalRow.at.is_not(None), GreetingRow.at.is_(None))
_board = (
    VISITS.join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(CustomerRow, CustomerRow.id == customer_of(VisitRow.id, VisitRow.vehicle))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .outerjoin(StaffRow, StaffRow.login == GreetingRow.adviser)
    .outerjoin(_adviser, _adviser.id == StaffRow.name)
    .outerjoin(_wish, _wish.id == BookingRow.work)
    .add_columns(
        *(VehicleRow.plate, VehicleRow.model, _name.text.label("customer")),
        *(_phone.text.label("phone"), _adviser.text.label("adviser_name"), BookingRow.minutes),
        _wish.text.label("wish"),
    )
    .where(Case.closed_at.is_(None))
    .order_by(ArrivalRow.at, VisitRow.id)
)
