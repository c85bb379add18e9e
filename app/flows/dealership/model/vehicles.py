"""Vehicles and whose they are (DLR-01)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class VehicleRow(Base):
    """A vehicle; a plate and a VIN are one vehicle's."""

    __tablename__ = "dealership_vehicles"
    __table_args__ = (UniqueConstraint("plate"), UniqueConstraint("vin"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    plate: Mapped[str] = mapped_column(String(16))
    vin: Mapped[str | None] = mapped_column(String(17))
    model: Mapped[str] = mapped_column(String(80))
    engine: Mapped[str | None] = mapped_column(String(40))
    sold_on: Mapped[date | None]
    owner: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    since: Mapped[datetime]
