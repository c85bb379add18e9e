"""The class of students on a day, for queries of them (VOL-01).

`StudentRow.klass` is the class that a student joined; what came after stands in `MoveRow`, unless it was taken back.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.flows.volunteer.facts.spells import Spell, Spells
from app.flows.volunteer.model.classes import MoveBackRow, MoveRow, StudentRow
from app.store.among import among

Day = ColumnElement[Any] | InstrumentedAttribute[Any]
holds = ~exists().where(MoveBackRow.student == MoveRow.student, MoveBackRow.n == MoveRow.n)
"""A move that was not taken back."""


def class_on(day: Day) -> ColumnElement[str]:
    """The class of a student on a day."""
    newest = (
        select(MoveRow.klass)
        .where(MoveRow.student == StudentRow.id, MoveRow.since <= day, holds)
        .order_by(MoveRow.since.desc(), MoveRow.n.desc())
        .limit(1)
        .correlate_except(MoveRow)
        .scalar_subquery()
    )
    return func.coalesce(newest, StudentRow.klass)


def ever_of(klass: ColumnElement[Any]) -> ColumnElement[bool]:
    """Who was ever enrolled into a class, or moved into it."""
    moved = select(MoveRow.student).where(MoveRow.klass == klass, holds)
    return or_(StudentRow.klass == klass, StudentRow.id.in_(moved))


def of_class(klass: ColumnElement[Any], day: Day) -> ColumnElement[bool]:
    """Who is of a class on a day; the first half finds them by an index."""
    return ever_of(klass) & (class_on(day) == klass)


def ever_of_some(name: str) -> ColumnElement[bool]:
    """Who was ever of one of several classes."""
    moved = select(MoveRow.student).where(among(MoveRow.klass, name), holds)
    return or_(among(StudentRow.klass, name), StudentRow.id.in_(moved))


def standing(db: Connection, ids: Iterable[str]) -> dict[str, tuple[Spells, Any, Any]]:
    """Of which class some students are when, and when they joined and left: what a class may enter of them."""
    rows = db.execute(_some, {"ids": sorted(ids)}).all()
    spells = spelt(rows)
    return {r.id: (spells[r.id], r.joined, r.left) for r in rows}


def spelt(rows: Iterable[Any]) -> dict[str, Spells]:
    """The spells of students, by student, from the rows of `SPELLS`."""
    found: dict[str, Spells] = {}
    for r in rows:
        spells = found.setdefault(r.id, (Spell(r.klass, r.joined),))
        if r.moved_to:
            found[r.id] = (*spells, Spell(r.moved_to, r.since))
    return found


SPELLS = (
    select(
        *(StudentRow.id, StudentRow.klass, StudentRow.joined, StudentRow.left),
        *(MoveRow.klass.label("moved_to"), MoveRow.since),
    )
    .outerjoin(MoveRow, (MoveRow.student == StudentRow.id) & holds)
    .order_by(StudentRow.id, MoveRow.n)
)
"""Students, a row for each time that they moved."""
_some = SPELLS.where(among(StudentRow.id, "ids"))
