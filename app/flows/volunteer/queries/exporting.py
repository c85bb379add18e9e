"""Sheets for the national system, and what stands on none yet."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
from app.flows.volunteer.rules.exporting import counting_since
from app.store.among import among
from app.store.tables import Drawer


@FLOW.facts_of(ExportId)
def export_facts(db: Connection, ids: Sequence[str]) -> dict[str, ExportFacts]:
    """Sheets by id."""
    return {r.id: ExportFacts(r.id, r.n, r.entered) for r in db.execute(_facts, {"ids": list(ids)})}


def not_exported(db: Connection) -> list[tuple[str, int]]:
    """Entries that count and stand on no sheet, each with the act since which it counts."""
    return [(entry, credit) for entry, credit, _ in _new(db, _of_fakers(db))]


@FLOW.gives
def exports(db: Connection, viewer: Viewer) -> Exports:
    """Every sheet, and what is new: five statements, of a thousand students with fakes more."""
    hold_centre(viewer)
    since = _of_fakers(db)
    gone = Counter(r.export for r in db.execute(_sent) if since.get(r.entry, NEVER)[0] != r.credit)
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
    new = [minutes for *_, minutes in _new(db, since)]
    return Exports(lines, len(new), sum(new))


@FLOW.gives
def export_shown(db: Connection, export: str, viewer: Viewer) -> ExportShown:
    """A sheet with its entries, by class and student."""
    hold_centre(viewer)
    r = db.execute(_head, {"export": export}).one()
    since = _of_fakers(db)
    rows = [_one(one, since) for one in db.execute(_entries, {"export": export})]
    return ExportShown(ExportId(r.id), ExportFacts(r.id, len(rows), r.entered), r.at, tuple(rows))


def _new(db: Connection, since: Mapping[str, tuple[int, int]]) -> list[tuple[str, int, int]]:
    """What counts and stands on no sheet: the entry, the act since which it counts, and its minutes."""
    sent = {(r.entry, r.credit) for r in db.execute(_sent)}
    rest = [(entry, *one) for entry, one in since.items() if (entry, one[0]) not in sent]
    return [*((r.id, r.n, r.minutes) for r in db.execute(_unsent)), *rest]


def _of_fakers(db: Connection) -> dict[str, tuple[int, int]]:
    """What counts of whoever was ever judged a fake: by entry since which act, and how many minutes (VOL-20, 21)."""
    ids = list(db.execute(select(_fakers.c.student).order_by(_fakers.c.student)).scalars())
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(ids), AT_ONCE):
        for one in students(db, ids[start : start + AT_ONCE]).values():
            found |= counting_since(one.acts)
    return found


def _one(r: Any, since: Mapping[str, tuple[int, int]]) -> Exported:
    what = f"{r.place} · {r.content}"
    record = Record(r.id, r.collection, r.student, r.text or DASH, r.name, r.day, r.minutes, what)
    counts = since.get(r.id, NEVER)[0] == r.credit if r.faked else r.state == Entry.STAMPED.value
    return Exported(record, r.volunteer or "", counts)


AT_ONCE = 200
"""Students whose ledgers are read together."""
NEVER = (0, 0)
_fakers = select(ActRow.student).where(ActRow.kind == ActKind.FAKE.value).distinct().subquery()
"""Whoever was ever judged a fake: only their ledgers tell what counts, and since when."""
_stamped = EntryRow.state == Entry.STAMPED.value
_facts = (
    select(ExportRow.id, ExportRow.entered, func.count(ExportedRow.entry).label("n"))
    .join(ExportedRow, ExportedRow.export == ExportRow.id)
    .where(among(ExportRow.id, "ids"))
    .group_by(ExportRow.id, ExportRow.entered)
)
_unsent = (
    select(EntryRow.id, EntryRow.minutes, ActRow.n)
    .join(ActRow, (ActRow.entry == EntryRow.id) & (ActRow.kind == ActKind.CREDIT.value))
    .outerjoin(ExportedRow, ExportedRow.entry == EntryRow.id)
    .outerjoin(_fakers, _fakers.c.student == EntryRow.student)
    .where(_stamped, ExportedRow.entry.is_(None), _fakers.c.student.is_(None))
    .order_by(EntryRow.day, EntryRow.id)
)
_sent = (
    select(ExportedRow.entry, ExportedRow.credit, ExportedRow.export)
    .join(EntryRow, EntryRow.id == ExportedRow.entry)
    .join(_fakers, _fakers.c.student == EntryRow.student)
)
_staff = aliased(Drawer)
_gone = cast(func.sum(case((_stamped | _fakers.c.student.is_not(None), 0), else_=1)), BigInteger)
_exports = (
    select(
        *(ExportRow.id, ExportRow.entered, ExportRow.at, ExportRow.by, _staff.text),
        func.count(ExportedRow.entry).label("n"),
        cast(func.sum(EntryRow.minutes), BigInteger).label("minutes"),
        _gone.label("gone"),
    )
    .join(ExportedRow, ExportedRow.export == ExportRow.id)
    .join(EntryRow, EntryRow.id == ExportedRow.entry)
    .outerjoin(_fakers, _fakers.c.student == EntryRow.student)
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
        *(ExportedRow.credit, _fakers.c.student.is_not(None).label("faked")),
    )
    .join(ExportedRow, ExportedRow.entry == EntryRow.id)
    .outerjoin(_fakers, _fakers.c.student == EntryRow.student)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(ClassRow, ClassRow.id == class_on(EntryRow.day))
    .join(Drawer, Drawer.id == StudentRow.name)
    .outerjoin(IdentityRow, IdentityRow.student == StudentRow.id)
    .where(ExportedRow.export == bindparam("export"))
    .order_by(ClassRow.name, EntryRow.student, EntryRow.day, EntryRow.id)
)
