"""How the house stands: printers, last backup, journal. Read beside the screen, for the foot of the log-in page."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from app.counter.documents import PrinterRow
from app.store.audit import audit
from app.store.journal import Journal
from app.store.seals import Keys
from app.store.store import Store

WALKED = 20_000
"""Journal rows that are walked at a log-in (some 0.5 s); a longer journal is `yingke audit`'s."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`whole` is None where the journal is too long to be walked in passing."""

    printers: int
    backup: datetime | None
    rows: int
    whole: bool | None


def standing(store: Store, home: Path) -> Standing:
    """Read it. Raises Unavailable."""
    newest = max((b.made_at for b in store.backups.all()), default=None)
    with store.reading() as db:
        printers = db.execute(select(func.count()).select_from(PrinterRow)).scalar_one()
        rows = db.execute(select(func.count()).select_from(Journal)).scalar_one()
        whole = audit(db, Keys(home / "keys")).whole if rows <= WALKED else None
    return Standing(printers, newest, rows, whole)
