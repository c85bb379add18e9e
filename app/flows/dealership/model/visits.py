"""Visits: one vehicle, once; whether it came back, and where its customer is meanwhile (DLR-22, 34)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class VisitRow(Base):
    """A visit of a vehicle; what becomes of it stands in tables of its own."""

    __tablename__ = "dealership_visits"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), index=True)


class ComebackRow(Base):
    """What the desk said of a car inside a guarantee, the n-th time: the earlier line it comes back for, or none."""

    __tablename__ = "dealership_comebacks"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str | None] = mapped_column(ForeignKey("dealership_lines.id"))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class WhereaboutsRow(Base):
    """Where the customer is meanwhile, the n-th time that it was noted."""

    __tablename__ = "dealership_whereabouts"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
