"""Visits: one vehicle, once."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class VisitRow(Base):
    """A visit of a vehicle; what becomes of it stands in tables of its own."""

    __tablename__ = "dealership_visits"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), index=True)
