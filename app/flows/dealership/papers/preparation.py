"""The list of a day's bookings for desk, workshop and store, A4: parts, bay and team, what was put off, who can (DLR-03)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.preparation import KeptPart, PreparationList, PreparedSheet
from app.flows.dealership.facts.prepared import Asked
from app.flows.dealership.facts.prepared_words import ASKED
from app.flows.dealership.papers.kinds import PREPARATION
from app.flows.dealership.rules import plates
from app.kernel.hours import hours
from app.kernel.text import Kept, T
from app.paper.model import Block, Column, Format, Keep, Paper, Row, Said, Sign, Signatures, Table, Words

COLUMNS = (
    Column(T("Time", "booking"), 0.09, strong=True),
    Column(T("Plate"), 0.15, strong=True),
    Column(T("Vehicle"), 0.18),
    Column(T("Work", "paper"), 0.34),
    Column(T("Bay", "workshop"), 0.24),
)
WORK = 3


def prepared_bookings(sheet: PreparationList, settings: Settings) -> Paper:
    """Who comes on a day, and what has to be ready for each."""
    return Paper(
        kind=PREPARATION.code,
        number=sheet.number,
        title=T("Preparation list", "bookings"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{day:day}", day=sheet.day),
    )


def _blocks(sheet: PreparationList) -> Iterator[Block]:
    if not sheet.lines:
        yield Words(T("Nobody is booked in."))
        return
    yield Table(COLUMNS, tuple(map(_row, sheet.lines)), name=WORK, grid=True)
    places = (Sign(T("Service adviser")), Sign(T("Team leader", "workshop")), Sign(T("Parts clerk")))
    yield Keep((Signatures(places),))


def _row(one: PreparedSheet) -> Row:
    booking = one.booking
    work: Said = T("{work:list}", work=list(one.operations)) if one.operations else booking.work
    place: Said = (
        T("{bay}, {team}", "booking", bay=one.bay, team=one.team) if one.bay else T("not prepared yet")
    )
    return Row(
        (hours(booking.start), plates.painted(booking.plate), booking.model, work, place),
        under=tuple(_under(one)),
    )


def _under(one: PreparedSheet) -> Iterator[Said]:
    if one.operations:
        yield T("The customer says: {words}", "booking", words=one.booking.work)
    for part in one.parts:
        yield _part(part)
    for old in one.put_off:
        yield T("put off on {at:day}: {name}", at=old.at, name=old.words or old.name)
    for asked, can, why in one.replies:
        yield _reply(asked, can, why)


def _part(one: KeptPart) -> Said:
    told = {"name": one.name, "n": one.quantity, "unit": one.unit, "here": one.reserved}
    if one.reserved < one.quantity and one.expected_on:
        return T("{name} × {n} {unit}, missing, expected {day:day}", "part", **told, day=one.expected_on)
    if one.reserved < one.quantity:
        return T("{name} × {n} {unit}, missing", "part", **told)
    return T("{name} × {n} {unit}, reserved", "part", **told)


def _reply(asked: Asked, can: bool | None, why: Kept | None) -> Said:
    who = ASKED[asked]
    if can is None:
        return T("{who}: not answered yet", who=who)
    if can:
        return T("{who}: can", who=who)
    return T("{who}: cannot, {why}", who=who, why=why or "")
