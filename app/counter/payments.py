"""What is kept of the till: receipts, the means by which each was paid, what was taken ahead, and accounts (COM-30, 31)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.tables import HOUSE


class ReceiptRow(Base):
    """What was taken or given back at once, under one number. `paid` in fen: negative when it went back.

    `ahead` is what was taken earlier and counted here; `due` what was to be paid after it.
    """

    __tablename__ = "receipts"
    __table_args__ = (
        CheckConstraint("kind IN ('back', 'counter') OR (paid >= 0 AND paid <= due)", name="sums"),
        Index("ix_receipts_business_day", "business_day", "counter"),
        HOUSE,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(16))
    case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    bill: Mapped[str | None] = mapped_column(String(64), index=True)
    due: Mapped[int]
    paid: Mapped[int]
    ahead: Mapped[int]
    undoes: Mapped[str | None] = mapped_column(ForeignKey("receipts.id"), unique=True)
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    counter: Mapped[str] = mapped_column(String(16))
    business_day: Mapped[date]


class PaymentRow(Base):
    """One means of a receipt. `advance` is the receipt by which it was taken ahead."""

    __tablename__ = "payments"
    __table_args__ = (HOUSE,)
    receipt: Mapped[str] = mapped_column(ForeignKey("receipts.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    means: Mapped[str] = mapped_column(String(16))
    amount: Mapped[int]
    tendered: Mapped[int | None]
    tail: Mapped[str | None] = mapped_column(String(4))
    advance: Mapped[str | None] = mapped_column(ForeignKey("advances.receipt"))


class AdvanceRow(Base):
    """Taken ahead: a deposit or an advance, and how much of it was used or given back."""

    __tablename__ = "advances"
    __table_args__ = (CheckConstraint("used >= 0 AND used <= amount AND amount > 0", name="covers"), HOUSE)
    receipt: Mapped[str] = mapped_column(ForeignKey("receipts.id"), primary_key=True)
    case: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    deposit: Mapped[bool]
    amount: Mapped[int]
    used: Mapped[int]
    at: Mapped[datetime]


class AccountRow(Base):
    """An account that is paid later (挂账): `balance` is what is owed on it, in fen; it is moved by `UPDATE` alone (RST-35)."""

    __tablename__ = "accounts"
    __table_args__ = (CheckConstraint("balance >= 0 AND most >= 0", name="sums"), HOUSE)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    holder: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    signers: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    most: Mapped[int]
    balance: Mapped[int]
    active: Mapped[bool]


class EntryRow(Base):
    """What a part of a receipt puts on an account, or takes off it (negative fen). Rows are only added."""

    __tablename__ = "account_entries"
    __table_args__ = (Index("ix_account_entries_account", "account"), HOUSE)
    receipt: Mapped[str] = mapped_column(ForeignKey("receipts.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    amount: Mapped[int]
    reference: Mapped[str] = mapped_column(String(40))
    signer: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))


class ShiftRow(Base):
    """A shift at a counter, kept when it was handed over: it begins where the last one ended (COM-32).

    In fen: `floated` was in the drawer when it began, `counted` at its end, `expected` the float and what cash
    came and went; `stays` is left for the next shift. `notes` says how many of which ("10000*75 5000*19").
    """

    __tablename__ = "shifts"
    __table_args__ = (
        Index("ix_shifts_counter", "counter", "ended_at"),
        CheckConstraint("counted >= 0 AND stays >= 0 AND stays <= counted", name="sums"),
        HOUSE,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    counter: Mapped[str] = mapped_column(String(16))
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    to: Mapped[str | None] = mapped_column(String(64))
    floated: Mapped[int]
    notes: Mapped[str] = mapped_column(String(200))
    counted: Mapped[int]
    expected: Mapped[int]
    stays: Mapped[int]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    business_day: Mapped[date]


class ShiftMeansRow(Base):
    """A means of payment of a shift, in fen: what its receipts took and gave back, and what was counted of it.

    `counted` is None where nobody counted it; of cash it is what was in the drawer, less the float (COM-32).
    """

    __tablename__ = "shift_means"
    __table_args__ = (HOUSE,)
    shift: Mapped[str] = mapped_column(ForeignKey("shifts.id"), primary_key=True)
    means: Mapped[str] = mapped_column(String(16), primary_key=True)
    times: Mapped[int]
    taken: Mapped[int]
    back: Mapped[int]
    counted: Mapped[int | None]
