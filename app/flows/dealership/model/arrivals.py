"""Cars that came, and who greeted their customers when (DLR-05)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class ArrivalRow(Base):
    """A car is here, the n-th time that it came: by that its visits are put in order. `place` is where it is parked."""

    __tablename__ = "dealership_arrivals"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int]
    at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(80))
    by: Mapped[str] = mapped_column(String(64))


class GreetingRow(Base):
    """An adviser greeted the customer; `why` before others whose turn it was."""

    __tablename__ = "dealership_greetings"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    at: Mapped[datetime]
    adviser: Mapped[str] = mapped_column(String(64))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
