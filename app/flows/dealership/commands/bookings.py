"""预约: cars are booked in, moved, called off (DLR-02)."""

from datetime import date

from app.counter.doing import Doing
from app.flows.dealership import papers
from app.flows.dealership.commands.arriving import come
from app.flows.dealership.commands.next_reminders import keep_next_reminder
from app.flows.dealership.commands.stock import let_go
from app.flows.dealership.commands.vehicles import hold_car
from app.flows.dealership.facts.bookings import BookingsList, Confirmation, Slot
from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.reminders import Reply
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.bookings import BookingRow, CameToNothingRow
from app.flows.dealership.model.reminders import ReminderRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.papers.kinds import BOOKINGS, CONFIRMATION, VISIT
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.bookings import booked, listed, taken
from app.flows.dealership.queries.reminders import told_last
from app.flows.dealership.rules.bookings import begins, fullest, is_not_booked, lane_of, no_adviser, quarters
from app.flows.dealership.settings.bookings import ADVISERS_AT_ONCE, BAYS
from app.kernel.command import does
from app.kernel.fields import Label, Note
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept


@does(FLOW)
def book(do: Doing, vehicle: VehicleId, slot: Slot, work: Note, reminded: bool = False) -> VisitId:
    """Book a car in, and print what its customer takes home; `reminded` answers the reminder of the car."""
    hold_car(do, vehicle, is_not_booked)
    visit = do.open_case(VisitId, Visit.BOOKED, VISIT)
    do.add(VisitRow, {"id": visit, "vehicle": vehicle})
    _put(do, visit, 1, slot, work.id)
    _confirm(do, visit, do.opened[visit], slot)
    if reminded and (told := told_last(do.db, vehicle)):
        row = {"visit": told[0], "n": told[1] + 1, "reply": Reply.BOOKED.value, "again": None, "words": None}
        do.add(ReminderRow, row | {"booking": visit, "by": do.staff.login, "at": do.now})
        keep_next_reminder(do, vehicle)
    return visit


@does(FLOW)
def rebook(do: Doing, visit: VisitId, slot: Slot) -> None:
    """The booking is moved; when it was before stays in the books."""
    facts: VisitFacts = do.facts["visit"]
    do.set(BookingRow, {"visit": visit, "n": facts.booked}, stands=False)
    _put(do, visit, facts.booked + 1, slot, booked(do.db, visit).work)
    _confirm(do, visit, facts.number, slot)
    if facts.step is Visit.PREPARED:
        do.move(visit, Visit.BOOKED)


@does(FLOW)
def cancel_booking(do: Doing, visit: VisitId, why: Note) -> None:
    """The customer does not come after all."""
    _end(do, visit, why.id)


@does(FLOW)
def note_not_come(do: Doing, visit: VisitId) -> None:
    """The time is over, and nobody came."""
    _end(do, visit, None)


@does(FLOW)
def print_bookings(do: Doing, day: date) -> str:
    """Print the bookings of a day, for whoever prepares them and calls once more."""
    sheet = BookingsList(do.number(BOOKINGS), day, listed(do.db, day))
    return do.print(papers.bookings_list(sheet, do.settings), DESK)


@does(FLOW)
def arrive_booked(do: Doing, visit: VisitId, place: Label) -> None:
    """A car that was booked in has come: its turn is at its time. One that comes days before leaves its place to another."""
    facts: VisitFacts = do.facts["visit"]
    if facts.booked_for and do.settings.business_day(facts.booked_for) > do.day:
        do.set(BookingRow, {"visit": visit, "n": facts.booked}, stands=False)
    come(do, visit, facts.vehicle, place)


def _put(do: Doing, visit: VisitId, n: int, slot: Slot, work: str) -> None:
    """Put a visit into a quarter; raises Refused where advisers or bays are all taken."""
    do.alone(f"dealership.bookings {slot.day}")
    others = taken(do.db, slot.day)
    places = [(one.start, one.lane) for one in others]
    advisers = do.setting(ADVISERS_AT_ONCE)
    lane = lane_of(slot.start, places, advisers)
    if lane is None:
        free = [at for at in quarters(slot.day, do.settings) if lane_of(at, places, advisers)]
        raise Refused(no_adviser(slot, free))
    if fullest(slot, [(one.start, one.minutes) for one in others]) >= do.setting(BAYS):
        raise Refused(No("All bays are taken while this car would be worked on. Offer another time."))
    row = {"visit": visit, "n": n, "day": slot.day, "start": slot.start, "minutes": slot.minutes}
    row |= {"begins": begins(slot, do.settings.zone), "lane": lane, "stands": True, "work": work}
    do.add(BookingRow, row | {"at": do.now, "by": do.staff.login})


def _confirm(do: Doing, visit: VisitId, number: str, slot: Slot) -> None:
    r = booked(do.db, visit)
    sheet = Confirmation(
        number=do.number(CONFIRMATION),
        visit=number,
        begins=begins(slot, do.settings.zone),
        minutes=slot.minutes,
        plate=r.plate,
        model=r.model,
        owner=Kept(r.name),
        work=Kept(r.work),
    )
    do.print(papers.booking_confirmation(sheet, do.settings), DESK)


def _end(do: Doing, visit: VisitId, why: str | None) -> None:
    facts: VisitFacts = do.facts["visit"]
    do.set(BookingRow, {"visit": visit, "n": facts.booked}, stands=False)
    let_go(do, visit)
    do.add(CameToNothingRow, {"visit": visit, "why": why, "at": do.now, "by": do.staff.login})
