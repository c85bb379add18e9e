"""Bookings: when a car is expected, moved as often as it was, and how one came to nothing (DLR-02)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class BookingRow(Base):
    """A time at which a visit is, or was, booked: `start` and `minutes` count in minutes, the newest `n` is in force.

    `lane` is the adviser's place in that quarter: one car each while the booking `stands`.
    """

    __tablename__ = "dealership_bookings"
    __table_args__ = (
        Index(
            "uq_dealership_bookings_lane",
            "day",
            "start",
            "lane",
            unique=True,
            sqlite_where=text("stands"),
            postgresql_where=text("stands"),
        ),
        ROOM,
    )
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    start: Mapped[int]
    minutes: Mapped[int]
    begins: Mapped[datetime]
    lane: Mapped[int]
    stands: Mapped[bool]
    work: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class CameToNothingRow(Base):
    """Why a booking was called off, or that nobody came."""

    __tablename__ = "dealership_came_to_nothing"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
