"""Whether the tables of a database are those that are declared: an unfinished program made others by the same name."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from app.kernel.refusal import Unavailable
from app.kernel.text import T, Text
from app.store.base import Base
from app.store.rooms import Room

SHOWN = 3
"""How many of the columns that differ are named."""


def hold_declared(db: Connection, rooms: Iterable[Room]) -> None:
    """Compare tables and columns with the declared ones: one statement. Raises Unavailable, naming what differs."""
    found = {(table, column) for table, column in db.execute(_COLUMNS[db.dialect.name])}
    ours = {room.name for room in rooms}
    tables = [table for table in Base.metadata.tables.values() if table.info.get("room") in ours]
    names = {table.name for table in tables}
    declared = {(table.name, column.name) for table in tables for column in table.columns}
    here = {one for one in found if one[0] in names}
    amiss: list[Text | str] = [f"{table}.{column}" for table, column in sorted(declared ^ here)]
    if amiss:
        raise Unavailable(
            T(
                "The tables of these data are not those of this Yingke, though they bear its number: {columns:list}. "
                "An unfinished program made them. Open them with that one, or begin anew in another folder.",
                columns=[*amiss[:SHOWN], *(["…"] if len(amiss) > SHOWN else [])],
            )
        )


_COLUMNS = {
    "sqlite": text(
        "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    ),
    "postgresql": text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    ),
}
