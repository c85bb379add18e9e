"""What operations usually need, and how bookings are prepared and answered (DLR-03)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class UsualPartRow(Base):
    """So many pieces of a part that an operation usually needs; none any more where it is 0."""

    __tablename__ = "dealership_usual_parts"
    __table_args__ = (CheckConstraint("quantity >= 0", name="quantity"), ROOM)
    operation: Mapped[str] = mapped_column(ForeignKey("dealership_operations.id"), primary_key=True)
    part: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), primary_key=True)
    quantity: Mapped[int]


class PreparationRow(Base):
    """A booking was prepared the n-th time, for the `booking`-th time that it has.

    Operations with blanks between; so the parts that they do not usually need, as `OF-21=2`.
    """

    __tablename__ = "dealership_preparations"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    booking: Mapped[int]
    operations: Mapped[str] = mapped_column(String(800))
    parts: Mapped[str] = mapped_column(String(1400))
    team: Mapped[str] = mapped_column(ForeignKey("dealership_teams.id"))
    bay: Mapped[str] = mapped_column(ForeignKey("dealership_bays.name"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class PreparationAnswerRow(Base):
    """The k-th answer to a preparation: who was asked, whether they can, and why not. The last of each counts."""

    __tablename__ = "dealership_preparation_answers"
    __table_args__ = (
        ForeignKeyConstraint(["visit", "n"], ["dealership_preparations.visit", "dealership_preparations.n"]),
        ROOM,
    )
    visit: Mapped[str] = mapped_column(String(64), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    k: Mapped[int] = mapped_column(primary_key=True)
    asked: Mapped[str] = mapped_column(String(16))
    can: Mapped[bool]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class KeptPartRow(Base):
    """Pieces of a part that a booking wants, and how many of them are reserved for it."""

    __tablename__ = "dealership_kept_parts"
    __table_args__ = (
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("quantity >= reserved", name="quantity"),
        ROOM,
    )
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    part: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), primary_key=True, index=True)
    quantity: Mapped[int]
    reserved: Mapped[int]
