"""What tests ask of the restaurant's queries: what they give, how many statements, and along which index."""

import re
import threading
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.kernel.judge import Staff
from app.store.base import Base
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST

R = TypeVar("R")
FEW = frozenset({"restaurant_tables", "restaurant_dishes", "staff"})
"""A house has as many rows of these as tables, dishes and people; of every other table more with each evening."""
PARTIAL = frozenset(
    {
        "uq_restaurant_sittings_table_id",
        "uq_restaurant_places_table_id",
        "ix_restaurant_sittings_expected",
    }
)
"""Indexes that hold only the sittings that are at a table or expected."""
_WHOLE = re.compile(
    r"^(?:SCAN (\w+?)(?:_\d+)?(?: USING (?:COVERING )?INDEX (\w+))?"
    r"|SEARCH (\w+?)(?:_\d+)? USING (?:COVERING )?INDEX (\w+) \(\w+>\?\))(?: LEFT-JOIN)?$"
)
"""How a plan says that all of something is read; "is not null" is a search that finds all there ever was."""
_BOUNDED = re.compile(r">=? *\?|>=? *:")


def look(dining: Dining, kind: type[R], by: Staff = HOST, **args: Any) -> R:
    """What a screen gets that asks for a dataclass while somebody is at work."""
    dining.desk.staff = by
    return dining.desk.look(kind, **args).result()


@dataclass
class Asked:
    """The statements that reach the database, with what they were given; of a thread alone, where it is named."""

    thread: str = ""
    statements: list[tuple[str, Any]] = field(default_factory=list)

    def __enter__(self) -> "Asked":
        event.listen(Engine, "before_cursor_execute", self._seen)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._seen)

    @property
    def count(self) -> int:
        return len(self.statements)

    def scans(self, dining: Dining) -> list[str]:
        """Where SQLite would read the whole of a table that grows with every evening."""
        with dining.house.store.reading() as db:
            return [
                f"{row.detail} | {statement}"
                for statement, given in self.statements
                for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
                if _reads_all(row.detail, statement)
            ]

    def _seen(self, _db: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        here = threading.current_thread().name.startswith(self.thread)
        if here and not statement.startswith(("BEGIN", "INSERT", "PRAGMA")):
            self.statements.append((statement, given[0] if many else given))


def _reads_all(detail: str, statement: str) -> bool:
    found = _WHOLE.match(detail)
    if not found:
        return False
    table, index = found[1] or found[3], found[2] or found[4]
    if table in FEW or table not in Base.metadata.tables or index in PARTIAL:
        return False
    return found[1] is not None or not _BOUNDED.search(statement)


def asked(dining: Dining, kind: type[Any], by: Staff = HOST, **args: Any) -> Asked:
    """The statements that a look sends; those of other threads are their own."""
    with Asked("reader") as statements:
        look(dining, kind, by, **args)
    return statements
