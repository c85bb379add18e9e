"""Draws for the audit, and from what they were drawn."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.closed import Viewer
from app.counter.staff import StaffRow
from app.flows.volunteer.facts.drawing import (
    DrawKept,
    Drawn,
    How,
    Redrawn,
    SampleFacts,
    SampleLine,
    Samples,
    SampleShown,
)
from app.flows.volunteer.facts.figures import Record
from app.flows.volunteer.facts.ids import SampleId
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.model.drawing import AuditRow, DrawRow, SampledRow, SampleRow
from app.flows.volunteer.queries.discretion import hold_centre
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on
from app.flows.volunteer.rules.drawing import faults, over_the_same_days
from app.kernel.ids import derived
from app.store.among import among
from app.store.journal import MARKS, Journal, mark
from app.store.tables import Drawer

SEAL, DRAW = "volunteer.seal_sample", "volunteer.draw_sample"
"""How the journal calls the two steps of a draw."""


@FLOW.facts_of(SampleId)
def sample_facts(db: Connection, ids: Sequence[str]) -> dict[str, SampleFacts]:
    """Draws by id: three statements."""
    asked = {"ids": list(ids)}
    drawn = {r.id: r.draw is not None for r in db.execute(_sealed, asked)}
    entries: dict[str, set[str]] = {one: set() for one in ids}
    found: dict[str, set[str]] = {one: set() for one in ids}
    for r in db.execute(_drawn, asked):
        entries[r.sample].add(r.entry)
    for r in db.execute(_found, asked):
        found[r.sample].add(r.entry)
    return {
        one: SampleFacts(one, done, frozenset(entries[one]), frozenset(found[one]))
        for one, done in drawn.items()
    }


def population(db: Connection, first: date, last: date) -> list[str]:
    """The entries of some days that count, in ascending order of their ids: from these it is drawn."""
    return sorted(r.id for r in db.execute(_population, {"first": first, "last": last}))


@FLOW.gives
def samples(db: Connection, viewer: Viewer) -> Samples:
    """Every draw with how far it is: three statements."""
    hold_centre(viewer)
    drawn: dict[str, int] = {}
    for r in db.execute(_all_drawn):
        drawn[r.sample] = drawn.get(r.sample, 0) + 1
    newest = {(r.sample, r.entry): bool(r.right) for r in db.execute(_all_found)}
    lines, rows = [], db.execute(_samples).all()
    for one in rows:
        found = [right for (sample, _), right in newest.items() if sample == one.id]
        wrong = found.count(False)
        told = (one.first, one.last, one.called, _nth(one, rows), one.population, drawn.get(one.id, 0))
        lines.append(SampleLine(SampleId(one.id), one.number, *told, len(found), wrong, one.at))
    return Samples(tuple(lines))


@FLOW.gives
def sample_shown(db: Connection, sample: str, viewer: Viewer) -> SampleShown:
    """What was sealed, with its entries in the order of their tickets once it is drawn."""
    hold_centre(viewer)
    r = db.execute(_head, {"sample": sample}).one()
    every = db.execute(_samples).all()
    told = {f.entry: f for f in db.execute(_findings, {"sample": sample})}
    rows = db.execute(_entries, {"sample": sample}).all()
    return SampleShown(
        id=SampleId(r.id),
        facts=SampleFacts(r.id, r.seed is not None, frozenset(one.id for one in rows), frozenset(told)),
        number=r.number,
        first=r.first,
        last=r.last,
        called=r.called,
        count=r.size,
        digest=r.digest,
        of=r.population,
        nth=_nth(r, every),
        why=(r.reason or DASH) if r.why else "",
        why_id=r.why,
        at=r.at,
        by=r.text or r.by,
        drawn=How(r.line, r.seed, r.drawn_at, r.drawer or r.drawn_by) if r.seed else None,
        entries=tuple(_one(one, told.get(one.id)) for one in rows),
    )


@FLOW.gives
def redrawn(db: Connection, sample: str, viewer: Viewer) -> Redrawn:
    """A draw made once more from what its paper says."""
    hold_centre(viewer)
    one = draws(db)[sample]
    return Redrawn(one.number, len(one.drawn), one.population, tuple(faults(one)))


def draws(db: Connection) -> dict[str, DrawKept]:
    """Every draw as it was kept, by its id, with its line in the journal: three statements."""
    rows = db.execute(_samples).all()
    picked: dict[str, list[str]] = defaultdict(list)
    for one in db.execute(_in_order):
        picked[one.sample].append(one.entry)
    lines = {derived(r.command_id, 1): r for r in db.execute(_lines)}
    return {
        r.id: DrawKept(
            *(r.number, r.called, r.size, r.line, r.seed, _marked(lines.get(r.id), lines.get(r.draw))),
            *(r.population, r.digest),
            entries=tuple(r.entries.split()),
            drawn=tuple(picked[r.id]),
            repeats=_nth(r, rows) > 1,
            reasoned=r.why is not None,
        )
        for r in rows
    }


def _marked(sealed: Any, line: Any) -> str | None:
    """The mark of the line of a draw, where it comes after that of its seal."""
    return mark(line) if sealed and line and sealed.seq < line.seq else None


def _nth(r: Any, rows: Sequence[Any]) -> int:
    """The how-manieth draw it is over its days."""
    met = over_the_same_days(rows, r.first, r.last)
    return sum((one.at, one.number) <= (r.at, r.number) for one in met)


def _one(r: Any, found: Any) -> Drawn:
    what = f"{r.place} · {r.content}"
    record = Record(r.id, r.collection, r.student, r.text or DASH, r.name, r.day, r.minutes, what)
    right = None if found is None else bool(found.right)
    return Drawn(record, r.name_id, right, (found.text or "") if found else "")


_drawn = select(SampledRow.sample, SampledRow.entry).where(among(SampledRow.sample, "ids"))
_found = select(AuditRow.sample, AuditRow.entry).where(among(AuditRow.sample, "ids"))
_population = select(EntryRow.id).where(
    EntryRow.day.between(bindparam("first"), bindparam("last")), EntryRow.state == Entry.STAMPED.value
)
_sealed = (
    select(SampleRow.id, DrawRow.id.label("draw"))
    .outerjoin(DrawRow, DrawRow.sample == SampleRow.id)
    .where(among(SampleRow.id, "ids"))
)
_samples = (
    select(*SampleRow.__table__.columns, DrawRow.id.label("draw"), DrawRow.line, DrawRow.seed)
    .outerjoin(DrawRow, DrawRow.sample == SampleRow.id)
    .order_by(SampleRow.at.desc(), SampleRow.number.desc())
)
_in_order = select(SampledRow.sample, SampledRow.entry).order_by(SampledRow.sample, SampledRow.n)
_lines = select(Journal.seq, *(getattr(Journal, name) for name in MARKS)).where(
    Journal.command.in_((SEAL, DRAW))
)
_all_drawn = select(SampledRow.sample)
_all_found = select(AuditRow.sample, AuditRow.entry, AuditRow.right).order_by(AuditRow.at, AuditRow.id)
_staff, _why, _drawer = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_draws = aliased(StaffRow)
_head = (
    select(
        *(*SampleRow.__table__.columns, _staff.text, _why.text.label("reason"), _drawer.text.label("drawer")),
        *(DrawRow.line, DrawRow.seed, DrawRow.at.label("drawn_at"), DrawRow.by.label("drawn_by")),
    )
    .outerjoin(DrawRow, DrawRow.sample == SampleRow.id)
    .outerjoin(_draws, _draws.login == DrawRow.by)
    .outerjoin(_drawer, _drawer.id == _draws.name)
    .outerjoin(StaffRow, StaffRow.login == SampleRow.by)
    .outerjoin(_staff, _staff.id == StaffRow.name)
    .outerjoin(_why, _why.id == SampleRow.why)
    .where(SampleRow.id == bindparam("sample"))
)
_findings = (
    select(AuditRow.entry, AuditRow.right, Drawer.text)
    .outerjoin(Drawer, Drawer.id == AuditRow.note)
    .where(AuditRow.sample == bindparam("sample"))
    .order_by(AuditRow.at, AuditRow.id)
)
"""The newest comes last."""
_entries = (
    select(
        *(EntryRow.id, EntryRow.collection, EntryRow.student, EntryRow.day, EntryRow.minutes, EntryRow.place),
        *(EntryRow.content, ClassRow.name, StudentRow.name.label("name_id"), Drawer.text),
    )
    .join(SampledRow, SampledRow.entry == EntryRow.id)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(ClassRow, ClassRow.id == class_on(EntryRow.day))
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(SampledRow.sample == bindparam("sample"))
    .order_by(SampledRow.n)
)
