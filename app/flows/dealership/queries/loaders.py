"""The facts of visits and vehicles: one statement a table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.counter.customer_facts import GuestId
from app.counter.photos import counted
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.ids import MarkId, VehicleId, VisitId
from app.flows.dealership.facts.leaving import NOT_LEAVING
from app.flows.dealership.facts.reception import (
    Belonging,
    CameBy,
    Clean,
    Cover,
    Damage,
    Filled,
    Lamp,
    MarkFacts,
    ReceptionFacts,
    Side,
)
from app.flows.dealership.facts.tracks import Mark, Visit
from app.flows.dealership.facts.vehicles import Lower, Reading, VehicleFacts
from app.flows.dealership.facts.visits import NO_ESTIMATE, NO_WORK, VisitFacts
from app.flows.dealership.facts.workshop import WorkFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow, GreetingRow
from app.flows.dealership.model.bookings import BookingRow
from app.flows.dealership.model.reception import MarkRow, ReceptionRow, SignedRow, WordsRow
from app.flows.dealership.model.vehicles import (
    DriverRow,
    InsuranceRow,
    OwnerRow,
    ReadingRow,
    SeenRow,
    VehicleRow,
)
from app.flows.dealership.model.visits import VisitRow, WhereaboutsRow
from app.flows.dealership.queries.estimate import estimates_of
from app.flows.dealership.queries.first_maintenance import elsewhere, first_of
from app.flows.dealership.queries.guarantee import comebacks_of, free_of, left_with_guarantee
from app.flows.dealership.queries.leaving import leaving_of
from app.flows.dealership.queries.prepared import preparations_of
from app.flows.dealership.queries.three_guarantees import watches_of
from app.flows.dealership.queries.warranty import ground_of, grounds_of
from app.flows.dealership.queries.work import work_of
from app.store.among import among
from app.store.tables import Case

BEFORE_LEAVING = frozenset(one.value for one in Visit.span(Visit.BOOKED, Visit.ORDERED))
"""Nothing was done yet to give a car back, unless the workshop has had it; an order of parts alone never goes there."""


@FLOW.facts_of(VisitId)
def visits(db: Connection, ids: Sequence[str]) -> dict[str, VisitFacts]:
    """Visits with form, estimate, workshop's log, what was done to give them back, and what is known of the car: twenty-six statements."""
    asked = {"ids": list(ids)}
    work = work_of(db, ids)
    marks: dict[str, list[Any]] = {}
    for r in db.execute(_marks, asked):
        marks.setdefault(r.visit, []).append(r)
    comebacks = comebacks_of(db, ids)
    estimates = estimates_of(db, ids, free_of(db, comebacks))
    rows = db.execute(_forms, asked).all()
    booked = [one.id for one in rows if one.begins]
    prepared = preparations_of(db, booked) if booked else {}
    cars = [one.vehicle for one in rows]
    watches, left = watches_of(db, cars), left_with_guarantee(db, cars)
    first = first_of(db, cars)
    grounds = grounds_of(db, ids)
    places = {r.visit: Whereabouts(r.place) for r in db.execute(_places, asked)}
    going = [one.id for one in rows if one.id in work or one.step not in BEFORE_LEAVING]
    leaving, photos = leaving_of(db, going), counted(db, ids)
    return {
        one.id: replace(
            visit_of(one, work),
            reception=(form := form_of(one, marks.get(one.id, ()))),
            estimate=estimates.get(one.id, NO_ESTIMATE),
            leaving=leaving.get(one.id, NOT_LEAVING),
            preparation=prepared.get(one.id),
            watch=watches[one.vehicle],
            before=tuple(each for each in left.get(one.vehicle, ()) if each.visit != one.id),
            comeback=comebacks.get(one.id),
            ground=ground_of(grounds[one.id], form),
            where=places.get(one.id),
            first=elsewhere(first.get(one.vehicle, ()), one.id),
            photos=photos.get(one.id, {}),
        )
        for one in rows
    }


