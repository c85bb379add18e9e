"""The plan of a day: its bookings, and what is free in each quarter (DLR-02)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.settings import Settings
from app.flows.dealership.facts.bookings import BookingLine, DayPlan, ListedBooking
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.tracks import EXPECTED
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.bookings import BookingRow, CameToNothingRow
from app.flows.dealership.model.preparation import PreparationRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.rules.bookings import lane_of, to_come
from app.flows.dealership.settings.bookings import ADVISERS_AT_ONCE
from app.kernel.judge import Staff
from app.kernel.text import Kept
from app.store.tables import Case, Drawer


@FLOW.gives
def day_plan(db: Connection, day: date, at: datetime, staff: Staff, settings: Settings) -> DayPlan:
    """The bookings of a day, those that came to nothing too; nothing is free on a day off: five statements."""
    places = [(one.start, one.lane) for one in taken(db, day)]
    advisers = settings.of(ADVISERS_AT_ONCE)
    free = [(one, advisers - sum(start == one for start, _ in places)) for one in to_come(day, at, settings)]
    expected = {r.day: r.n for r in db.execute(_expected, {"today": settings.business_day(at)})}
    left = tuple(one for one in free if lane_of(one[0], places, advisers))
    return DayPlan(day, bookings_of(db, day, staff), left, expected)


def bookings_of(db: Connection, day: date, staff: Staff) -> tuple[BookingLine, ...]:
    """The bookings of a day, those that came to nothing too: one statement beside the facts."""
    rows = db.execute(_plan, {"day": day}).all()
    known = visits(db, [r.visit for r in rows])
    return tuple(_line(r, known[r.visit], staff) for r in rows)


def taken(db: Connection, day: date) -> Sequence[Any]:
    """Start, length and adviser's place of every booking of a day that stands."""
    return db.execute(_taken, {"day": day}).all()


def booked(db: Connection, visit: str) -> Any:
    """Whose car a booking is, and what for."""
    return db.execute(_booked, {"visit": visit}).one()


def listed(db: Connection, day: date) -> tuple[ListedBooking, ...]:
    """The bookings of a day that stand, as a paper lists them."""
    return tuple(
        ListedBooking(
            visit=VisitId(r.visit),
            start=r.start,
            minutes=r.minutes,
            plate=r.plate,
            model=r.model,
            owner=Kept(r.name),
            phone=Kept(r.phone) if r.phone else None,
            work=Kept(r.work),
        )
        for r in db.execute(_listed, {"day": day})
    )


def pencilled(db: Connection, visit: str, bay: str) -> Any:
    """Another booking that stands, has a bay by its newest preparation, and would be there at the same time; or None."""
    own = db.execute(_own, {"visit": visit}).one()
    asked = {"visit": visit, "bay": bay, "day": own.day, "from": own.start, "until": own.start + own.minutes}
    return db.execute(_pencilled, asked).first()


def _line(r: Any, facts: VisitFacts, staff: Staff) -> BookingLine:
    return BookingLine(
        id=VisitId(r.visit),
        facts=facts,
        start=r.start,
        minutes=r.minutes,
        plate=r.plate,
        model=r.model,
        customer=r.customer or DASH,
        phone=phone(r.rings, staff),
        work=r.wanted or DASH,
        why=r.reason or "",
    )


_name, _phone, _work, _why = (aliased(Drawer) for _ in range(4))
_newest = select(BookingRow.visit, func.max(BookingRow.n).label("n")).group_by(BookingRow.visit).subquery()
_whose = (
    select(
        *(BookingRow.visit, BookingRow.start, BookingRow.minutes, BookingRow.work),
        *(VehicleRow.plate, VehicleRow.model, CustomerRow.name, CustomerRow.phone),
    )
    .join(VisitRow, VisitRow.id == BookingRow.visit)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(CustomerRow, CustomerRow.id == VehicleRow.owner)
)
_plan = (
    _whose.join(_newest, (_newest.c.visit == BookingRow.visit) & (_newest.c.n == BookingRow.n))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .join(_work, _work.id == BookingRow.work)
    .outerjoin(CameToNothingRow, CameToNothingRow.visit == BookingRow.visit)
    .outerjoin(_why, _why.id == CameToNothingRow.why)
    .add_columns(
        *(_name.text.label("customer"), _phone.text.label("rings")),
        *(_work.text.label("wanted"), _why.text.label("reason")),
    )
    .where(BookingRow.day == bindparam("day"))
    .order_by(BookingRow.start, BookingRow.lane)
)
_listed = _whose.where(BookingRow.day == bindparam("day"), BookingRow.stands.is_(True)).order_by(
    BookingRow.start, BookingRow.lane
)
_booked = _whose.where(BookingRow.visit == bindparam("visit")).order_by(BookingRow.n.desc()).limit(1)
_taken = select(BookingRow.start, BookingRow.minutes, BookingRow.lane).where(
    BookingRow.day == bindparam("day"), BookingRow.stands.is_(True)
)
_expected = (
    select(BookingRow.day, func.count().label("n"))
    .join(Case, Case.id == BookingRow.visit)
    .where(
        BookingRow.stands.is_(True),
        BookingRow.day >= bindparam("today"),
        Case.step.in_([one.value for one in EXPECTED]),
    )
    .group_by(BookingRow.day)
)
_own = select(BookingRow.day, BookingRow.start, BookingRow.minutes).where(
    BookingRow.visit == bindparam("visit"), BookingRow.stands.is_(True)
)
_newer = PreparationRow.__table__.alias("newer")
_pencilled = (
    select(VehicleRow.plate, BookingRow.begins)
    .join(VisitRow, VisitRow.id == BookingRow.visit)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(
        PreparationRow,
        (PreparationRow.visit == BookingRow.visit) & (PreparationRow.booking == BookingRow.n),
    )
    .where(
        BookingRow.stands.is_(True),
        BookingRow.visit != bindparam("visit"),
        BookingRow.day == bindparam("day"),
        BookingRow.start < bindparam("until"),
        BookingRow.start + BookingRow.minutes > bindparam("from"),
        PreparationRow.bay == bindparam("bay"),
        ~select(_newer.c.n).where(_newer.c.visit == BookingRow.visit, _newer.c.n > PreparationRow.n).exists(),
    )
    .limit(1)
)
