"""接车登记表, A4: the car as it came, with the marked drawing, signed by the customer (DLR-10, 60)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.form_words import BELONGINGS, CAME_BY, CLEAN, COVERS, DAMAGES, LAMPS, SIDES
from app.flows.dealership.facts.reception import Filled, MarkFacts
from app.flows.dealership.facts.sheets import ReceptionSheet
from app.flows.dealership.papers.drawing import drawing, gauge
from app.flows.dealership.papers.kinds import RECEPTION
from app.flows.dealership.papers.photos import pictures
from app.flows.dealership.rules import plates
from app.kernel.text import T, Text
from app.paper.model import (
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Table,
    Words,
)

MARKS = (
    Column(T("No.", "mark"), 0.08, strong=True),
    Column(T("Where", "mark"), 0.2),
    Column(T("Damage", "mark"), 0.16),
    Column(T("Note", "mark"), 0.56),
)


def reception_form(sheet: ReceptionSheet, settings: Settings) -> Paper:
    """What the customer signs at the car, and takes along."""
    return Paper(
        kind=RECEPTION.code,
        number=sheet.number,
        title=T("Reception form", "paper"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day} {at:time}", at=sheet.at),
    )


def _blocks(sheet: ReceptionSheet) -> Iterator[Block]:
    yield Facts(tuple(_car(sheet)), columns=3, cells=True)
    yield Group(
        T("Walk-round", "paper"), T("done together with the customer; numbers as in the list", "paper")
    )
    yield drawing([mark for mark, _ in sheet.marks])
    if sheet.marks:
        yield Table(MARKS, tuple(_row(mark, note) for mark, note in sheet.marks), grid=True)
    if sheet.photos:
        yield pictures([(_of(mark), one) for mark, one in sheet.photos])
    yield Facts(tuple(_inside(sheet.filled)), columns=1, cells=True)
    yield Group(T("What the customer says", "paper"))
    yield Words(sheet.words, voice=True)
    told = T(
        "Car, mileage, fuel and belongings were looked at together. Please take money and valuables along. Parts "
        "that were not taken apart are not covered by this form; a damage found later is told before work goes on."
    )
    signs = (
        Sign(T("Customer"), drawn=sheet.signature, under=T("{at:moment}, on the screen", at=sheet.at)),
        Sign(T("Service adviser"), under=sheet.adviser),
    )
    yield Keep((Words(told, small=True), Signatures(signs)))


def _car(sheet: ReceptionSheet) -> Iterator[Fact]:
    filled = sheet.filled
    yield Fact(T("Plate"), plates.painted(sheet.plate))
    yield Fact(T("Model", "vehicle"), sheet.model)
    yield Fact(T("Mileage"), T("{n} km", n=f"{sheet.km:,}"))
    yield Fact(T("VIN"), sheet.vin or "—")
    yield Fact(T("Engine number"), sheet.engine or "—")
    yield gauge(filled.fuel, filled.battery)
    yield Fact(T("Owner", "vehicle"), sheet.owner)
    yield Fact(T("Phone"), sheet.phone or "—")
    yield Fact(T("Number", "visit"), sheet.visit)
    yield Fact(T("Brought by", "vehicle"), sheet.brought_by)
    yield Fact(T("Phone"), sheet.brought_phone or "—")
    yield Fact(T("Came by", "vehicle"), CAME_BY[filled.came_by])
    yield Fact(T("Came", "visit"), T("{at:moment}", at=sheet.arrived_at))
    yield Fact(T("Greeted", "visit"), T("{at:time}", at=sheet.greeted_at))
    yield Fact(T("Service adviser"), sheet.adviser)
    yield Fact(T("Expected finish"), expected(sheet.expected))


def _inside(filled: Filled) -> Iterator[Fact]:
    washed = T("washed before delivery", "car") if filled.wash else T("not to be washed", "car")
    yield Fact(T("Cleanliness"), T("{clean}; {washed}", "car", clean=CLEAN[filled.clean], washed=washed))
    yield Fact(T("Covers fitted"), _list(COVERS, filled.covers))
    yield Fact(T("Warning lights on"), _list(LAMPS, filled.lamps))
    yield Fact(T("With the car"), _list(BELONGINGS, filled.there))
    yield Fact(T("Not with the car"), _list(BELONGINGS, filled.absent))


def _list(names: Mapping[Any, Text], chosen: Sequence[Any]) -> Said:
    told = [name for one, name in names.items() if one in chosen]
    return T("{what:list}", what=told) if told else T("none", "reception form")


def _of(mark: MarkFacts) -> Said:
    return T("{n} {damage} {side}", "mark", n=mark.n, damage=DAMAGES[mark.damage], side=SIDES[mark.side])


def expected(at: datetime | None) -> Said:
    """When the car is expected to be done; where it is not known yet, where it will be told."""
    return T("{at:moment}", at=at) if at else T("told with the job order", "expected finish")


def _row(mark: Any, note: Said | None) -> Row:
    return Row((str(mark.n), SIDES[mark.side], DAMAGES[mark.damage], note or ""))