@FLOW.facts_of(VehicleId)
def vehicles(db: Connection, ids: Sequence[str]) -> dict[str, VehicleFacts]:
    """Vehicles with owners, drivers and what their meters read, and their open visits: five statements."""
    asked = {"ids": list(ids)}
    readings: dict[str, list[Reading]] = {}
    for r in db.execute(_readings, asked):
        readings.setdefault(r.vehicle, []).append(Reading(r.km, r.at, Lower(r.why) if r.why else None))
    drivers: dict[str, set[str]] = {}
    for one in db.execute(_drivers, asked):
        drivers.setdefault(one.vehicle, set()).add(one.guest)
    owners = {r.vehicle: r.n for r in db.execute(_owners, asked)}
    now = {r.vehicle: r for r in db.execute(_now, asked)}
    return {
        r.id: replace(
            vehicle_of(r),
            owners=owners[r.id],
            readings=tuple(readings.get(r.id, ())),
            drivers=frozenset(drivers.get(r.id, ())),
            visit=now[r.id].id if r.id in now else None,
            here=r.id in now and now[r.id].at is not None,
        )
        for r in db.execute(_vehicles, asked)
    }


def insurances_of(db: Connection, vehicle: str) -> int:
    """How many insurances of a vehicle are kept."""
    return db.scalar(_insured, {"vehicle": vehicle}) or 0


def documents_of(db: Connection, vehicle: str) -> int:
    """How often a document of a vehicle was seen."""
    return db.scalar(_papers, {"vehicle": vehicle}) or 0


def arrivals_of(db: Connection, vehicle: str) -> int:
    """How often a vehicle has come."""
    return db.scalar(_came, {"vehicle": vehicle}) or 0


def visit_of(r: Any, work: Mapping[str, WorkFacts]) -> VisitFacts:
    """A visit from its row alone, without its form and its estimate."""
    return VisitFacts(
        id=r.id,
        step=Visit(r.step),
        number=r.number,
        vehicle=r.vehicle,
        arrived_at=r.arrived_at,
        place=r.place or "",
        greeted_at=r.greeted_at,
        adviser=r.adviser,
        booked_for=r.begins,
        booked=r.booked or 0,
        booked_at=r.booked_at,
        work=work.get(r.id, NO_WORK),
    )


def form_of(r: Any, marks: Sequence[Any]) -> ReceptionFacts:
    """The reception form of a visit, from its row and its marks."""
    filled = Filled()
    if r.covers is not None:
        filled = Filled(
            covers=tuple(map(Cover, r.covers.split())),
            lamps=tuple(map(Lamp, r.lamps.split())),
            there=tuple(map(Belonging, r.present.split())),
            absent=tuple(map(Belonging, r.absent.split())),
            fuel=r.fuel,
            battery=r.battery,
            walked=r.walked,
            came_by=CameBy(r.came_by),
            clean=Clean(r.clean),
            wash=r.wash,
            brought_by=GuestId(r.brought_by) if r.brought_by else None,
        )
    made = tuple(
        MarkFacts(MarkId(m.id), Mark(m.state), m.n, Side(m.side), Damage(m.damage), m.x, m.y) for m in marks
    )
    return ReceptionFacts(filled, r.km, r.said, made, r.signed_at)


def vehicle_of(r: Any) -> VehicleFacts:
    """A vehicle from its row alone."""
    told = (r.id, r.plate, r.model, r.vin, r.engine, r.sold_on, r.owner)
    return VehicleFacts(*told, corrected=r.corrected)


