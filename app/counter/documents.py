"""Documents as they were frozen, with their characters checked, and the jobs that print them (COM-15, 40)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    bindparam,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.counter.photo_tables import PhotoPaper
from app.counter.print_counts import count, pages_of
from app.counter.print_facts import DocumentId, Job, JobId
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept, Text
from app.paper import frozen
from app.paper.fonts import missing
from app.paper.model import Block, Keep, Paper, Signatures
from app.store.among import among
from app.store.base import Base, add
from app.store.journal import Journal
from app.store.seals import CODE, code
from app.store.tables import HOUSE, Drawer

LAID_OUT = {"unsealed": "written once a document is laid out; the deep audit holds both against each other"}
PRINTING = {"unsealed": "the printer's worker writes how a print goes, outside every command"}
WAITING = text("state IN ('queued', 'printing')")


class DocumentRow(Base):
    """A document: its data never change. `sha256` is that of the original's bytes, once it is laid out.

    `keeps`: it leaves the house or is signed, so its bytes stay. Several documents may bear one number:
    a bill is shown provisionally, then settled. `awaited` is the role of those who acknowledge that they have
    it, None where nobody has to; `seen_at` and `seen_by` say that they do.
    """

    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_made_at", "made_at"), HOUSE)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(
        String(40).with_variant(String(40, collation="C"), "postgresql"), index=True
    )
    kind: Mapped[str] = mapped_column(String(8))
    title: Mapped[str]
    case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    data: Mapped[str]
    layout: Mapped[int]
    keeps: Mapped[bool]
    code: Mapped[str] = mapped_column(String(CODE))
    sha256: Mapped[str | None] = mapped_column(String(64), info=LAID_OUT)
    prints: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(64))
    counter: Mapped[str] = mapped_column(String(16))
    awaited: Mapped[str | None] = mapped_column(String(80))
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[str | None] = mapped_column(String(64))


class DocumentFile(Base):
    """The original's bytes; those of slips and lists go at `until` (COM-40)."""

    __tablename__ = "document_files"
    __table_args__ = (Index("ix_document_files_until", "until"), {"info": {"room": "house"} | LAID_OUT})
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    until: Mapped[datetime | None]


class PrintJob(Base):
    """One print. `role` finds its printer in the settings, `printer` is where a person sent it instead.

    `counter` prints it; `n` is its place among the papers of its command; `pulse` opens the cash drawer;
    `asked_at` is when a person last asked for it.
    """

    __tablename__ = "print_jobs"
    __table_args__ = (
        Index(
            "ix_print_jobs_waiting",
            "counter",
            "made_at",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        Index("ix_print_jobs_state", "state", "made_at"),
        CheckConstraint("copy > 0 AND attempts >= 0", name="counts"),
        HOUSE,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    copy: Mapped[int]
    role: Mapped[str] = mapped_column(String(80))
    printer: Mapped[str | None] = mapped_column(ForeignKey("printers.id"))
    pulse: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16), info=PRINTING)
    attempts: Mapped[int] = mapped_column(info=PRINTING)
    why: Mapped[str | None] = mapped_column(info=PRINTING)
    cancelled_why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    counter: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(64))
    n: Mapped[int]
    asked_at: Mapped[datetime]
    next_at: Mapped[datetime] = mapped_column(info=PRINTING)
    ended_at: Mapped[datetime | None] = mapped_column(info=PRINTING)


