"""Sheets for the national system, and what stands on none yet."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, case, cast, func, select
from sqlalchemy.orm import aliased

from app.counter.staff import StaffRow
from app.flows.volunteer.facts.exporting import Exported, ExportFacts, ExportLine, Exports, ExportShown
from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import ExportId
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.certificates import IdentityRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.exporting import ExportedRow, ExportRow
from app.flows.volunteer.queries.shown import DASH
from app.store.among import among
from app.store.tables import Drawer


@FLOW.facts_of(ExportId)
def export_facts(db: Connection, ids: Sequence[str]) -> dict[str, ExportFacts]:
    """Sheets by id."""
    return {r.id: ExportFacts(r.id, r.n, r.entered) for r in db.execute(_facts, {"ids": list(ids)})}


def not_exported(db: Connection) -> list[str]:
    """Entries that count and stand on no sheet."""
    return [r.id for r in db.execute(_new)]


@FLOW.gives
def exports(db: Connection) -> Exports:
    """Every sheet, and what is new: two statements."""
    lines = tuple(
        ExportLine(
            id=ExportId(r.id),
            facts=ExportFacts(r.id, r.n, r.entered),
            at=r.at,
            by=r.text or r.by,
            minutes=r.minutes,
            gone=r.gone,
        )
        for r in db.execute(_exports)
    )
    new = [r.minutes for r in db.execute(_new)]
    return Exports(lines, len(new), sum(new))


@FLOW.gives
def export_shown(db: Connection, export: str) -> ExportShown:
    """A sheet with its entries, by class and student."""
    r = db.execute(_head, {"export": export}).one()
    rows = [_one(one) for one in db.execute(_entries, {"export": export})]
    return ExportShown(ExportId(r.id), ExportFacts(r.id, len(rows), r.entered), r.at, tuple(rows))


def _one(r: Any) -> Exported:
    what = f"{r.place} · {r.content}"
    record = Record(r.id, r.collection, r.student, r.text or DASH, r.name, r.day, r.minutes, what)
    return Exported(record, r.volunteer or "", r.state == Entry.STAMPED.value)


_counts = EntryRow.state == Entry.STAMPED.value
_facts = (
    select(ExportRow.id, ExportRow.entered, func.count(ExportedRow.entry).label("n"))
    .join(ExportedRow, ExportedRow.export == ExportRow.id)
    .where(among(ExportRow.id, "ids"))
    .group_by(ExportRow.id, ExportRow.entered)
)
_new = (
    select(EntryRow.id, EntryRow.minutes)
    .outerjoin(ExportedRow, ExportedRow.entry == EntryRow.id)
    .where(_counts, ExportedRow.entry.is_(None))
    .order_by(EntryRow.day, EntryRow.id)
)
_staff = aliased(Drawer)
_gone = cast(func.sum(case((_counts, 0), else_=1)), BigInteger)
_exports = (
    select(
        *(ExportRow.id, ExportRow.entered, ExportRow.at, ExportRow.by, _staff.text),
        func.count(ExportedRow.entry).label("n"),
        cast(func.sum(EntryRow.minutes), BigInteger).label("minutes"),
        _gone.label("gone"),
    )
    .join(ExportedRow, ExportedRow.export == ExportRow.id)
    .join(EntryRow, EntryRow.id == ExportedRow.entry)
    .outerjoin(StaffRow, StaffRow.login == ExportRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .group_by(ExportRow.id, ExportRow.entered, ExportRow.at, ExportRow.by, _staff.text)
    .order_by(ExportRow.at.desc(), ExportRow.id)
)
_head = select(ExportRow.id, ExportRow.entered, ExportRow.at).where(ExportRow.id == bindparam("export"))
_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.day, EntryRow.minutes, EntryRow.place),
        *(EntryRow.content, EntryRow.state, ClassRow.name, Drawer.text, IdentityRow.volunteer),
    )
    .join(ExportedRow, ExportedRow.entry == EntryRow.id)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(ClassRow, ClassRow.id == StudentRow.klass)
    .join(Drawer, Drawer.id == StudentRow.name)
    .outerjoin(IdentityRow, IdentityRow.student == StudentRow.id)
    .where(ExportedRow.export == bindparam("export"))
    .order_by(ClassRow.name, EntryRow.student, EntryRow.day, EntryRow.id)
)
