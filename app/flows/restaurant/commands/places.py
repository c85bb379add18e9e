"""Which tables a party has: taken, left, left to be cleared (RST-01, 06)."""

from collections.abc import Iterable

from sqlalchemy import bindparam, update

from app.counter.doing import Doing
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.model.places import PlaceRow
from app.flows.restaurant.model.sittings import MoveRow
from app.kernel.fields import Note
from app.kernel.ids import Id
from app.store.among import among


class PlaceId(Id):
    """A table that a party has, from when to when."""

    __slots__ = ()


class MoveId(Id):
    """A party's move from one table to another."""

    __slots__ = ()


def take(do: Doing, sitting: SittingId, tables: Iterable[tuple[TableId, int]], *, further: bool) -> None:
    """Some tables are theirs from now on, each with the fee that was told for it, in fen."""
    row = {"sitting": sitting, "further": further, "since": do.now, "by": do.staff.login, "until": None}
    do.add(PlaceRow, *(row | {"id": do.new(PlaceId), "table_id": one, "fee": fee} for one, fee in tables))


def leave(do: Doing, sitting: SittingId, tables: Iterable[TableId]) -> None:
    """Some tables are theirs no longer."""
    do.db.execute(_left, {"s": sitting, "tables": list(tables), "now": do.now})


def left_behind(
    do: Doing,
    sitting: SittingId,
    tables: Iterable[TableId],
    to: TableId,
    used: bool,
    why: Note | None,
) -> None:
    """A party went from some tables `to` another one: what it `used` is to be cleared, the rest is free."""
    row = {
        "sitting": sitting,
        "to_table": to,
        "at": do.now,
        "by": do.staff.login,
        "why": why.id if why else None,
        "cleared_at": None if used else do.now,
        "cleared_by": None,
    }
    do.add(MoveRow, *(row | {"id": do.new(MoveId), "from_table": one} for one in tables))


_left = (
    update(PlaceRow)
    .where(PlaceRow.sitting == bindparam("s"), among(PlaceRow.table_id, "tables"), PlaceRow.until.is_(None))
    .values(until=bindparam("now"))
)
