"""Diagnoses, lines of estimates, orders and what customers answered (DLR-11, 15, 20, 21)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class DiagnosisRow(Base):
    """What a customer said of the car, the n-th time that it was written down; the newest counts."""

    __tablename__ = "dealership_diagnoses"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    conditions: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    found: Mapped[bool]
    road_test: Mapped[bool]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class LineRow(Base):
    """A line: minutes of an operation at a rate, or pieces of a part at a price, as both were when it was written.

    `repair` is the kind of repair that labour is: its guarantee hangs on it. `grade` is whose make a part is.
    """

    __tablename__ = "dealership_lines"
    __table_args__ = (
        UniqueConstraint("visit", "n"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("price >= 0", name="price"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    n: Mapped[int]
    fee: Mapped[str] = mapped_column(String(16))
    code: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(80))
    quantity: Mapped[int]
    unit: Mapped[str] = mapped_column(String(80))
    price: Mapped[int]
    payer: Mapped[str] = mapped_column(String(16))
    repair: Mapped[str | None] = mapped_column(String(16))
    grade: Mapped[str | None] = mapped_column(String(16))
    examine: Mapped[bool]
    struck: Mapped[bool]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class DiscountRow(Base):
    """What is taken off a line, in fen of its full amount, the n-th time; `why` is None where a discount is taken back.

    `asked` is how often the customer had been asked before: an answer is held against what stood by its order, by no clock.
    """

    __tablename__ = "dealership_discounts"
    __table_args__ = (CheckConstraint("off >= 0", name="off"), ROOM)
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    off: Mapped[int]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    approved_by: Mapped[str | None] = mapped_column(String(64))
    asked: Mapped[int]
    at: Mapped[datetime]


class FoundRow(Base):
    """Why a line was added to a signed order; `minutes` are those by which the car is done later."""

    __tablename__ = "dealership_found_work"
    __table_args__ = (CheckConstraint("minutes >= 0", name="minutes"), ROOM)
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    minutes: Mapped[int]


class OrderRow(Base):
    """A job order as it was laid before the customer, the n-th time, with what was asked and told before it was printed."""

    __tablename__ = "dealership_orders"
    __table_args__ = (UniqueConstraint("visit", "n"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    n: Mapped[int]
    number: Mapped[str] = mapped_column(String(40))
    paying: Mapped[str] = mapped_column(String(16))
    old_parts: Mapped[str] = mapped_column(String(16))
    own_parts: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ExplainedRow(Base):
    """A line that was explained to the customer between print and signature."""

    __tablename__ = "dealership_explained"
    __table_args__ = (ROOM,)
    order: Mapped[str] = mapped_column(ForeignKey("dealership_orders.id"), primary_key=True)
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class GivenRow(Base):
    """The customer's copy and the reception form were handed over."""

    __tablename__ = "dealership_copies_given"
    __table_args__ = (ROOM,)
    order: Mapped[str] = mapped_column(ForeignKey("dealership_orders.id"), primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class SignerRow(Base):
    """Who signed the order of a visit, by their place among the owners in the file of its car: the visit stays theirs."""

    __tablename__ = "dealership_signers"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    owner: Mapped[int]


class AskingRow(Base):
    """A customer was asked, the n-th time of a visit: by which proof, in which words, or with which signature."""

    __tablename__ = "dealership_askings"
    __table_args__ = (UniqueConstraint("visit", "n"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    n: Mapped[int]
    proof: Mapped[int]
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class AnswerRow(Base):
    """What the customer said of one line; `amount` in fen is what they can be charged for it at most, `off` was taken off."""

    __tablename__ = "dealership_answers"
    __table_args__ = (CheckConstraint("amount >= 0 AND off >= 0", name="amount"), ROOM)
    asking: Mapped[str] = mapped_column(ForeignKey("dealership_askings.id"), primary_key=True)
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True, index=True)
    answer: Mapped[str] = mapped_column(String(16))
    amount: Mapped[int]
    off: Mapped[int]
