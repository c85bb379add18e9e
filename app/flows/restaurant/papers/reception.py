"""The reception sheet of a VIP, A4: who, when, needs, room, staff, tasks with ticks and times, signatures (RST-52)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.restaurant.facts.reception import ReceptionSheet, SheetTask
from app.flows.restaurant.papers.kinds import RECEPTION
from app.kernel.text import T
from app.paper.model import (
    Block,
    Column,
    Fact,
    Facts,
    Format,
    Group,
    Keep,
    Notice,
    Paper,
    Row,
    Said,
    Sign,
    Signatures,
    Table,
    Words,
)

COLUMNS = (
    Column(T("Done", "reception"), 0.09),
    Column(T("Task", "reception"), 0.41),
    Column(T("Due", "reception"), 0.14),
    Column(T("Done at", "reception"), 0.14),
    Column(T("By", "reception"), 0.22),
)


def reception_sheet(sheet: ReceptionSheet, settings: Settings) -> Paper:
    """The sheet that those who receive a VIP go by, in the language of the house; for them alone (RST-51)."""
    return Paper(
        kind=RECEPTION.code,
        number=sheet.number,
        title=T("VIP reception sheet"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{at:day} {at:time}", at=sheet.at),
    )


def _blocks(sheet: ReceptionSheet) -> Iterator[Block]:
    yield Facts(tuple(_party(sheet)), columns=2, cells=True)
    if sheet.missing:
        yield Notice(T("The notice does not say yet: {missing:list}", missing=list(sheet.missing)))
    if sheet.taboos:
        yield Notice(sheet.taboos, T("To avoid", "paper"))
    yield Group(T("Tasks", "reception"))
    yield Table(COLUMNS, tuple(_row(task) for task in sheet.tasks), grid=True)
    yield Keep((Words(_discretion(sheet), small=True), Signatures(tuple(_signs()))))


def _party(sheet: ReceptionSheet) -> Iterator[Fact]:
    yield Fact(T("Guest", "reception"), sheet.guest or "—", voice=True)
    yield Fact(T("Telephone"), sheet.phone or "—")
    yield Fact(T("Who is received"), sheet.received or "—", voice=True)
    yield Fact(T("What is received"), sheet.purpose or "—", voice=True)
    yield Fact(T("Arrival", "reception"), T("{at:moment}", at=sheet.arrival) if sheet.arrival else "—")
    agreed = T("{at:moment}", at=sheet.seated_for) if sheet.seated_for else T("not agreed yet")
    yield Fact(T("Meal time", "reception"), agreed)
    yield Fact(T("Room", "reception"), sheet.room or T("no table yet"))
    yield Fact(T("Guests", "paper"), str(sheet.guests))
    yield Fact(T("Contact", "reception"), sheet.contact or "—")
    yield Fact(T("Alias for the kitchen"), sheet.alias)
    if needs := [one for one in (sheet.needs, sheet.words) if one]:
        yield Fact(T("Needs", "reception"), T("{said:list}", said=needs), wide=True, voice=True)
    yield Fact(T("Received by", "reception"), _receivers(sheet), wide=True)


def _receivers(sheet: ReceptionSheet) -> Said:
    persons = list(dict.fromkeys((*sheet.persons, *filter(None, (sheet.waiter,)))))
    return T("{named:list}", named=[*sheet.roles, *persons])


def _row(task: SheetTask) -> Row:
    tick = "✓" if task.done else "□"
    due = T("{at:time}", at=task.due) if task.due else T("leaving", "reception")
    at = T("{at:time}", at=task.at) if task.at else ""
    under = (T("Given back: {why}", why=task.why),) if task.why and not task.done else ()
    return Row((tick, task.title, due, at, task.by or ""), under=under)


def _discretion(sheet: ReceptionSheet) -> Said:
    return T(
        "In confidence: guest and room are known to those named here alone. Let nobody in who was not "
        "announced; on tickets and bills the table is called {alias}.",
        alias=sheet.alias,
    )


def _signs() -> Iterator[Sign]:
    yield Sign(T("Manager", "signs"))
    yield Sign(T("Readiness checked by"))
    yield Sign(T("Seen off by"))
