"""证明: certificates are given, printed again, and come back (VOL-33, 35)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select

from app.counter.batch_facts import BatchId
from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.counter.settings import ORGANISATION
from app.counter.staff import StaffRow
from app.flows.volunteer import papers
from app.flows.volunteer.commands.keys import key_in_force, lists_before
from app.flows.volunteer.facts.certificates import (
    Certificate,
    CertificateFacts,
    CertificateId,
    CertificateSheet,
    DocumentKind,
    HolderFacts,
    HolderId,
    Says,
    Served,
    Style,
)
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.facts.ledger import LedgerAct
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.spells import class_on
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, IdentityRow, PrintedRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.model.seals import SealRow
from app.flows.volunteer.papers.certificates import CERTIFICATE
from app.flows.volunteer.queries.holders import certificate_of, certificates, not_withdrawn
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.rules.certificates import counting, fallen, minutes_of, summed_up
from app.flows.volunteer.rules.ledger import ledger
from app.flows.volunteer.settings.certificates import CONTACT, ISSUER, PAGE_ADDRESS, RESPONSIBLE
from app.kernel.command import does
from app.kernel.fields import Code, Private
from app.kernel.refusal import No, Refused
from app.kernel.signed import message
from app.kernel.text import Kept
from app.store.among import among
from app.store.tables import Drawer


@dataclass(frozen=True)
class Issued:
    """A certificate with its number; its document, where it was printed by itself."""

    certificate: CertificateId
    number: str
    document: DocumentId | None


@does(FLOW)
def note_document(
    do: Doing, student: StudentId, kind: DocumentKind, shown: Private, volunteer: Code | None = None
) -> None:
    """Keep what a student showed, its number in part, and the number that the volunteers' system gave."""
    row = {"kind": kind.value, "shown": shown.id, "volunteer": volunteer}
    if not do.set(IdentityRow, {"student": student}, **row):
        do.add(IdentityRow, row | {"student": student})


@does(FLOW)
def issue_certificate(
    do: Doing,
    holder: HolderId,
    style: Style,
    anew: bool = False,
    batch: BatchId | None = None,
    alone: bool = True,
    of: ClassId | None = None,
) -> Issued:
    """Certify what the ledger says; what was certified before is superseded. Printed by itself if `alone`.

    `of` is the class that a run goes through: who left it since the run began gets theirs with their own class.
    """
    facts: HolderFacts = do.facts["holder"]
    do.take(StudentRow, [holder])
    _hold_unchanged(do.db, facts)
    if of and class_on(facts.spells, do.day) != of:
        raise Refused(No("Moved to another class since the run began: give it with that class."))
    certificate, number = do.new(CertificateId), do.number(CERTIFICATE)
    row = _certified(do, facts, certificate, number, style, batch)
    do.add(CertificateRow, row)
    if facts.given:
        _end(do, [facts.given], Certificate.SUPERSEDED, certificate)
    document = None
    if alone:
        document = do.print(papers.certificate(sheet_of(row), do.settings), papers.CERTIFICATES)
        do.add(PrintedRow, {"certificate": certificate, "document": document})
    return Issued(certificate, number, document)


@does(FLOW)
def reprint_certificate(do: Doing, certificate: CertificateId) -> DocumentId:
    """Print a certificate once more: it says so, and how manieth print it is (VOL-35)."""
    _held(do)
    row = do.db.execute(_row, {"certificate": certificate}).mappings().one()
    document = do.print(papers.certificate(sheet_of(row), do.settings), papers.CERTIFICATES)
    do.add(PrintedRow, {"certificate": certificate, "document": document})
    return document


@does(FLOW)
def collect_certificate(do: Doing, certificate: CertificateId) -> None:
    """The paper of a certificate that is in force no more has come back."""
    _held(do)
    do.set(EndRow, {"certificate": certificate}, collected_at=do.now, collected_by=do.staff.login)


def _held(do: Doing) -> CertificateFacts:
    """The certificate as it is once nobody else prints, judges or collects it; raises Refused where it ended, or came back."""
    facts: CertificateFacts = do.facts["certificate"]
    do.take(StudentRow, [facts.student])
    do.take(CertificateRow, [facts.id])
    now = certificates(do.db, [facts.id])[facts.id]
    if (now.step, now.collected) != (facts.step, facts.collected):
        told = {"number": facts.number}
        raise Refused(No("Somebody else has just done something with {number}. Look again.", told))
    return now


def withdraw_fallen(do: Doing, student: str) -> None:
    """Withdraw what says more than a student has now, superseded ones too (VOL-35); the ledger is written already."""
    lines = ledger(students(do.db, [student])[student].acts)
    given = [certificate_of(r) for r in do.db.execute(not_withdrawn, {"ids": [student]})]
    fell = fallen(given, lines[-1].balance if lines else 0)
    _end(do, [one for one in fell if one.step is Certificate.GIVEN], Certificate.WITHDRAWN, None)
    for one in fell:
        if one.step is Certificate.SUPERSEDED:
            how = {"withdrawn_by": do.staff.login, "withdrawn_lists": lists_before(do)}
            do.set(EndRow, {"certificate": one.id}, withdrawn_at=do.now, **how)


