"""Complaints, and all that was done with each, in its order (DLR-50)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class ComplaintRow(Base):
    """A complaint about a vehicle; `whose` is the place of who complains among the owners in its file."""

    __tablename__ = "dealership_complaints"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    vehicle: Mapped[str] = mapped_column(ForeignKey("dealership_vehicles.id"), index=True)
    whose: Mapped[int]


class ComplaintDeedRow(Base):
    """One thing that was done with a complaint, the n-th: who sees to it from then on, the cause, what was said."""

    __tablename__ = "dealership_complaint_deeds"
    __table_args__ = (ROOM,)
    complaint: Mapped[str] = mapped_column(ForeignKey("dealership_complaints.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    did: Mapped[str] = mapped_column(String(16))
    owner: Mapped[str | None] = mapped_column(String(64))
    fault: Mapped[str | None] = mapped_column(String(16))
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
