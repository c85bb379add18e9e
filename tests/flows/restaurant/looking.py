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
SMALL = frozenset({"restaurant_tables", "restaurant_dishes", "staff"})
"""Tables that a house has so many rows of as it has tables, dishes and people: these may be read whole."""
PARTIAL = frozenset({"uq_restaurant_sittings_table_id", "ix_restaurant_sittings_expected"})
"""Indexes that hold only the sittings that are at a table or expected."""
_SCAN = re.compile(r"^SCAN (\w+?)(?:_\d+)?(?: USING (?:COVERING )?INDEX (\w+))?(?: LEFT-JOIN)?$")
_EVER = re.compile(r"^SEARCH (\w+?)(?:_\d+)? USING (?:COVERING )?INDEX (\w+) \(\w+>\?\)")
"""Also what "is not null" makes of an index: a walk along everything that ever was."""


def look(dining: Dining, kind: type[R], by: Staff = HOST, **args: Any) -> R:
    """What a screen gets that asks for a dataclass while somebody is at work."""
    dining.desk.staff = by
    return dining.desk.look(kind, **args).result()


@dataclass
class Asked:
    """The statements that a look sends, with what they were given; those of other threads are their own."""

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
        found = []
        with dining.house.store.reading() as db:
            for statement, given in self.statements:
                for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given):
                    scan = _SCAN.match(row.detail) or (
                        _EVER.match(row.detail) if ">=" not in statement else None
                    )
                    if scan:
                        found.append((*scan.groups(), row.detail))
        grows = Base.metadata.tables.keys() - SMALL
        return [why for table, index, why in found if table in grows and index not in PARTIAL]

    def _seen(self, _db: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        reads = threading.current_thread().name.startswith("reader")
        if reads and not statement.startswith("BEGIN"):
            self.statements.append((statement, given))


def asked(dining: Dining, kind: type[Any], by: Staff = HOST, **args: Any) -> Asked:
    """The statements that a look sends."""
    with Asked() as statements:
        look(dining, kind, by, **args)
    return statements
