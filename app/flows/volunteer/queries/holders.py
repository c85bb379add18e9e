"""Those whom certificates are made out to, and the certificates themselves: the facts that guards judge."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, case, cast, func, or_, select

from app.counter.documents import DocumentRow
from app.flows.volunteer.facts.certificates import (
    Certificate,
    CertificateFacts,
    CertificateId,
    HolderFacts,
    HolderId,
    KeyFacts,
    KeyId,
)
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import (
    CertificateRow,
    EndRow,
    IdentityRow,
    KeyRow,
    PrintedRow,
)
from app.flows.volunteer.queries.loaders import students
from app.store.among import among


@FLOW.facts_of(HolderId)
def holders(db: Connection, ids: Sequence[str]) -> dict[str, HolderFacts]:
    """Students with their ledgers, what they showed, and the certificate in force: four statements."""
    asked = {"ids": list(ids)}
    shown = set(db.execute(_shown, asked).scalars())
    given = {r.student: certificate_of(r) for r in db.execute(in_force, asked)}
    return {
        one.id: HolderFacts(one.id, one.spells, one.acts, one.id in shown, given.get(one.id))
        for one in students(db, ids).values()
    }


@FLOW.facts_of(CertificateId)
def certificates(db: Connection, ids: Sequence[str]) -> dict[str, CertificateFacts]:
    """Certificates by id, with how often each was printed."""
    return {r.id: certificate_of(r) for r in db.execute(_certificates, {"ids": list(ids)})}


@FLOW.facts_of(KeyId)
def keys(db: Connection, ids: Sequence[str]) -> dict[str, KeyFacts]:
    """Public keys by what they are called."""
    return {r.id: KeyFacts(r.id, r.public, r.name) for r in db.execute(_keys, {"ids": list(ids)})}


def certificate_of(r: Any) -> CertificateFacts:
    """A certificate from its row."""
    step = Certificate(r.how) if r.how else Certificate.GIVEN
    back = r.collected_at is not None
    return CertificateFacts(r.id, step, r.number, r.student, r.minutes, back, r.prints or 0)


def ended_how(list: Any = None) -> ColumnElement[str]:
    """How a certificate ended, as of now or of the n-th list: one that was superseded may be withdrawn later (VOL-35)."""
    later = EndRow.withdrawn_at.is_not(None) if list is None else EndRow.withdrawn_lists < list
    return case((later, Certificate.WITHDRAWN.value), else_=EndRow.how)


prints = (
    select(cast(func.sum(DocumentRow.prints), BigInteger))
    .join(PrintedRow, PrintedRow.document == DocumentRow.id)
    .where(PrintedRow.certificate == CertificateRow.id)
    .scalar_subquery()
)
"""How often a certificate was printed, on all its documents."""
FACTS: tuple[Any, ...] = (
    *(CertificateRow.id, CertificateRow.number, CertificateRow.student, CertificateRow.minutes),
    *(ended_how().label("how"), EndRow.collected_at, prints.label("prints")),
)
_certificates = (
    select(*FACTS)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .where(among(CertificateRow.id, "ids"))
)
in_force = (
    select(*FACTS)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .where(among(CertificateRow.student, "ids"), EndRow.certificate.is_(None))
)
"""The certificates of some students that are in force."""
not_withdrawn = (
    select(*FACTS)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .where(
        among(CertificateRow.student, "ids"),
        or_(EndRow.certificate.is_(None), ended_how() == Certificate.SUPERSEDED.value),
    )
)
"""Those and the superseded ones: whoever still holds the paper could show it."""
_shown = select(IdentityRow.student).where(among(IdentityRow.student, "ids"))
_keys = select(KeyRow.id, KeyRow.public, KeyRow.name).where(among(KeyRow.id, "ids"))
