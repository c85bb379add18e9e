"""Which months of classes are done with, and which are still owed (VOL-30, 31)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.flows.volunteer.facts.tracks import Collection, Entry, Tally
from app.flows.volunteer.model.archive import ArchivedRow, ClosedRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.rules.figures import months_of
from app.flows.volunteer.rules.tally import month_of
from app.store.among import among


def shut_months(db: Connection, classes: Sequence[str]) -> dict[tuple[str, date], int]:
    """The months of closed archives, each with its school year."""
    return {
        (r.klass, month): r.year
        for r in db.execute(_closed, {"classes": list(classes)})
        for month in months_of(r.first, r.last)
    }


def owing(
    db: Connection, collections: Mapping[str, tuple[Collection, str]], entries: Iterable[Any]
) -> dict[str, tuple[date, ...]]:
    """The months of what collections brought that their next step still owes, by collection: given its step and class.

    Those that the centre has not checked where the forms are kept, those that are not entered where the month is
    tallied; three statements where there are any such collections. What was closed is owed no more.
    """
    waiting = {id: of for id, of in collections.items() if of[0] in DONE}
    if not waiting:
        return {}
    asked = {"classes": sorted({klass for _, klass in waiting.values()})}
    shut, newest = (
        set(shut_months(db, asked["classes"])),
        {(r.klass, r.month): r.state for r in db.execute(_steps, asked)},
    )
    done = {
        Collection.KEPT: {key for key, state in newest.items() if state == Tally.CHECKED},
        Collection.TALLIED: {(r.klass, r.month) for r in db.execute(_entered, asked)},
    }
    found: dict[str, set[date]] = {}
    for r in entries:
        if r.collection in waiting and r.state in COUNTED:
            step, klass = waiting[r.collection]
            month = month_of(r.day)
            if (klass, month) not in done[step] | shut:
                found.setdefault(r.collection, set()).add(month)
    return {id: tuple(sorted(months)) for id, months in found.items()}


DONE = Collection.KEPT | Collection.TALLIED
COUNTED = (Entry.STAMPED, Entry.FAKE)
_closed = select(ClosedRow.klass, ClosedRow.year, ClosedRow.first, ClosedRow.last).where(
    among(ClosedRow.klass, "classes")
)
_steps = (
    select(TallyRow.klass, TallyRow.month, TallyRow.state)
    .where(among(TallyRow.klass, "classes"))
    .order_by(TallyRow.n)
)
"""The newest comes last."""
_entered = select(ArchivedRow.klass, ArchivedRow.month).where(among(ArchivedRow.klass, "classes"))