class PrinterRow(Base):
    """A printer of the house. `how`: a folder, an ESC/POS printer on the network, or one of the system's."""

    __tablename__ = "printers"
    __table_args__ = (HOUSE,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    how: Mapped[str] = mapped_column(String(16))
    address: Mapped[str] = mapped_column(String(200))


class PrinterRoute(Base):
    """Which printer takes the papers of a role; `counter` is "" for the whole house (COM-41)."""

    __tablename__ = "printer_routes"
    __table_args__ = (HOUSE,)
    role: Mapped[str] = mapped_column(String(80), primary_key=True)
    counter: Mapped[str] = mapped_column(String(16), primary_key=True)
    printer: Mapped[str] = mapped_column(ForeignKey("printers.id"))


@dataclass(frozen=True, slots=True)
class Made:
    """When, where and by whom documents are made, for which case, and at which kinds of printer somebody awaits them."""

    at: datetime
    by: str
    counter: str
    case: str | None
    awaits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper on its way to a printer. `pulse` opens the cash drawer; `chained` prints the chain's short code."""

    paper: Paper
    role: str
    pulse: bool = False
    chained: bool = False


def freeze(db: Connection, sheets: Sequence[tuple[DocumentId, JobId, Sheet]], made: Made) -> None:
    """Freeze papers as data and queue their first prints, inside the command's transaction.

    Raises Refused for a character that no font has, naming it and the document (COM-15).
    """
    written = [frozen.to_json(sheet.paper) for _, _, sheet in sheets]
    _check(db, [sheet.paper for _, _, sheet in sheets], written)
    newest = _newest_code(db, made.counter) if any(sheet.chained for _, _, sheet in sheets) else ""
    documents, jobs = [], []
    for n, ((document, job, sheet), data) in enumerate(zip(sheets, written, strict=True)):
        documents.append(_document(document, sheet, data, made, newest if sheet.chained else ""))
        jobs.append(new_job(job, document, 1, sheet.role, made, n=n, pulse=sheet.pulse))
    add(db, DocumentRow, documents)
    add(db, PrintJob, jobs)
    borne = [
        {"document": document, "photo": photo}
        for document, _, sheet in sheets
        for photo in sorted(frozen.photos(sheet.paper))
    ]
    if borne:
        add(db, PhotoPaper, borne)
    for document, _, sheet in sheets:
        count(db, document, 1, pages_of(sheet.paper))


def new_job(
    job: str,
    document: str,
    copy: int,
    role: str,
    made: Made,
    *,
    printer: str | None = None,
    n: int = 0,
    pulse: bool = False,
) -> dict[str, Any]:
    """The row of a print that waits for its printer."""
    return {
        "id": job,
        "document": document,
        "copy": copy,
        "role": role,
        "printer": printer,
        "pulse": pulse,
        "state": Job.QUEUED.value,
        "attempts": 0,
        "why": None,
        "cancelled_why": None,
        "counter": made.counter,
        "made_at": made.at,
        "made_by": made.by,
        "n": n,
        "asked_at": made.at,
        "next_at": made.at,
        "ended_at": None,
    }


def stays(paper: Paper) -> bool:
    """Whether the bytes of a paper are kept: it leaves the house, or somebody signed it (COM-40)."""
    return not paper.staff or _signed(paper.blocks)


def written_text(said: Text) -> str:
    """A sentence as a column holds it."""
    return json.dumps([said.message, dict(said.args), said.context], ensure_ascii=False, default=str)


def read_text(written: str) -> Text:
    """A sentence from its column."""
    message, args, context = json.loads(written)
    return Text(message, args, context)


def personal_texts(db: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Personal texts by their drawer ids; a forgotten one is left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    return {r.id: r.text for r in db.execute(_texts, {"ids": wanted}) if r.text is not None}


def filled(value: Any, texts: Mapping[str, str]) -> Any:
    """A paper, or anything on it, with its personal texts put in; a forgotten one is a dash (COM-05)."""
    if isinstance(value, Kept):
        return texts.get(value.id, "—")
    if isinstance(value, Text):
        return Text(value.message, {k: filled(v, texts) for k, v in value.args.items()}, value.context)
    if isinstance(value, (list, tuple)):
        return type(value)(filled(v, texts) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: filled(getattr(value, f.name), texts) for f in fields(value)})
    return value


def _document(document: str, sheet: Sheet, data: str, made: Made, chained: str) -> dict[str, Any]:
    paper = sheet.paper
    return {
        "id": document,
        "number": paper.number,
        "kind": paper.kind,
        "title": written_text(paper.title),
        "case": made.case,
        "data": data,
        "layout": paper.layout,
        "keeps": stays(paper),
        "code": chained,
        "sha256": None,
        "prints": 1,
        "made_at": made.at,
        "made_by": made.by,
        "counter": made.counter,
        "awaited": sheet.role if sheet.role.partition(":")[0] in made.awaits else None,
        "seen_at": None,
        "seen_by": None,
    }


def _signed(blocks: Iterable[Block]) -> bool:
    return any(
        _signed(block.blocks)
        if isinstance(block, Keep)
        else isinstance(block, Signatures) and any(place.strokes or place.drawn for place in block.places)
        for block in blocks
    )


def _check(db: Connection, papers: Sequence[Paper], written: Sequence[str]) -> None:
    """Hold every character of the papers against the fonts; one statement for all their personal texts.

    The data as they are written hold every word of a paper; what else stands in them is plain ASCII.
    """
    kept = [frozen.kept(paper) for paper in papers]
    texts = personal_texts(db, (i for ids in kept for i in ids))
    for paper, data, ids in zip(papers, written, kept, strict=True):
        said = data + "".join(texts.get(i, "") for i in sorted(ids))
        if lacking := missing("".join(dict.fromkeys(said))):
            raise Refused(_unprintable(lacking[0], paper))


def _unprintable(character: str, paper: Paper) -> No:
    return No(
        "No font has the character {character} ({code}), so {number} cannot be printed. Write another one.",
        {"character": character, "code": f"U+{ord(character):04X}", "number": paper.number},
    )


def _newest_code(db: Connection, counter: str) -> str:
    """The short code of the newest row of this counter's chain; the paper's own row comes after it (COM-05)."""
    newest = db.execute(_tail, {"counter": counter}).scalar()
    return code(newest) if newest else ""


_texts = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_tail = (
    select(Journal.hash).where(Journal.counter == bindparam("counter")).order_by(Journal.n.desc()).limit(1)
)
