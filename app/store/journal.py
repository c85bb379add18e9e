"""The journal: append-only, one hash chain per counter, one number over all counters (COM-05)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from pydantic_core import to_json
from sqlalchemy import (
    BigInteger,
    Connection,
    ForeignKey,
    String,
    UniqueConstraint,
    bindparam,
    func,
    select,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, add, spelled

FIRST = "0" * 64


class Counter(Base):
    """A counter of the house; its row is locked last, just before the journal row."""

    __tablename__ = "counters"
    __table_args__ = ({"info": {"room": "house"}},)
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))


class NoCounter(LookupError):
    """A row for a counter that the house does not have."""


class Journal(Base):
    """One command carried out. The database itself refuses change, removal, gaps and replacement."""

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("command_id", name="uq_journal_command_id"),
        UniqueConstraint("seq", name="uq_journal_seq"),
        {"info": {"room": "house", "unsealed": "its own chain is walked"}},
    )
    counter: Mapped[str] = mapped_column(ForeignKey("counters.code"), primary_key=True)
    n: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    seq: Mapped[int]
    command_id: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    staff: Mapped[str] = mapped_column(String(64))
    on_behalf: Mapped[str | None] = mapped_column(String(64))
    approved_by: Mapped[str | None] = mapped_column(String(64))
    flow: Mapped[str] = mapped_column(String(32))
    case: Mapped[str | None] = mapped_column(String(64), index=True)
    touched: Mapped[str]
    command: Mapped[str] = mapped_column(String(80))
    args: Mapped[str]
    seen: Mapped[str]
    result: Mapped[str]
    wrote: Mapped[str]
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a journal row says, before it has its place in the chain. `wrote`: the rows, each with its digest."""

    counter: str
    command_id: str
    at: datetime
    staff: str
    on_behalf: str | None
    approved_by: str | None
    flow: str
    case: str | None
    touched: str
    command: str
    args: str
    seen: str
    result: str
    wrote: str


HEADS = (
    "SELECT j.counter, j.n, j.hash FROM journal j"
    " JOIN (SELECT counter, max(n) AS n FROM journal GROUP BY counter) h"
    " ON h.counter = j.counter AND h.n = j.n ORDER BY j.counter"
)
"""The newest row of each chain; plain SQL, since a backup is asked too."""
ENTRY = tuple(f.name for f in fields(Entry))
MARKS = ("counter", "command_id", "at", "staff", "command")
HASHED = ("prev", "seq", "n", *ENTRY)


def canonical(value: Any) -> str:
    """JSON with one spelling for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def row_hash(row: Mapping[str, Any]) -> str:
    """The hash of a row: SHA-256 over the JSON list of every stored field and the hash of the row before it.

    As stored: times as text, arguments as the text that they are. The bytes are those of `canonical`.
    """
    return hashlib.sha256(to_json([row[name] for name in HASHED])).hexdigest()


_take_head = select(Counter.code).where(Counter.code == bindparam("c")).with_for_update()
_tail = (
    select(Journal.n, Journal.hash)
    .where(Journal.counter == bindparam("c"))
    .order_by(Journal.n.desc())
    .limit(1)
)


def _place(seq: Any) -> Any:
    """The next number over all counters beside the end of one counter's chain, in one statement; no row without it."""
    last = _tail.subquery()
    head = select(Counter.code).where(Counter.code == bindparam("c")).subquery()
    return select(seq.label("seq"), last.c.n, last.c.hash).select_from(head.outerjoin(last, true()))


_places = {
    "sqlite": _place(select(func.coalesce(func.max(Journal.seq), 0) + 1).scalar_subquery()),
    "postgresql": _place(func.nextval("journal_seq")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal by what tells it from all others; a command knows its own before it is written."""

    counter: str
    command_id: str
    at: datetime
    staff: str
    command: str


def mark(line: Line | Any) -> str:
    """What tells a line from all others: SHA-256 over the JSON list of what `MARKS` names.

    Unlike its hash, which hangs on salts, it is the same wherever the journal is replayed (COM-04).
    """
    return hashlib.sha256(
        to_json([spelled(line.at) if name == "at" else getattr(line, name) for name in MARKS])
    ).hexdigest()


def append(db: Connection, entry: Entry) -> tuple[int, str]:
    """Write the row of a command, when all its locks are held; returns the row's seq and hash. Raises NoCounter.

    On PostgreSQL the head of the counter's chain is locked last: a chain per counter lets commits of
    different counters share their fsync.
    """
    _hold(db, entry.counter)
    place = db.execute(_places[db.dialect.name], {"c": entry.counter}).first()
    if place is None:
        raise NoCounter(entry.counter)
    n, prev = (place.n + 1, place.hash) if place.n else (1, FIRST)
    row = {name: getattr(entry, name) for name in ENTRY} | {"n": n, "seq": place.seq, "prev": prev}
    digest = row_hash(row | {"at": spelled(entry.at)})
    add(db, Journal, row | {"hash": digest})
    return place.seq, digest


def _hold(db: Connection, counter: str) -> None:
    if db.dialect.name != "sqlite":
        db.execute(_take_head, {"c": counter})
