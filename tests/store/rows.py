"""Journal rows without a house: what the store's own tests write."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy import Connection, select

from app.store.base import add
from app.store.journal import Counter, Entry, append
from app.store.store import Store
from tests.fixtures import BEGIN


def entry(k: int, counter: str = "A1", **other: str) -> Entry:
    """The k-th command of a made-up day."""
    return Entry(
        counter=counter,
        command_id=f"c-{k}",
        at=BEGIN + timedelta(seconds=k),
        staff="lin" if k % 3 else "zhou",
        on_behalf="zhou" if k % 5 == 0 else None,
        approved_by="su" if k % 7 == 0 else None,
        flow="ninth",
        case=f"case-{k % 11}" if k % 4 else None,
        touched=f"case-{k % 11}" if k % 4 else "",
        command="ninth.practise",
        args=other.get("args", f'{{"minutes":{k},"pupil":"p-{k % 11}"}}'),
        seen='{"minutes_left":100}' if k % 6 == 0 else "{}",
        result="null",
        wrote="{}",
    )


def open_counters(db: Connection, *codes: str) -> None:
    """Have the counters that rows are written at."""
    known = set(db.execute(select(Counter.code)).scalars())
    add(db, Counter, [{"code": code, "name": code} for code in codes if code not in known])


def write_rows(
    store: Store,
    first: int,
    last: int,
    counters: tuple[str, ...] = ("A1",),
    args: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """Write rows at some counters by turns, all in one transaction; some with arguments of their own."""

    def work(db: Connection) -> None:
        open_counters(db, *counters)
        for k in range(first, last + 1):
            other = {"args": args[k]} if k in args else {}
            append(db, entry(k, counters[k % len(counters)], **other))

    store.writer.run(work)
