"""How tables are declared: rooms, column types, names of constraints, and inserts that check their keys."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Date,
    MetaData,
    String,
    Table,
    Text,
    insert,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.dml import Insert
from sqlalchemy.types import TypeDecorator

from app.kernel.ids import Id

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def spelled(moment: datetime) -> str:
    """A moment as it is stored, hashed and signed: in UTC, to the microsecond; it sorts as time does."""
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


class Moment(TypeDecorator[datetime]):
    """A time in UTC to the microsecond, as text that sorts: the same bytes on every database (COM-12)."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else spelled(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """Every table. In its info, `room` names the room whose migrations make it.

    `unsealed`, in the info of a table or a column, says why no command's journal row answers for it (COM-05).
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own attribute
        str: Text,
        int: BigInteger,
        bool: Boolean,
        date: Date,
        datetime: Moment,
        Id: String(64),
    }


def table_of(model: type[Base]) -> Table:
    """The table of a mapped class."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} has no table of its own")
    return table


_inserts: dict[Table, tuple[Insert, frozenset[str]]] = {}


def add(db: Connection, model: type[Base], rows: Mapping[str, Any] | Iterable[Mapping[str, Any]]) -> None:
    """Insert a row or several by one statement built once; an unknown column raises KeyError.

    Core drops unknown keys in silence once a statement is prepared.
    """
    table = table_of(model)
    if table not in _inserts:
        _inserts[table] = (insert(table), frozenset(table.columns.keys()))
    statement, columns = _inserts[table]
    many = [rows] if isinstance(rows, Mapping) else list(rows)
    for row in many:
        if unknown := row.keys() - columns:
            raise KeyError(f"{table.name} has no column {', '.join(sorted(unknown))}")
    if many:
        db.execute(statement, many if len(many) > 1 else many[0])
