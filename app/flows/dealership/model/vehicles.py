"""Vehicles, whose they are and were, what their meters read, and which of their documents were seen (DLR-01)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class VehicleRow(Base):
    """A vehicle; a plate and a VIN are one vehicle's. `owner` is the last of `OwnerRow`."""

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
    corrected: Mapped[int]
    """How often the file was written anew."""


class OwnerRow(Base):
    """Whose a vehicle is from a moment on; `why` the file names another than before."""

    __tablename__ = "dealership_owners"
    __table_args__ = (ROOM,)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    guest: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    why: Mapped[str | None] = mapped_column(String(16))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class DriverRow(Base):
    """Who drives a vehicle besides its owner."""

    __tablename__ = "dealership_drivers"
    __table_args__ = (ROOM,)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    guest: Mapped[str] = mapped_column(ForeignKey("customers.id"), primary_key=True)
    at: Mapped[datetime]


class FormerPlateRow(Base):
    """A plate that a vehicle had until a moment."""

    __tablename__ = "dealership_former_plates"
    __table_args__ = (ROOM,)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    until: Mapped[datetime] = mapped_column(primary_key=True)
    plate: Mapped[str] = mapped_column(String(16))


class ReadingRow(Base):
    """What the meter read, in km; less than before only with its `why`, and at which visit, if at one. No reading is written over."""

    __tablename__ = "dealership_readings"
    __table_args__ = (CheckConstraint("km >= 0", name="km"), ROOM)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    visit: Mapped[str | None] = mapped_column(ForeignKey("dealership_visits.id"), index=True)
    km: Mapped[int]
    why: Mapped[str | None] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class SeenRow(Base):
    """A document of a vehicle was seen, at a visit or besides: 行驶证 or 保养手册; by the booklet, the day of the first maintenance."""

    __tablename__ = "dealership_seen"
    __table_args__ = (ROOM,)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(String(16))
    visit: Mapped[str | None] = mapped_column(ForeignKey("dealership_visits.id"), index=True)
    at: Mapped[datetime]
    first_on: Mapped[date | None]
    by: Mapped[str] = mapped_column(String(64))


class InsuranceRow(Base):
    """With whom a vehicle is insured, by which policy, and its last day; the newest n is in force."""

    __tablename__ = "dealership_insurances"
    __table_args__ = (ROOM,)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    insurer: Mapped[str] = mapped_column(String(80))
    policy: Mapped[str | None] = mapped_column(String(40))
    until: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class AddressRow(Base):
    """How a customer wishes to be addressed (DLR-05)."""

    __tablename__ = "dealership_addresses"
    __table_args__ = (ROOM,)
    guest: Mapped[str] = mapped_column(ForeignKey("customers.id"), primary_key=True)
    words: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
