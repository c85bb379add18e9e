"""The seals: the heads of all chains are signed once a shift or a business day has ended (COM-05)."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from app.counter.settings import Settings
from app.counter.shifts import running
from app.kernel.text import T
from app.store.journal import Journal, canonical
from app.store.seals import Keys, heads, seal, sign_waiting
from app.store.store import Store
from app.store.tables import Seal
from app.store.writer import Priority

KEY = "key"


def keep_sealed(store: Store, home: Path, counter: str, settings: Settings, now: datetime) -> bool:
    """Seal what ended since the last seal, shift or day, and sign what waited for its key; returns whether one was made.

    A missing key stops nothing: it shows as an outage, and the seal waits. Raises Unavailable.
    """
    keys = Keys(home / "keys")

    def work(db: Connection) -> tuple[bool, bool]:
        due = _ended(db, counter, settings, now)
        if due:
            seal(db, keys, counter, now, due)
        else:
            sign_waiting(db, keys, counter, now)
        return due is not None, db.execute(_waiting, {"counter": counter}).first() is not None

    made, waits = store.writer.run(work, Priority.MACHINE)
    if waits:
        store.outages.begin(
            KEY, T("The key that seals the journal is missing. Put it back; seals wait for it.")
        )
    else:
        store.outages.end(KEY)
    return made


def _ended(db: Connection, counter: str, settings: Settings, now: datetime) -> str | None:
    """What ended here, "shift" or "day", that no seal of this counter holds though something was written."""
    last = db.execute(_last, {"counter": counter}).first()
    if last is not None and last.heads == canonical(heads(db)):
        return None
    shift = running(db, counter).since
    if shift is not None and (last is None or shift > last.at):
        return "shift"
    since = last.at if last is not None else db.execute(_first).scalar()
    return "day" if since is not None and _day(since, settings) < _day(now, settings) else None


def _day(at: datetime, settings: Settings) -> str:
    return settings.business_day(at).isoformat()


_last = (
    select(Seal.at, Seal.heads).where(Seal.counter == bindparam("counter")).order_by(Seal.n.desc()).limit(1)
)
_first = select(Journal.at).order_by(Journal.seq).limit(1)
_waiting = select(Seal.n).where(Seal.counter == bindparam("counter"), Seal.signature.is_(None)).limit(1)