def sheet_of(row: Any) -> CertificateSheet:
    """A certificate's row as it is printed."""
    same = (
        *(
            "number",
            "student",
            "volunteer",
            "minutes",
            "first",
            "last",
            "issuer",
            "responsible",
            "contact",
            "day",
            "key",
        ),
        *("signature", "before"),
    )
    return CertificateSheet(
        style=Style(row["style"]),
        name=Kept(row["name"]),
        kind=DocumentKind(row["kind"]),
        shown=Kept(row["shown"]),
        handler=Kept(row["handler"]) if row["handler"] else DASH,
        seal=Kept(row["seal"]) if row["seal"] else "",
        served=tuple(Served(*one) for one in json.loads(row["content"])),
        **{name: row[name] for name in same},
    )


def _certified(
    do: Doing, facts: HolderFacts, id: CertificateId, number: str, style: Style, batch: BatchId | None
) -> dict[str, Any]:
    """Everything that a certificate says, signed."""
    who = do.db.execute(_who, {"student": facts.id, "login": do.staff.login, "day": do.day}).one()
    if not (who.called and who.written):
        told = {"student": facts.id}
        raise Refused(No("The name or the document of {student} was forgotten: enter it anew first.", told))
    counts, reduced = counting(facts.acts)
    served = list(do.db.execute(_served, {"ids": [one.entry for one in counts]}))
    days, volunteer = [r.day for r in served], who.volunteer or facts.id
    key = key_in_force(do)
    says = Says(
        *(key, number, who.called, who.written, volunteer),
        *(minutes_of(facts), min(days), max(days)),
    )
    content = summed_up(_by_content(served, counts), "")
    return {
        "id": id,
        "number": number,
        "student": facts.id,
        "klass": class_on(facts.spells, do.day),
        "style": style.value,
        "minutes": says.minutes,
        "first": says.first,
        "last": says.last,
        "content": json.dumps(
            [[one.what, 0 if reduced else one.minutes] for one in content], ensure_ascii=False
        ),
        "name": who.name,
        "kind": who.kind,
        "shown": who.shown,
        "volunteer": volunteer,
        "issuer": do.settings.of(ISSUER) or do.settings.of(ORGANISATION),
        "responsible": do.settings.of(RESPONSIBLE),
        "contact": do.settings.of(CONTACT),
        "before": do.settings.of(PAGE_ADDRESS),
        "handler": who.handler,
        "seal": who.seal,
        "day": do.day,
        "at": do.now,
        "key": key,
        "signature": do.signing.sign(message(says.fields)).hex(),
        "batch": batch,
        "lists": lists_before(do),
    }


def _by_content(served: Iterable[Any], counts: Iterable[LedgerAct]) -> dict[str, int]:
    credited = {one.entry: one.minutes for one in counts}
    found: dict[str, int] = {}
    for r in served:
        found[r.content] = found.get(r.content, 0) + credited[r.id]
    return found


def _hold_unchanged(db: Connection, facts: HolderFacts) -> None:
    """Hold that nobody judged or certified this student since the facts were read; the student is locked now."""
    newest = max((act.n for act in facts.acts), default=0)
    r = db.execute(_newest, {"student": facts.id}).one()
    if (r.n or 0, r.given) != (newest, facts.given.id if facts.given else None):
        raise Refused(ledger_changed(facts.id))


def ledger_changed(student: str) -> No:
    """The no to whoever relies on a ledger that somebody else has written on since."""
    return No("The ledger of {student} has just changed. Look again.", {"student": student})


def _end(
    do: Doing, certificates: Iterable[CertificateFacts], how: Certificate, by: CertificateId | None
) -> None:
    ids = [one.id for one in certificates]
    if not ids:
        return
    row: dict[str, Any] = {"how": how.value, "by_certificate": by, "at": do.now, "by": do.staff.login}
    row["lists"] = lists_before(do)
    back = dict.fromkeys(("withdrawn_at", "withdrawn_by", "withdrawn_lists", "collected_at", "collected_by"))
    do.add(EndRow, *(row | back | {"certificate": one} for one in ids))


_name, _shown = Drawer.__table__.alias("name"), Drawer.__table__.alias("shown")
_seal = (
    select(SealRow.picture)
    .where(
        SealRow.kind == Stamp.CENTRE.value,
        SealRow.picture.is_not(None),
        SealRow.since <= bindparam("day"),
        or_(SealRow.until.is_(None), SealRow.until >= bindparam("day")),
    )
    .order_by(SealRow.since.desc(), SealRow.id)
    .limit(1)
    .scalar_subquery()
)
"""The picture of the centre's seal that is valid on a day, the newest of several."""
_who = (
    select(
        StudentRow.name,
        _name.c.text.label("called"),
        *(IdentityRow.kind, IdentityRow.shown, IdentityRow.volunteer),
        _shown.c.text.label("written"),
        select(StaffRow.name).where(StaffRow.login == bindparam("login")).scalar_subquery().label("handler"),
        _seal.label("seal"),
    )
    .select_from(StudentRow)
    .join(IdentityRow, IdentityRow.student == StudentRow.id)
    .join(_name, _name.c.id == StudentRow.name)
    .join(_shown, _shown.c.id == IdentityRow.shown)
    .where(StudentRow.id == bindparam("student"))
)
_served = select(EntryRow.id, EntryRow.day, EntryRow.content).where(among(EntryRow.id, "ids"))
_row = select(CertificateRow.__table__).where(CertificateRow.id == bindparam("certificate"))
_newest = select(
    select(func.max(ActRow.n)).where(ActRow.student == bindparam("student")).scalar_subquery().label("n"),
    select(CertificateRow.id)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .where(CertificateRow.student == bindparam("student"), EndRow.certificate.is_(None))
    .scalar_subquery()
    .label("given"),
)
