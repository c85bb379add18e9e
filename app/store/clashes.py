"""Which constraint two clerks ran into: PostgreSQL names it, SQLite only its columns."""

import re
from collections.abc import Iterator

from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from app.store.base import Base

_UNIQUE = re.compile(r"UNIQUE constraint failed: (.+)")
_CHECK = re.compile(r"CHECK constraint failed: (\w+)")


def clashed(error: IntegrityError) -> frozenset[str]:
    """The names of the constraints and unique indexes that an error may mean."""
    named = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    if named:
        return frozenset({named})
    said = str(error.orig)
    if found := _CHECK.search(said):
        return frozenset({found[1]})
    if found := _UNIQUE.search(said):
        columns = [c.strip().partition(".") for c in found[1].split(",")]
        table = Base.metadata.tables.get(columns[0][0])
        wanted = {column for _, _, column in columns}
        return frozenset(name for name, of in _unique(table) if of == wanted)
    return frozenset()


def _unique(table: Table | None) -> Iterator[tuple[str, set[str]]]:
    if table is None:
        return
    for one in (*table.indexes, *table.constraints):
        if isinstance(one, UniqueConstraint) or (isinstance(one, Index) and one.unique):
            yield str(one.name), {column.name for column in one.columns}
