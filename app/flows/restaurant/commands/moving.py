"""A party moves to another table: orders, deposit and timers go along, the kitchen is told (RST-06)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, update

from app.counter.documents import Sheet
from app.counter.doing import Doing
from app.flows.restaurant import papers
from app.flows.restaurant.commands import slips
from app.flows.restaurant.commands.arguments import Price
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.sheets import MoveNote
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import MoveRow, SittingRow, TickRow
from app.flows.restaurant.papers.kinds import CHANGE
from app.flows.restaurant.rules import moving, ordering
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.ids import Id
from app.kernel.text import Kept


class MoveId(Id):
    """A party's move from one table to another."""

    __slots__ = ()


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
    do.set(SittingRow, {"id": sitting}, table_id=table, fee_told=moving.fee_there(facts, to))
    do.add(
        MoveRow,
        {
            "id": do.new(MoveId),
            "sitting": sitting,
            "from_table": facts.table,
            "to_table": table,
            "at": do.now,
            "by": do.staff.login,
            "why": why.id if why else None,
            "cleared_at": None if used else do.now,
            "cleared_by": None,
        },
    )
    if to.room:
        do.db.execute(_room_list, {"s": sitting})  # another room has its own lights and air conditioning
    return MovedTo(tuple(_tell_kitchen(do, facts, to, why)), used)


@does(FLOW)
def clear_left_table(do: Doing, table: TableId) -> None:
    """What a party left behind that moved away is cleared, in the name of who reports it (RST-41)."""
    do.db.execute(_cleared, {"t": table, "now": do.now, "who": do.staff.login})


def _tell_kitchen(do: Doing, sitting: SittingFacts, to: TableFacts, why: Note | None) -> list[str]:
    """A numbered note to each station that has something not served yet (RST-19); returns the documents."""
    lines = sitting.to_come
    stations = ordering.stations(lines)
    if not stations:
        return []
    names = slips.names_of(do, sitting.waiter, do.staff.login)
    notes = [
        MoveNote(
            head=slips.head(sitting, names),
            to=_called(sitting, to),
            number=number,
            station=station,
            at=do.now,
            by=names.get(do.staff.login),
            why=Kept(why.id) if why else None,
            lines=tuple(
                slips.sheet_line(line, line.step == Line.HELD) for line in lines if line.station == station
            ),
        )
        for station, number in zip(stations, do.numbers(CHANGE, len(stations)), strict=True)
    ]
    sheets = [Sheet(papers.move_note(note, do.settings), papers.kitchen(note.station)) for note in notes]
    return [*do.print_all(sheets)]


def _called(sitting: SittingFacts, to: TableFacts) -> str:
    """The new table for the kitchen: a VIP's is not told, their alias goes along (RST-51)."""
    if sitting.vip:
        return sitting.vip.alias
    return to.name if to.room else to.id


_room_list: Any = delete(TickRow).where(TickRow.sitting == bindparam("s"), TickRow.item.like("room.%"))
_cleared: Any = (
    update(MoveRow)
    .where(MoveRow.from_table == bindparam("t"), MoveRow.cleared_at.is_(None))
    .values(cleared_at=bindparam("now"), cleared_by=bindparam("who"))
)
