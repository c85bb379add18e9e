"""The reception form: what is ticked, the marks of the walk-round, the signature (DLR-10)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class ReceptionRow(Base):
    """What the form says of the car until it is signed; lists are words with blanks between, `brought_by` is a driver."""

    __tablename__ = "dealership_receptions"
    __table_args__ = (
        CheckConstraint("fuel IS NULL OR fuel BETWEEN 0 AND 8", name="fuel"),
        CheckConstraint("battery IS NULL OR battery BETWEEN 0 AND 100", name="battery"),
        ROOM,
    )
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    covers: Mapped[str] = mapped_column(String(40))
    lamps: Mapped[str] = mapped_column(String(80))
    present: Mapped[str] = mapped_column(String(80))
    absent: Mapped[str] = mapped_column(String(80))
    fuel: Mapped[int | None]
    battery: Mapped[int | None]
    walked: Mapped[bool]
    came_by: Mapped[str] = mapped_column(String(16))
    clean: Mapped[str] = mapped_column(String(16))
    wash: Mapped[bool]
    brought_by: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))


class WordsRow(Base):
    """The customer's own words; the newest are in force, and none is written over."""

    __tablename__ = "dealership_words"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    at: Mapped[datetime]


class MarkRow(Base):
    """A damage on a side of the car, in thousandths of its drawing."""

    __tablename__ = "dealership_marks"
    __table_args__ = (CheckConstraint("x BETWEEN 0 AND 1000 AND y BETWEEN 0 AND 1000", name="place"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), index=True)
    n: Mapped[int]
    side: Mapped[str] = mapped_column(String(16))
    damage: Mapped[str] = mapped_column(String(16))
    x: Mapped[int]
    y: Mapped[int]
    note: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    state: Mapped[str] = mapped_column(String(16))


class SignedRow(Base):
    """The customer signed the form: it changes no more."""

    __tablename__ = "dealership_receptions_signed"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    signature: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    number: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
