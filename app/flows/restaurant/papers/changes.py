"""What a station gets about a line that it has, 80 mm: 退菜单, 赠菜单, 催菜单, 补做单 (RST-18, 19, 27)."""

from collections.abc import Iterator

from app.counter.settings import Settings
from app.flows.restaurant.facts.sheets import ChangeNote
from app.flows.restaurant.papers.kinds import CHANGE
from app.flows.restaurant.papers.parts import number_code, slip, whose
from app.kernel.text import T, Text
from app.paper.model import Bar, Block, Dish, Dishes, Fact, Facts, Notice, Paper, Rule, Said, Split, Words


def return_note(note: ChangeNote, settings: Settings) -> Paper:
    """Some of a dish goes back: what it was, what is returned, what stays, and who said so."""
    title = T("Return note")
    how_many = Split(
        T("Was {n} {unit}", "slip", n=note.ordered, unit=note.unit),
        T("return {n} {unit}", "slip", n=note.quantity, unit=note.unit),
        T("{n} {unit} stay", "slip", n=note.stays, unit=note.unit),
    )
    return slip(CHANGE, note.number, title, tuple(_note(note, title, how_many)), settings)


def gift_note(note: ChangeNote, settings: Settings) -> Paper:
    """Some of a dish is the house's gift: it is made as before, and is not paid for."""
    title = T("Gift note")
    how_many = Split(
        T("Of {n} {unit}", "slip", n=note.ordered, unit=note.unit),
        T("give {n} {unit}", "slip", n=note.quantity, unit=note.unit),
        T("{n} {unit} paid", "slip", n=note.stays, unit=note.unit),
    )
    return slip(CHANGE, note.number, title, tuple(_note(note, title, how_many)), settings)


def urge_note(note: ChangeNote, settings: Settings) -> Paper:
    """The guests wait for a dish: how long by now, and how often they asked."""
    return slip(CHANGE, note.number, T("Urge note"), tuple(_urge(note)), settings)


def again_note(note: ChangeNote, settings: Settings) -> Paper:
    """Some of a dish fell at the table: so many are made again, as the guest asked for them."""
    return slip(CHANGE, note.number, T("To make again"), tuple(_again(note)), settings)


def _note(note: ChangeNote, title: Text, how_many: Split) -> Iterator[Block]:
    yield from _head(note, title)
    yield Dishes((Dish(note.dish, ""),))
    yield how_many
    yield Rule(dashed=True)
    yield Facts(tuple(_facts(note)))
    yield Rule(dashed=True)
    yield from _foot(note)


def _urge(note: ChangeNote) -> Iterator[Block]:
    yield from _head(note, T("Urge note"))
    yield Dishes((Dish(note.dish, f"{note.quantity} {note.unit}"),))
    yield Notice(T("{minutes:minutes} since it was sent", "slip", minutes=note.waited))
    yield Words(T("Urged {n} times · {by}", "slip", n=note.times, by=note.by or "—"))
    yield from _foot(note)


def _again(note: ChangeNote) -> Iterator[Block]:
    yield from _head(note, T("To make again"))
    requests = (note.request,) if note.request else ()
    yield Dishes((Dish(note.dish, f"{note.quantity} {note.unit}", requests=requests),))
    yield Notice(T("It fell at the table. Cook it at once."))
    yield Words(T("{at:time}  {by}", "slip", at=note.at, by=note.by or "—"))
    yield from _foot(note)


def _head(note: ChangeNote, title: Text) -> Iterator[Block]:
    yield Bar(title, note.station)
    yield from whose(note.head, T("{at:time}", at=note.at), "")


def _facts(note: ChangeNote) -> Iterator[Fact]:
    if reason := _reason(note):
        yield Fact(T("Reason"), reason)
    yield Fact(T("State", "slip"), note.state)
    yield Fact(T("Asked by", "slip"), T("{at:time}  {by}", "slip", at=note.at, by=note.by or "—"))
    if note.approved_by:
        told = {"at": note.at, "role": note.approved_as or "", "by": note.approved_by}
        yield Fact(T("Approved by", "slip"), T("{at:time}  {role} {by}", "slip", **told))


def _reason(note: ChangeNote) -> Said:
    told: list[Said] = [one for one in (note.reason, note.why) if one]
    return T("{said:list}", said=told) if len(told) > 1 else (*told, "")[0]


def _foot(note: ChangeNote) -> Iterator[Block]:
    if note.ticket:
        told = {"ticket": note.ticket, "n": note.ticket_line}
        yield Words(T("Answers {ticket}, line {n}", "slip", **told))
    yield number_code(note.number)
