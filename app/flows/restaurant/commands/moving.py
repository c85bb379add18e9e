"""A party moves to another table: orders, deposit and timers go along, the kitchen is told (RST-06)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, update

from app.counter.documents import Sheet
from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant.commands import places, slips
from app.flows.restaurant.commands.arguments import Price
from app.flows.restaurant.commands.carrying import lay_anew
from app.flows.restaurant.commands.seating import untick
from app.flows.restaurant.commands.vip import room_is_another
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.kinds import Regrouped
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sheets import MoveNote
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import MoveRow, SittingRow
from app.flows.restaurant.papers.kinds import CHANGE
from app.flows.restaurant.rules import moving, ordering
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.text import Kept


@dataclass(frozen=True)
class MovedTo:
    """The notes to the kitchen, by their documents; whether the old table is to be cleared."""

    documents: tuple[str, ...]
    to_clear: bool


@does(FLOW)
def move_table(
    do: Doing,
    sitting: SittingId,
    table: TableId,
    fee_told: Price | None = None,
    why: Note | None = None,
) -> MovedTo:
    """Move a party to another table; everything that is theirs goes along. `fee_told` in fen.

    The table that they leave is to be cleared if they had tea or dishes there, and is free otherwise. Each
    station that still cooks for them gets a note.
    """
    facts: SittingFacts = do.facts["sitting"]
    to: TableFacts = do.facts["table"]
    used = moving.used(facts)
    fee, left = moving.fee_there(facts, to), facts.tables[:1]
    do.set(SittingRow, {"id": sitting}, table_id=table, fee_told=fee)
    places.leave(do, sitting, left)
    places.take(do, sitting, [(table, min(fee, to.fee))], further=False)
    places.left_behind(do, sitting, left, table, used, why)
    if facts.vip:
        room_is_another(do)
    # Another table is another turntable, another room has its own lights and air conditioning.
    untick(do, "away", "fruit", *(("room",) if to.room else ()))
    lay_anew(do, facts.to_come)
    now = moving.called_at(facts, to)
    return MovedTo(tuple(tell_kitchen(do, Regrouped.MOVED, facts, facts.to_come, now, why)), used)


@does(FLOW)
def join_table(
    do: Doing,
    sitting: SittingId,
    table: TableId,
    fee_told: Price | None = None,
    why: Note | None = None,
) -> MovedTo:
    """Give a party a further table beside its own (并台); its fee, in fen, comes on top. The kitchen is told."""
    facts: SittingFacts = do.facts["sitting"]
    more: TableFacts = do.facts["table"]
    fee = moving.fee_with(facts, more)
    do.set(SittingRow, {"id": sitting}, fee_told=fee)
    places.take(do, sitting, [(table, fee - (facts.fee_told or 0))], further=True)
    now = f"{facts.table_name}+{more.called}"
    return MovedTo(tuple(tell_kitchen(do, Regrouped.JOINED, facts, facts.to_come, now, why)), False)


@does(FLOW)
def give_table_back(do: Doing, sitting: SittingId, table: TableId, why: Note | None = None) -> MovedTo:
    """A party gives a further table back; it is to be cleared if they had tea or dishes, and is free otherwise.

    Its fee goes with it. The kitchen is told where they sit now.
    """
    facts: SittingFacts = do.facts["sitting"]
    used, kept = moving.used(facts), moving.without(facts, table)
    do.set(SittingRow, {"id": sitting}, fee_told=kept.fee_told)
    places.leave(do, sitting, [table])
    places.left_behind(do, sitting, [table], facts.tables[0], used, why)
    told = tell_kitchen(do, Regrouped.PARTED, facts, facts.to_come, kept.table_name, why)
    return MovedTo(tuple(told), used)


@does(FLOW)
def clear_left_table(do: Doing, table: TableId) -> None:
    """What a party left behind that moved away is cleared, in the name of who reports it (RST-41)."""
    do.db.execute(_cleared, {"t": table, "now": do.now, "who": do.staff.login})


def tell_kitchen(
    do: Doing,
    kind: Regrouped,
    sitting: SittingFacts,
    lines: Sequence[LineFacts],
    to: str,
    why: Note | None,
    in_two: Container[str] = (),
) -> list[str]:
    """A numbered note to each station that has some lines, not served yet, of a sitting (RST-19).

    `to` is what the table is called where they go now. Lines of slips that were parted `in_two`, and stay with
    others, stand on the note from now on: it is what their station has of them. Returns the documents.
    """
    stations = ordering.stations(lines)
    if not stations:
        return []
    names = slips.names_of(do, sitting.waiter, do.staff.login)
    numbers = dict(zip(stations, do.numbers(CHANGE, len(stations)), strict=True))
    slips.note_tickets(do, lines, numbers, only=lambda line: line.ticket in in_two)
    notes = [
        MoveNote(
            kind=kind,
            head=slips.head(sitting, names),
            # RST-51: a VIP's room is not told, their alias goes along.
            to=sitting.vip.alias if sitting.vip else to,
            number=number,
            station=station,
            at=do.now,
            by=names.get(do.staff.login),
            why=Kept(why.id) if why else None,
            lines=tuple(
                slips.sheet_line(line, line.step == Line.HELD) for line in lines if line.station == station
            ),
        )
        for station, number in numbers.items()
    ]
    sheets = [Sheet(papers.move_note(note, do.settings), papers.kitchen(note.station)) for note in notes]
    return [*do.print_all(sheets)]


_cleared: Any = (
    update(MoveRow)
    .where(MoveRow.from_table == bindparam("t"), MoveRow.cleared_at.is_(None))
    .values(cleared_at=bindparam("now"), cleared_by=bindparam("who"))
)
