"""The book of certificates: classes, students, what is to be collected, and the batches (VOL-35, 36)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.orm import aliased

from app.counter import batches
from app.flows.volunteer.facts.certificates import (
    Certificate,
    CertificatesBook,
    ClassCertificates,
    ClassShown,
    DocumentKind,
    Given,
    HolderFacts,
    HolderShown,
    Style,
)
from app.flows.volunteer.facts.ids import ClassId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, IdentityRow, KeyRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.queries.holders import FACTS, certificate_of, holders
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.rules.certificates import minutes_of
from app.store.tables import Drawer

NEWEST = 100
"""So many of the newest certificates are listed."""


@FLOW.gives
def certificates_book(db: Connection, at: datetime) -> CertificatesBook:
    """Every class with how far it is, what is to be collected, the newest ones, and the batches."""
    return CertificatesBook(
        at,
        tuple(_classes(db)),
        tuple(map(_given, db.execute(_to_collect))),
        tuple(map(_given, db.execute(_newest))),
        batches.shown(db, FLOW.name).rows,
        db.execute(_key).first() is not None,
    )


@FLOW.gives
def class_certificates(db: Connection, klass: str) -> ClassCertificates:
    """The students of a class with hours, document and certificate."""
    name = db.execute(_class, {"klass": klass}).scalar_one()
    rows = db.execute(_students, {"klass": klass}).all()
    facts = holders(db, [r.id for r in rows])
    return ClassCertificates(ClassId(klass), name, tuple(_holder(r, facts[r.id]) for r in rows))


def _classes(db: Connection) -> Iterable[ClassShown]:
    """Classes by their names; the hours are the ledgers', never kept."""
    rows = db.execute(_every).all()
    facts = holders(db, [r.student for r in rows])
    found: dict[str, list[Any]] = {}
    for r in rows:
        found.setdefault(r.id, []).append(r)
    return [_class_shown(some, facts) for some in found.values()]


def _class_shown(rows: list[Any], facts: Mapping[str, HolderFacts]) -> ClassShown:
    told = [(minutes_of(facts[r.student]), facts[r.student]) for r in rows]
    return ClassShown(
        id=ClassId(rows[0].id),
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
    return Given(certificate_of(r), r.called or DASH, r.klass, Style(r.style), r.day, r.ended)


_name, _shown = aliased(Drawer), aliased(Drawer)
_listed: Select[Any] = (
    select(
        *FACTS,
        *(CertificateRow.style, CertificateRow.day, EndRow.at.label("ended")),
        _name.text.label("called"),
        ClassRow.name.label("klass"),
    )
    .join(ClassRow, ClassRow.id == CertificateRow.klass)
    .join(_name, _name.id == CertificateRow.name)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
)
_to_collect = _listed.where(
    EndRow.how == Certificate.WITHDRAWN.value, EndRow.collected_at.is_(None)
).order_by(EndRow.at, CertificateRow.number)
_newest = _listed.order_by(CertificateRow.at.desc(), CertificateRow.number.desc()).limit(NEWEST)
_key = select(KeyRow.id).where(KeyRow.name == "").limit(1)
_class = select(ClassRow.name).where(ClassRow.id == bindparam("klass"))
_every = (
    select(ClassRow.id, ClassRow.name, ClassRow.college, StudentRow.id.label("student"))
    .join(StudentRow, StudentRow.klass == ClassRow.id)
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
    .where(StudentRow.klass == bindparam("klass"))
    .order_by(StudentRow.id)
)
