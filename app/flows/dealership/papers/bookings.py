"""The confirmation of a booking, A5, and the bookings of a day, A4 (DLR-02, 60)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.bookings import BookingsList, Confirmation, ListedBooking
from app.flows.dealership.papers.kinds import BOOKINGS, CONFIRMATION
from app.flows.dealership.rules import plates
from app.kernel.hours import hours
from app.kernel.text import T
from app.paper.model import Block, Column, Fact, Facts, Format, Paper, Row, Table, Words

COLUMNS = (
    Column(T("Time", "booking"), 0.12, strong=True),
    Column(T("Plate"), 0.16, strong=True),
    Column(T("Vehicle"), 0.2),
    Column(T("Customer"), 0.2),
    Column(T("What for", "booking"), 0.32),
)
CUSTOMER = 3


def booking_confirmation(sheet: Confirmation, settings: Settings) -> Paper:
    """When the customer comes with which car, and what to bring."""
    told = T(
        "Please bring the vehicle licence and the maintenance booklet. If you cannot come, a call is enough: "
        "the time goes to somebody else."
    )
    facts = (
        Fact(T("When", "booking"), T("{at:moment}", at=sheet.begins)),
        Fact(T("Number", "visit"), sheet.visit),
        Fact(T("Plate"), plates.painted(sheet.plate)),
        Fact(T("Vehicle"), sheet.model),
        Fact(T("Customer"), sheet.owner),
        Fact(T("Takes about", "booking"), T("{n:minutes}", n=sheet.minutes)),
        Fact(T("What for", "booking"), sheet.work, wide=True),
    )
    return Paper(
        kind=CONFIRMATION.code,
        number=sheet.number,
        title=T("Booking confirmation"),
        format=Format.A5,
        blocks=(Facts(facts, columns=2, cells=True), Words(told)),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )


def bookings_list(sheet: BookingsList, settings: Settings) -> Paper:
    """Who is expected on a day: to be called, and to be prepared for."""
    return Paper(
        kind=BOOKINGS.code,
        number=sheet.number,
        title=T("Bookings of a day"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{day:day}", day=sheet.day),
    )


def _blocks(sheet: BookingsList) -> Iterator[Block]:
    if sheet.bookings:
        yield Table(COLUMNS, tuple(map(_row, sheet.bookings)), name=CUSTOMER, grid=True)
    else:
        yield Words(T("Nobody is booked in."))


def _row(one: ListedBooking) -> Row:
    under = (one.phone,) if one.phone else ()
    return Row((hours(one.start), plates.painted(one.plate), one.model, one.owner, one.work), under=under)
