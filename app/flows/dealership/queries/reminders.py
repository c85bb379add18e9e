"""Who is to be reminded of the next maintenance, and what was said (DLR-51)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, exists, func, select, union

from app.counter.customers import CustomerRow
from app.counter.settings import Settings
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.reminders import RemindedFacts, Reply
from app.flows.dealership.facts.reminders_shown import ListedReminder, Reminder, ReminderLine, Reminders
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import Lower, Reading
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow
from app.flows.dealership.model.leaving import NextRow, PassRow
from app.flows.dealership.model.reminders import NextReminderRow, ReminderRow
from app.flows.dealership.model.vehicles import ReadingRow, VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.leaving import reminded_of
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.owners import sold_since
from app.flows.dealership.queries.vehicles import lines_of
from app.flows.dealership.rules.reminders import again_is_provisional, is_due, reached, waits
from app.flows.dealership.settings.reminders import REMIND_AHEAD
from app.kernel.judge import Staff
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Case

OF_LATE = timedelta(days=30)
"""How far back those are shown who were reminded."""
LOST = frozenset({Visit.CANCELLED.value, Visit.NOT_COME.value})


@FLOW.gives
def reminders(db: Connection, at: datetime, staff: Staff, settings: Settings) -> Reminders:
    """Who is to be reminded now, and who was in the last 30 days."""
    since = at - OF_LATE
    late = [r.vehicle for r in db.execute(_reminded, {"since": since})]
    today, shown = settings.business_day(at), list[tuple[bool, Reminder]]()
    for one in reminders_of(db, {*_waiting_of(db, today, settings), *late}, settings.zone):
        due, said = is_due(one, today, settings), one.said
        if due or (said is not None and said.at >= since):
            shown.append((due, one))
    known = visits(db, [one.visit for _, one in shown]) if shown else {}
    cars = lines_of(db, [one.vehicle for _, one in shown], staff)
    shown.sort(key=lambda each: (not each[0], each[1].due))
    lines = (
        ReminderLine(
            *(VisitId(one.visit), one, known[one.visit], cars[one.vehicle], due),
            provisional=one.said is not None and again_is_provisional(one.said, settings),
        )
        for due, one in shown
    )
    return Reminders(today, tuple(lines))


def to_be_reminded(db: Connection, today: date, settings: Settings) -> list[Reminder]:
    """Who is to be reminded today: five statements, however many cars the books know."""
    waiting = _waiting_of(db, today, settings)
    return [one for one in reminders_of(db, waiting, settings.zone) if is_due(one, today, settings)]


def listed(db: Connection, today: date, settings: Settings) -> tuple[ListedReminder, ...]:
    """Who is to be reminded today, as a paper lists them."""
    due = sorted(to_be_reminded(db, today, settings), key=lambda one: one.due)
    rows = {r.id: r for r in db.execute(_whose, {"ids": [one.vehicle for one in due]})} if due else {}
    return tuple(_listed(one, rows[one.vehicle]) for one in due)


def reminders_of(db: Connection, vehicles: Collection[str], zone: tzinfo) -> Iterator[Reminder]:
    """Those of some cars that have left, are not booked in, and whose customers agree to be reminded; as they were told last."""
    told = list(_newest(db, _told, vehicles).values()) if vehicles else []
    told = [r for r in told if r.channel]
    if not told:
        return
    readings = _readings_of(db, [r.vehicle for r in told])
    said = reminded_of(db, [r.visit for r in told])
    lost = {r.visit for r in db.execute(_lost, {"ids": [r.visit for r in told], "steps": sorted(LOST)})}
    for r in told:
        at = reached(readings[r.vehicle], r.km, r.at)
        yield Reminder(
            visit=r.visit,
            vehicle=r.vehicle,
            day=r.day,
            km=r.km,
            channel=r.channel,
            reached=at.astimezone(zone).date() if at else None,
            said=said.get(r.visit),
            lost=r.visit in lost and _is_booked(said.get(r.visit)),
        )


def next_of(db: Connection, vehicles: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """When the maintenance of each car is due that was told it, as `NextReminderRow` keeps it: three statements."""
    told = _newest(db, _each, vehicles)
    readings = _readings_of(db, list(told))
    said = reminded_of(db, [r.visit for r in told.values()])
    return {
        r.vehicle: {
            "visit": r.visit,
            "day": r.day,
            "reached": reached(readings[r.vehicle], r.km, r.at),
            "waits": waits(r.channel, said.get(r.visit)),
        }
        for r in told.values()
    }


def told_last(db: Connection, vehicle: str) -> tuple[str, int] | None:
    """The visit at which the reminder of a car was agreed to last, and how often it was answered; None for none."""
    told = _newest(db, _each, [vehicle]).get(vehicle)
    if told is None or not told.channel:
        return None
    said: RemindedFacts | None = reminded_of(db, [told.visit]).get(told.visit)
    return told.visit, said.n if said else 0


def _newest(db: Connection, each: Select[*tuple[Any, ...]], vehicles: Collection[str]) -> Mapping[str, Any]:
    return {r.vehicle: r for r in db.execute(each, {"ids": vehicles})}


def _waiting_of(db: Connection, today: date, settings: Settings) -> list[str]:
    """The cars whose reminder may be due: nobody is called more than so many days before."""
    last = today + timedelta(days=settings.of(REMIND_AHEAD))
    begins = datetime.combine(last + timedelta(days=1), time(), settings.zone)
    return list(db.scalars(_waiting, {"last": last, "begins": begins}))


def _is_booked(said: RemindedFacts | None) -> bool:
    return said is not None and said.reply is Reply.BOOKED


def _readings_of(db: Connection, vehicles: Sequence[str]) -> Mapping[str, list[Reading]]:
    """The readings of cars; where a meter only ran on, the first and the last: they say as much, and are far fewer."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for one in db.execute(_ends, {"ids": list(vehicles)}):
        if not one.lowered:
            found[one.vehicle] = [Reading(one.least, one.first, None), Reading(one.most, one.last, None)]
    for r in db.execute(_readings, {"ids": [id for id in vehicles if id not in found]}):
        found[r.vehicle].append(Reading(r.km, r.at, Lower(r.why) if r.why else None))
    return found


