"""The book of certificates: classes, students, what is to be collected, and the batches (VOL-35, 36)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from app.counter import batches
from app.counter.batch_facts import Skipped
from app.counter.closed import Viewer
from app.counter.documents import DocumentRow
from app.counter.kept_back import KeptBack
from app.counter.settings import Settings
from app.flows.volunteer.facts.certificates import (
    Certificate,
    CertificatesBook,
    ClassCertificates,
    ClassShown,
    DocumentKind,
    Given,
    HolderFacts,
    HolderShown,
    LeftOut,
    RunFile,
    RunFiles,
    Style,
)
from app.flows.volunteer.facts.ids import ClassId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, IdentityRow, KeyRow, PrintedRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.papers.certificates import FILE
from app.flows.volunteer.queries.discretion import hold_centre, hold_class_open, of_own, own_classes
from app.flows.volunteer.queries.holders import FACTS, certificate_of, ended_how, holders
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.queries.spells import class_on, of_class
from app.flows.volunteer.rules.certificates import minutes_of
from app.flows.volunteer.rules.periods import today
from app.kernel.refusal import No
from app.store.among import among
from app.store.tables import Drawer

NEWEST = 100
"""So many of the newest certificates are listed."""


@FLOW.gives
def certificates_book(db: Connection, at: datetime, viewer: Viewer, settings: Settings) -> CertificatesBook:
    """Every class with how far it is, what is to be collected, the newest ones, and the batches.

    A league secretary sees those of the own class, and no batch: it goes through several.
    """
    own = own_classes(db, viewer)
    runs = batches.shown(db, FLOW.name).rows if own is None else ()
    return CertificatesBook(
        at,
        tuple(_classes(db, of_own(db.execute(_every, {"day": today(at, settings)}), own))),
        tuple(map(_given, of_own(db.execute(_to_collect), own))),
        tuple(map(_given, of_own(db.execute(_newest), own))),
        runs,
        db.execute(_key).first() is not None,
        tuple(_left_out(db, runs[0].skipped, today(at, settings))) if runs else (),
    )


@FLOW.gives
def class_certificates(
    db: Connection, klass: str, at: datetime, viewer: Viewer, settings: Settings
) -> ClassCertificates:
    """The students of a class with hours, document and certificate."""
    hold_class_open(db, klass, viewer)
    name = db.execute(_class, {"klass": klass}).scalar_one()
    rows = db.execute(_students, {"klass": klass, "day": today(at, settings)}).all()
    facts = holders(db, [r.id for r in rows])
    return ClassCertificates(ClassId(klass), name, tuple(_holder(r, facts[r.id]) for r in rows))


@FLOW.gives
def run_files(db: Connection, batch: str, viewer: Viewer, settings: Settings) -> RunFiles:
    """What a run has printed so far: each certificate's first document, never a later print of it, nor what has ended."""
    hold_centre(viewer)
    first: dict[str, Any] = {}
    for r in db.execute(_printed, {"batch": batch}):
        first.setdefault(r.certificate, r)
    found = {r.id: r for r in first.values()}
    day = db.execute(_begun, {"batch": batch}).scalar_one()
    ended = _ended_on(db, list(found))
    return RunFiles(
        settings.business_day(day),
        tuple(RunFile(r.id, _file_name(r)) for r in found.values() if r.id not in ended),
        len(ended),
        tuple(sorted({number for some in ended.values() for number in some})),
    )


@FLOW.gives
def kept_back(db: Connection, documents: Sequence[str]) -> KeptBack:
    """Documents with certificates that are in force no more: nobody is given such a paper once more (VOL-35)."""
    return KeptBack(
        {
            document: No(
                "{numbers:list}: in force no more, so this is not printed. Those that are in force are printed one by "
                "one in the book of certificates.",
                {"numbers": some},
                mend="reprint_certificate",
            )
            for document, some in _ended_on(db, documents).items()
        }
    )


def _ended_on(db: Connection, documents: Sequence[str]) -> dict[str, list[str]]:
    """The numbers of certificates that are in force no more, by the document that they stand on."""
    numbers: dict[str, list[str]] = {}
    for r in db.execute(_fell, {"ids": list(documents)}):
        numbers.setdefault(r.document, []).append(r.number)
    return numbers


def _file_name(r: Any) -> str:
    """A class's file is called by the class, one of a single student by the student's number too."""
    whose = r.klass if r.kind == FILE.code else f"{r.klass} {r.student}"
    return f"{whose} {r.number}.pdf"


def _left_out(db: Connection, skipped: Sequence[Skipped], day: date) -> Iterable[LeftOut]:
    """Those whom a run skipped, with their names, in its order."""
    known = {r.id: r for r in db.execute(_of_ids, {"ids": [one.about for one in skipped], "day": day})}
    for one in skipped:
        r = known[one.about]
        yield LeftOut(r.id, r.called or DASH, r.klass, r.klass_name, one.no)