_newest = select(BookingRow.visit, func.max(BookingRow.n).label("n")).group_by(BookingRow.visit).subquery()
VISIT = (
    *(VisitRow.id, VisitRow.vehicle, Case.step, Case.number),
    *(ArrivalRow.at.label("arrived_at"), ArrivalRow.place),
    *(GreetingRow.at.label("greeted_at"), GreetingRow.adviser),
    *(BookingRow.begins, BookingRow.n.label("booked"), BookingRow.at.label("booked_at")),
)
"""What `visit_of` reads."""
VISITS = (
    select(*VISIT)
    .join(Case, Case.id == VisitRow.id)
    .outerjoin(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .outerjoin(GreetingRow, GreetingRow.visit == VisitRow.id)
    .outerjoin(_newest, _newest.c.visit == VisitRow.id)
    .outerjoin(BookingRow, (BookingRow.visit == VisitRow.id) & (BookingRow.n == _newest.c.n))
)
VEHICLE = (
    *(VehicleRow.id, VehicleRow.plate, VehicleRow.model, VehicleRow.vin),
    *(VehicleRow.engine, VehicleRow.sold_on, VehicleRow.owner, VehicleRow.corrected),
)
"""What `vehicle_of` reads."""
_km = (
    select(ReadingRow.km)
    .where(ReadingRow.visit == VisitRow.id)
    .order_by(ReadingRow.n.desc())
    .limit(1)
    .correlate(VisitRow)
    .scalar_subquery()
)
_said = (
    select(func.count())
    .select_from(WordsRow)
    .where(WordsRow.visit == VisitRow.id)
    .correlate(VisitRow)
    .scalar_subquery()
)
_forms = (
    VISITS.outerjoin(ReceptionRow, ReceptionRow.visit == VisitRow.id)
    .outerjoin(SignedRow, SignedRow.visit == VisitRow.id)
    .add_columns(
        *(ReceptionRow.covers, ReceptionRow.lamps, ReceptionRow.present, ReceptionRow.absent),
        *(ReceptionRow.fuel, ReceptionRow.battery, ReceptionRow.walked),
        *(ReceptionRow.came_by, ReceptionRow.clean, ReceptionRow.wash, ReceptionRow.brought_by),
        *(SignedRow.at.label("signed_at"), _km.label("km"), _said.label("said")),
    )
    .where(among(VisitRow.id, "ids"))
)
_marks = (
    select(*MarkRow.__table__.columns).where(among(MarkRow.visit, "ids")).order_by(MarkRow.visit, MarkRow.n)
)
_places = (
    select(WhereaboutsRow.__table__).where(among(WhereaboutsRow.visit, "ids")).order_by(WhereaboutsRow.n)
)
"""The newest comes last."""
_came = (
    select(func.max(ArrivalRow.n))
    .join(VisitRow, VisitRow.id == ArrivalRow.visit)
    .where(VisitRow.vehicle == bindparam("vehicle"))
)
_vehicles = select(*VEHICLE).where(among(VehicleRow.id, "ids"))
_now = (
    select(VisitRow.vehicle, VisitRow.id, ArrivalRow.at)
    .join(Case, Case.id == VisitRow.id)
    .outerjoin(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .where(among(VisitRow.vehicle, "ids"), Case.closed_at.is_(None), Case.step != Visit.FOLLOWED_UP.value)
    .order_by(ArrivalRow.at.is_not(None), Case.opened_at)
)
"""One that is here comes last, and counts; a car that has left is here no more, though its customer is still to be called."""
_owners = (
    select(OwnerRow.vehicle, func.max(OwnerRow.n).label("n"))
    .where(among(OwnerRow.vehicle, "ids"))
    .group_by(OwnerRow.vehicle)
)
_insured = select(func.max(InsuranceRow.n)).where(InsuranceRow.vehicle == bindparam("vehicle"))
_papers = select(func.max(SeenRow.n)).where(SeenRow.vehicle == bindparam("vehicle"))
_drivers = select(DriverRow.vehicle, DriverRow.guest).where(among(DriverRow.vehicle, "ids"))
_readings = (
    select(ReadingRow.vehicle, ReadingRow.km, ReadingRow.at, ReadingRow.why)
    .where(among(ReadingRow.vehicle, "ids"))
    .order_by(ReadingRow.vehicle, ReadingRow.n)
)
