"""Claims on makers and insurers, what each says, and what was done with it (DLR-44)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class ClaimRow(Base):
    """A claim: one for a warranty line, and one for all that an insurer pays of a visit (`line` is None)."""

    __tablename__ = "dealership_claims"
    __table_args__ = (
        UniqueConstraint("line"),
        Index(
            "uq_dealership_claims_case",
            "visit",
            unique=True,
            sqlite_where=text("line IS NULL"),
            postgresql_where=text("line IS NULL"),
        ),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), index=True)
    line: Mapped[str | None] = mapped_column(ForeignKey("dealership_lines.id"))
    number: Mapped[str] = mapped_column(String(40))


class ClaimTextRow(Base):
    """What a claim says, the n-th time that it was written; the newest counts. Sums in fen; `papers` that are there, one a line."""

    __tablename__ = "dealership_claim_texts"
    __table_args__ = (
        CheckConstraint("assessed >= 0", name="assessed"),
        CheckConstraint("excess >= 0", name="excess"),
        ROOM,
    )
    claim: Mapped[str] = mapped_column(ForeignKey("dealership_claims.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(String(40), index=True)
    kept_until: Mapped[date | None]
    insurer: Mapped[str | None] = mapped_column(String(80))
    policy: Mapped[str | None] = mapped_column(String(40))
    loss: Mapped[str | None] = mapped_column(String(40))
    surveyor: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    assessed: Mapped[int | None]
    excess: Mapped[int]
    papers: Mapped[str] = mapped_column(String(1000))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ClaimDeedRow(Base):
    """Where a claim stands after the n-th thing that was done with it: what was asked for, granted or paid, in fen, and why.

    `lines` is what its lines came to as it was sent.
    """

    __tablename__ = "dealership_claim_deeds"
    __table_args__ = (CheckConstraint("amount >= 0", name="amount"), ROOM)
    claim: Mapped[str] = mapped_column(ForeignKey("dealership_claims.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    did: Mapped[str] = mapped_column(String(16))
    amount: Mapped[int | None]
    lines: Mapped[int | None]
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ExcessUndoneRow(Base):
    """The n-th excess of a claim went back to the customer by the counter-entry `receipt`, and why."""

    __tablename__ = "dealership_excesses_undone"
    __table_args__ = (ROOM,)
    claim: Mapped[str] = mapped_column(ForeignKey("dealership_claims.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[str] = mapped_column(ForeignKey("receipts.id"))
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ExcessRow(Base):
    """What was taken of the excess of an insurance case after settlement, in fen, the n-th time."""

    __tablename__ = "dealership_excesses"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"), ROOM)
    claim: Mapped[str] = mapped_column(ForeignKey("dealership_claims.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]
    receipt: Mapped[str] = mapped_column(ForeignKey("receipts.id"))