def _listed(one: Reminder, r: Any) -> ListedReminder:
    return ListedReminder(
        reminder=one,
        plate=r.plate,
        model=r.model,
        owner=Kept(r.name),
        phone=Kept(r.phone) if r.phone else None,
        km=r.km,
    )


_open = VisitRow.__table__.alias("open_visit")
_case = Case.__table__.alias("open_case")
_has_an_open_visit = exists(
    select(_open.c.id)
    .join(_case, _case.c.id == _open.c.id)
    .where(
        _open.c.vehicle == VisitRow.vehicle,
        _case.c.closed_at.is_(None),
        _case.c.step != Visit.FOLLOWED_UP.value,
    )
)
_each = (
    select(
        *(VisitRow.vehicle, NextRow.visit, NextRow.day, NextRow.km, NextRow.at),
        case((sold_since(VisitRow.vehicle, NextRow.whose), None), else_=NextRow.channel).label("channel"),
    )
    .join(NextRow, NextRow.visit == VisitRow.id)
    .join(PassRow, PassRow.visit == VisitRow.id)
    .join(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .where(among(VisitRow.vehicle, "ids"))
    .order_by(ArrivalRow.n, NextRow.n)
)
"""The newest of a car comes last; nobody agreed for who bought it since (COM-83)."""
_told = _each.where(~_has_an_open_visit)
_waits = select(NextReminderRow.vehicle).where(NextReminderRow.waits)
_waiting = union(
    _waits.where(NextReminderRow.day <= bindparam("last")),
    _waits.where(NextReminderRow.reached < bindparam("begins")),
)
"""Along an index each: an OR would read all that wait."""
_reminded = (
    select(VisitRow.vehicle)
    .join(ReminderRow, ReminderRow.visit == VisitRow.id)
    .where(ReminderRow.at >= bindparam("since"))
)
_readings = (
    select(ReadingRow.vehicle, ReadingRow.km, ReadingRow.at, ReadingRow.why)
    .where(among(ReadingRow.vehicle, "ids"))
    .order_by(ReadingRow.vehicle, ReadingRow.n)
)
_ends = (
    select(
        ReadingRow.vehicle,
        func.min(ReadingRow.km).label("least"),
        func.max(ReadingRow.km).label("most"),
        func.min(ReadingRow.at).label("first"),
        func.max(ReadingRow.at).label("last"),
        func.count(ReadingRow.why).label("lowered"),
    )
    .where(among(ReadingRow.vehicle, "ids"))
    .group_by(ReadingRow.vehicle)
)
_later = ReminderRow.__table__.alias("later")
_lost = (
    select(ReminderRow.visit)
    .join(Case, Case.id == ReminderRow.booking)
    .where(
        among(ReminderRow.visit, "ids"),
        among(Case.step, "steps"),
        ~exists(select(_later.c.n).where(_later.c.visit == ReminderRow.visit, _later.c.n > ReminderRow.n)),
    )
)
_km = (
    select(ReadingRow.km)
    .where(ReadingRow.vehicle == VehicleRow.id)
    .order_by(ReadingRow.n.desc())
    .limit(1)
    .correlate(VehicleRow)
    .scalar_subquery()
    .label("km")
)
_whose = (
    select(VehicleRow.id, VehicleRow.plate, VehicleRow.model, CustomerRow.name, CustomerRow.phone, _km)
    .join(CustomerRow, CustomerRow.id == VehicleRow.owner)
    .where(among(VehicleRow.id, "ids"))
)
