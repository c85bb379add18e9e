"""Sheets for the national system, and what stands on none yet."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, case, cast, func, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.exporting import Exported, ExportFacts, ExportLine, Exports, ExportShown
from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import ExportId
from app.flows.volunteer.facts.ledger import ActKind
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.certificates import IdentityRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.exporting import ExportedRow, ExportRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.queries.discretion import hold_centre
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.certificates import counting
from app.flows.volunteer.rules.ledger import in_force
from app.store.among import among
from app.store.tables import Drawer


@FLOW.facts_of(ExportId)
def export_facts(db: Connection, ids: Sequence[str]) -> dict[str, ExportFacts]:
    """Sheets by id."""
    return {r.id: ExportFacts(r.id, r.n, r.entered) for r in db.execute(_facts, {"ids": list(ids)})}


def not_exported(db: Connection) -> list[tuple[str, int]]:
    """Entries that count and stand on no sheet, each with the act that credited it."""
    return [(r.id, r.credit) for r in _uncleared(db)]


@FLOW.gives
def exports(db: Connection, viewer: Viewer) -> Exports:
    """Every sheet, and what is new: five statements, of a thousand students with fakes more."""
    hold_centre(viewer)
    cleared = _cleared(db)
    gone = Counter(db.execute(_cleared_on, {"ids": sorted(cleared)}).scalars())
    lines = tuple(
        ExportLine(
            id=ExportId(r.id),
            facts=ExportFacts(r.id, r.n, r.entered),
            at=r.at,
            by=r.text or r.by,
            minutes=r.minutes,
            gone=r.gone + gone[r.id],
        )
        for r in db.execute(_exports)
    )
    new = [r.minutes for r in _uncleared(db)]
    return Exports(lines, len(new), sum(new))


@FLOW.gives
def export_shown(db: Connection, export: str, viewer: Viewer) -> ExportShown:
    """A sheet with its entries, by class and student."""
    hold_centre(viewer)
    r = db.execute(_head, {"export": export}).one()
    cleared = _cleared(db)
    rows = [_one(one, cleared) for one in db.execute(_entries, {"export": export})]
    return ExportShown(ExportId(r.id), ExportFacts(r.id, len(rows), r.entered), r.at, tuple(rows))


def _uncleared(db: Connection) -> list[Any]:
    cleared = _cleared(db)
    return [r for r in db.execute(_new) if r.id not in cleared]


def _cleared(db: Connection) -> frozenset[str]:
    """Stamped entries whose hours a fake took altogether: nothing of them counts any more (VOL-20)."""
    ids = list(db.execute(_faked).scalars())
    found: set[str] = set()
    for start in range(0, len(ids), AT_ONCE):
        for one in students(db, ids[start : start + AT_ONCE]).values():
            counts = {act.entry for act in counting(one.acts)[0]}
            found |= {id for id, state in in_force(one.acts).items() if state is Entry.STAMPED} - counts
    return frozenset(found)


def _one(r: Any, cleared: frozenset[str]) -> Exported:
    what = f"{r.place} · {r.content}"
    record = Record(r.id, r.collection, r.student, r.text or DASH, r.name, r.day, r.minutes, what)
    return Exported(record, r.volunteer or "", bool(r.counts) and r.id not in cleared)


AT_ONCE = 200
"""Students whose ledgers are read together."""
_faked = select(ActRow.student).where(ActRow.kind == ActKind.FAKE.value).distinct().order_by(ActRow.student)
_credits = (
    select(ActRow.entry, func.max(ActRow.n).label("n"))
    .where(ActRow.kind == ActKind.CREDIT.value)
    .group_by(ActRow.entry)
    .subquery()
)
"""By which act each entry was credited last."""
_stamped = EntryRow.state == Entry.STAMPED.value
_counts = _stamped & (ExportedRow.credit == _credits.c.n)
_cleared_on = (
    select(ExportedRow.export)
    .join(EntryRow, EntryRow.id == ExportedRow.entry)
    .join(_credits, _credits.c.entry == ExportedRow.entry)
    .where(among(ExportedRow.entry, "ids"), _counts)
)
_facts = (
    select(ExportRow.id, ExportRow.entered, func.count(ExportedRow.entry).label("n"))
    .join(ExportedRow, ExportedRow.export == ExportRow.id)
    .where(among(ExportRow.id, "ids"))
    .group_by(ExportRow.id, ExportRow.entered)
)
_new = (
    select(EntryRow.id, EntryRow.minutes, _credits.c.n.label("credit"))
    .join(_credits, _credits.c.entry == EntryRow.id)
    .outerjoin(ExportedRow, (ExportedRow.entry == EntryRow.id) & (ExportedRow.credit == _credits.c.n))
    .where(_stamped, ExportedRow.entry.is_(None))
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
    .join(_credits, _credits.c.entry == ExportedRow.entry)
    .outerjoin(StaffRow, StaffRow.login == ExportRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .group_by(ExportRow.id, ExportRow.entered, ExportRow.at, ExportRow.by, _staff.text)
    .order_by(ExportRow.at.desc(), ExportRow.id)
)
_head = select(ExportRow.id, ExportRow.entered, ExportRow.at).where(ExportRow.id == bindparam("export"))
_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.day, EntryRow.minutes, EntryRow.place),
        *(EntryRow.content, _counts.label("counts"), ClassRow.name, Drawer.text, IdentityRow.volunteer),
    )
    .join(ExportedRow, ExportedRow.entry == EntryRow.id)
    .join(_credits, _credits.c.entry == ExportedRow.entry)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(ClassRow, ClassRow.id == class_on(EntryRow.day))
    .join(Drawer, Drawer.id == StudentRow.name)
    .outerjoin(IdentityRow, IdentityRow.student == StudentRow.id)
    .where(ExportedRow.export == bindparam("export"))
    .order_by(ClassRow.name, EntryRow.student, EntryRow.day, EntryRow.id)
)
