"""Certificates of whole classes in one run, and how they are put away (VOL-36)."""

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Len
from sqlalchemy import bindparam, exists, func, select

from app.counter.batch_facts import BatchId
from app.counter.batches import Item, begin
from app.counter.documents import Sheet
from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.commands.certificates import sheet_of
from app.flows.volunteer.facts.case import ClassFacts
from app.flows.volunteer.facts.certificates import Files, SignOffRow, SignOffSheet, Style
from app.flows.volunteer.facts.ids import ClassId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, PrintedRow
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.flows.volunteer.papers.certificates import FILE, SIGN_OFF
from app.flows.volunteer.queries.holders import prints
from app.flows.volunteer.queries.spells import class_on, ever_of_some
from app.flows.volunteer.rules.certificates import PART
from app.kernel.command import does
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept, T

Classes = Annotated[tuple[ClassId, ...], Len(1, 300)]


@dataclass(frozen=True)
class Begun:
    """A batch, and for how many students."""

    batch: BatchId
    students: int


@does(FLOW)
def issue_certificates(do: Doing, klasses: Classes, style: Style, files: Files = Files.CLASS) -> Begun:
    """Begin to give every student of some classes a certificate, sorted by class and number."""
    facts: tuple[ClassFacts, ...] = do.facts["klasses"]
    pupils: dict[str, list[str]] = {}
    for r in do.db.execute(_pupils, {"ids": [one.id for one in facts], "day": do.day}):
        pupils.setdefault(r.klass, []).append(r.id)
    batch, items = do.new(BatchId), list[Item]()
    told = {"style": style.value, "batch": batch, "alone": files is Files.EACH}
    for one in sorted(facts, key=lambda k: (k.name, k.id)):
        items += [
            Item("volunteer.issue_certificate", told | {"holder": pupil, "of": one.id}, pupil)
            for pupil in pupils.get(one.id, ())
        ]
        away = {"klass": one.id, "batch": batch, "files": files.value}
        items.append(Item("volunteer.put_away_certificates", away, one.id, closes=True))
    begin(do, batch, T("Certificates of {n} {n:class|classes}", n=len(facts)), items)
    return Begun(batch, sum(map(len, pupils.values())))


@does(FLOW)
def put_away_certificates(do: Doing, klass: ClassId, batch: BatchId, files: Files) -> int:
    """Print what a batch gave to a class and is in force: one file, in parts of so many pages, and the sign-off list.

    Returns how many. What was withdrawn or superseded while the run went on is handed out to nobody. Whatever was printed
    before says so, and how manieth print it is (VOL-35).
    """
    facts: ClassFacts = do.facts["klass"]
    do.take(ClassRow, [klass])
    rows = do.db.execute(_given, {"klass": klass, "batch": batch}).mappings().all()
    if not rows:
        raise Refused(No("Nobody of this class got a certificate.", {"klass": klass}))
    parts = [rows[k : k + PART] for k in range(0, len(rows), PART)] if files is Files.CLASS else []
    numbers = do.numbers(FILE, len(parts))
    sheets = [
        Sheet(
            papers.class_file(number, [*map(sheet_of, part)], do.settings),
            papers.CERTIFICATES,
        )
        for number, part in zip(numbers, parts, strict=True)
    ]
    documents = do.print_all([*sheets, Sheet(_sign_off(do, facts, rows), papers.LISTS)])
    do.add(
        PrintedRow,
        *(
            {"certificate": r["id"], "document": document}
            for document, part in zip(documents, parts, strict=False)
            for r in part
        ),
    )
    return len(rows)


def _sign_off(do: Doing, facts: ClassFacts, rows: Any) -> Any:
    listed = tuple(
        SignOffRow(r["student"], Kept(r["name"]), r["number"], r["minutes"], Style(r["style"])) for r in rows
    )
    leader = Kept(facts.leader) if facts.leader else None
    print = max(r["prints"] for r in rows) + 1
    sheet = SignOffSheet(do.number(SIGN_OFF), facts.name, facts.college, leader, listed, do.now, print)
    return papers.sign_off_list(sheet, do.settings)


_pupils = (
    select(StudentRow.id, class_on(bindparam("day")).label("klass"))
    .where(ever_of_some("ids"))
    .order_by(StudentRow.id)
)
_given = (
    select(*CertificateRow.__table__.columns, func.coalesce(prints, 0).label("prints"))
    .where(CertificateRow.batch == bindparam("batch"), CertificateRow.klass == bindparam("klass"))
    .where(~exists().where(EndRow.certificate == CertificateRow.id))
    .order_by(CertificateRow.student)
)
