"""Certificates: whom they are made out to, what each says, what became of it, and the keys that signed (VOL-33 to 36).

`lists` is how many lists were signed before something was given, ended or known: none of those holds it, each later one does.
Two counters' clocks do not say so, nor does a moment in which both are at work.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class IdentityRow(Base):
    """What a student showed: the kind of document and its number in part, never whole; the number as a volunteer."""

    __tablename__ = "volunteer_identities"
    __table_args__ = (ROOM,)
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    shown: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    volunteer: Mapped[str | None] = mapped_column(String(40))


class KeyRow(Base):
    """A public key that is known here: `name` is the centre whose it is, empty for our own. None is ever removed."""

    __tablename__ = "volunteer_keys"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(8), primary_key=True)
    public: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    since: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    lists: Mapped[int]


class CertificateRow(Base):
    """A certificate as it was given: whatever changes later, it says this. `minutes` from the `first` day to the `last`.

    `seal` is the picture of the centre's seal that was valid then, where the register had one.

    `content` is JSON: what was served, each with its minutes. `before` is the address that its code begins with.
    """

    __tablename__ = "volunteer_certificates"
    __table_args__ = (
        Index("ix_volunteer_certificates_batch", "batch", "klass"),
        CheckConstraint("minutes > 0", name="minutes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), index=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"))
    style: Mapped[str] = mapped_column(String(16))
    minutes: Mapped[int]
    first: Mapped[date]
    last: Mapped[date]
    content: Mapped[str]
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    kind: Mapped[str] = mapped_column(String(24))
    shown: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    volunteer: Mapped[str] = mapped_column(String(40))
    issuer: Mapped[str] = mapped_column(String(80))
    responsible: Mapped[str] = mapped_column(String(80))
    contact: Mapped[str] = mapped_column(String(80))
    before: Mapped[str] = mapped_column(String(120))
    handler: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    seal: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    day: Mapped[date]
    at: Mapped[datetime]
    key: Mapped[str] = mapped_column(ForeignKey("volunteer_keys.id"))
    signature: Mapped[str] = mapped_column(String(128))
    batch: Mapped[str | None] = mapped_column(ForeignKey("batches.id"))
    lists: Mapped[int]


class EndRow(Base):
    """A certificate that is in force no more: withdrawn by a judgement, or superseded by the one in `by_certificate`.

    `withdrawn_at`: one that was superseded says more than a later judgement left. `collected_at`: the paper itself is
    back.
    """

    __tablename__ = "volunteer_certificate_ends"
    __table_args__ = (ROOM,)
    certificate: Mapped[str] = mapped_column(ForeignKey("volunteer_certificates.id"), primary_key=True)
    how: Mapped[str] = mapped_column(String(16))
    by_certificate: Mapped[str | None] = mapped_column(ForeignKey("volunteer_certificates.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    lists: Mapped[int]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(64))
    withdrawn_lists: Mapped[int | None]
    collected_at: Mapped[datetime | None]
    collected_by: Mapped[str | None] = mapped_column(String(64))


class PrintedRow(Base):
    """On which documents a certificate was printed; each counts its own prints."""

    __tablename__ = "volunteer_certificate_prints"
    __table_args__ = (ROOM,)
    certificate: Mapped[str] = mapped_column(ForeignKey("volunteer_certificates.id"), primary_key=True)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)


class ListRow(Base):
    """The `n`-th list that was signed for the verify page: what it held follows from that, the digest holds it to it.

    `centre` and `day` are what it says of itself; `digest` is that of its text, by SHA-256.
    """

    __tablename__ = "volunteer_lists"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    n: Mapped[int] = mapped_column(unique=True)
    centre: Mapped[str] = mapped_column(String(200))
    day: Mapped[date]
    key: Mapped[str] = mapped_column(ForeignKey("volunteer_keys.id"))
    digest: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(128))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
