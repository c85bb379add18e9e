"""What came of reminders of the next maintenance (DLR-51)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


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
    at: Mapped[datetime]