def _classes(db: Connection, rows: Sequence[Any]) -> Iterable[ClassShown]:
    """Classes by their names; the hours are the ledgers', never kept."""
    facts = holders(db, [r.student for r in rows])
    found: dict[str, list[Any]] = {}
    for r in rows:
        found.setdefault(r.klass, []).append(r)
    return [_class_shown(some, facts) for some in found.values()]


def _class_shown(rows: list[Any], facts: Mapping[str, HolderFacts]) -> ClassShown:
    told = [(minutes_of(facts[r.student]), facts[r.student]) for r in rows]
    return ClassShown(
        id=ClassId(rows[0].klass),
        name=rows[0].name,
        college=rows[0].college,
        students=len(rows),
        with_hours=sum(minutes > 0 for minutes, _ in told),
        without_document=sum(minutes > 0 and not one.shown for minutes, one in told),
        covered=sum(
            minutes > 0 and one.given is not None and one.given.minutes == minutes for minutes, one in told
        ),
    )


def _holder(r: Any, facts: HolderFacts) -> HolderShown:
    kind = DocumentKind(r.kind) if r.kind else None
    number = facts.given.number if facts.given else ""
    return HolderShown(facts, r.called or DASH, kind, r.written or "", r.volunteer or "", number)


def _given(r: Any) -> Given:
    return Given(certificate_of(r), r.called or DASH, r.klass_name, Style(r.style), r.day, r.ended)


_name, _shown = aliased(Drawer), aliased(Drawer)
_ended = func.coalesce(EndRow.withdrawn_at, EndRow.at)
_listed: Select[Any] = (
    select(
        *FACTS,
        *(CertificateRow.style, CertificateRow.day, _ended.label("ended")),
        *(_name.text.label("called"), CertificateRow.klass, ClassRow.name.label("klass_name")),
    )
    .join(ClassRow, ClassRow.id == CertificateRow.klass)
    .join(_name, _name.id == CertificateRow.name)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
)
_to_collect = _listed.where(
    ended_how() == Certificate.WITHDRAWN.value, EndRow.collected_at.is_(None)
).order_by(_ended, CertificateRow.number)
_newest = _listed.order_by(CertificateRow.at.desc(), CertificateRow.number.desc()).limit(NEWEST)
_printed = (
    select(
        PrintedRow.certificate,
        *(DocumentRow.id, DocumentRow.kind, DocumentRow.number),
        ClassRow.name.label("klass"),
        CertificateRow.student,
    )
    .join(CertificateRow, CertificateRow.id == PrintedRow.certificate)
    .join(ClassRow, ClassRow.id == CertificateRow.klass)
    .join(DocumentRow, DocumentRow.id == PrintedRow.document)
    .where(CertificateRow.batch == bindparam("batch"))
    .order_by(DocumentRow.made_at, DocumentRow.number, CertificateRow.number)
)
_fell = (
    select(PrintedRow.document, CertificateRow.number)
    .join(CertificateRow, CertificateRow.id == PrintedRow.certificate)
    .join(EndRow, EndRow.certificate == CertificateRow.id)
    .where(among(PrintedRow.document, "ids"))
    .order_by(CertificateRow.number)
)
_begun = select(batches.BatchRow.at).where(batches.BatchRow.id == bindparam("batch"))
_of_ids = (
    select(
        *(StudentRow.id, ClassRow.id.label("klass"), ClassRow.name.label("klass_name")),
        _name.text.label("called"),
    )
    .select_from(StudentRow)
    .join(_name, _name.id == StudentRow.name)
    .join(ClassRow, ClassRow.id == class_on(bindparam("day")))
    .where(among(StudentRow.id, "ids"))
)
_key = select(KeyRow.id).where(KeyRow.name == "").limit(1)
_class = select(ClassRow.name).where(ClassRow.id == bindparam("klass"))
_every = (
    select(ClassRow.id.label("klass"), ClassRow.name, ClassRow.college, StudentRow.id.label("student"))
    .select_from(ClassRow)
    .join(StudentRow, ClassRow.id == class_on(bindparam("day")))
    .order_by(ClassRow.name, StudentRow.id)
)
_students = (
    select(
        StudentRow.id,
        _name.text.label("called"),
        *(IdentityRow.kind, IdentityRow.volunteer),
        _shown.text.label("written"),
    )
    .join(_name, _name.id == StudentRow.name)
    .outerjoin(IdentityRow, IdentityRow.student == StudentRow.id)
    .outerjoin(_shown, _shown.id == IdentityRow.shown)
    .where(of_class(bindparam("klass"), bindparam("day")))
    .order_by(StudentRow.id)
)
