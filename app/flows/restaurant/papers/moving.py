"""The move note, 80 mm: from which table to which, why, and what goes there now (RST-06)."""

from collections.abc import Iterator
from dataclasses import replace

from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import Regrouped
from app.flows.restaurant.facts.sheets import MoveNote, SheetLine
from app.flows.restaurant.papers.kinds import CHANGE
from app.flows.restaurant.papers.parts import avoided, dish, number_code, slip
from app.kernel.text import T
from app.paper.model import Alias, Bar, Block, Dish, Dishes, Fact, Facts, Group, Notice, Paper, Rule

TITLES = {
    Regrouped.MOVED: T("Move note"),
    Regrouped.JOINED: T("Join note"),
    Regrouped.PARTED: T("Split note"),
}


def move_note(note: MoveNote, settings: Settings) -> Paper:
    """What a station gets when a party that it still cooks for moves, joins another or parts."""
    return slip(CHANGE, note.number, TITLES[note.kind], tuple(_blocks(note)), settings)


def _blocks(note: MoveNote) -> Iterator[Block]:
    yield Bar(TITLES[note.kind], note.station)
    yield Alias(f"{note.head.table} →", note.to, T("Old table", "slip"), T("New table", "slip"))
    if words := avoided(note.head):
        yield Notice(T("To avoid: {words}", words=words))
    yield Group(T("Not served yet: to the new table", "slip"))
    yield Dishes(tuple(_dish(line) for line in note.lines))
    yield Rule(dashed=True)
    yield Facts(tuple(_facts(note)))
    yield number_code(note.number)


def _dish(line: SheetLine) -> Dish:
    one = dish(line)
    return replace(one, small=(T("wait for the call slip") if line.held else T("on the fire", "slip"),))


def _facts(note: MoveNote) -> Iterator[Fact]:
    if note.why:
        yield Fact(T("Reason"), note.why)
    yield Fact(T("Moved by", "slip"), T("{at:time}  {by}", "slip", at=note.at, by=note.by or "—"))
