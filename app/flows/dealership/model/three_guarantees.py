"""Faults of quality of a vehicle: those of this house's visits, and those repaired elsewhere before (DLR-13)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class FaultRow(Base):
    """A fault, the n-th of its vehicle; `began`, `ended` and `km` are told only of a repair elsewhere, a visit has its own.

    `line` is what the maker pays to mend it, where that is known.
    """

    __tablename__ = "dealership_faults"
    __table_args__ = (
        UniqueConstraint("vehicle", "n"),
        CheckConstraint("away >= 0", name="away"),
        CheckConstraint("(visit IS NULL) = (began IS NOT NULL)", name="told"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"))
    n: Mapped[int]
    visit: Mapped[str | None] = mapped_column(ForeignKey("dealership_visits.id"), index=True)
    line: Mapped[str | None] = mapped_column(ForeignKey("dealership_lines.id"))
    fault: Mapped[str] = mapped_column(String(80))
    weight: Mapped[str] = mapped_column(String(16))
    replaced: Mapped[str | None] = mapped_column(String(16))
    what: Mapped[str | None] = mapped_column(String(80))
    began: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    km: Mapped[int | None]
    away: Mapped[int]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class StruckFaultRow(Base):
    """A fault counts no more: why."""

    __tablename__ = "dealership_faults_struck"
    __table_args__ = (ROOM,)
    fault: Mapped[str] = mapped_column(ForeignKey("dealership_faults.id"), primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
