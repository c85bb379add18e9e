"""Who is to be reminded of the next maintenance, and what came of it (DLR-51)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base

ON_SQLITE, WAITS = text("waits = 1"), text("waits")
"""A reminder that waits, as each database writes it in a query: an index for these alone is found by its very words."""


class ReminderRow(Base):
    """The n-th answer to the reminder that the customer of a visit agreed to; `booking` is the visit that came of it."""

    __tablename__ = "dealership_reminders"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    reply: Mapped[str] = mapped_column(String(16))
    again: Mapped[date | None]
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    booking: Mapped[str | None] = mapped_column(ForeignKey("dealership_visits.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)


class NextReminderRow(Base):
    """When the maintenance of a vehicle is due that was told last, so that nobody has to read every history to know it.

    It says what visits, readings and answers say, and is written with them: due on `day`, or at the moment at which
    its kilometres will be `reached`; the reminder `waits` unless the customer does not want it, or answered it for good.
    """

    __tablename__ = "dealership_next_reminders"
    __table_args__ = (
        Index("ix_dealership_next_reminders_day", "day", sqlite_where=ON_SQLITE, postgresql_where=WAITS),
        Index(
            "ix_dealership_next_reminders_reached", "reached", sqlite_where=ON_SQLITE, postgresql_where=WAITS
        ),
        ROOM,
    )
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    day: Mapped[date]
    reached: Mapped[datetime | None]
    waits: Mapped[bool]
