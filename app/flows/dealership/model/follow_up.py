"""Calls to customers after their cars left, and the marks that they gave (DLR-50)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class FollowUpRow(Base):
    """The n-th call to the customer of a visit: answered, missed, or no further one is tried; `complaint` came of it."""

    __tablename__ = "dealership_follow_ups"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    called: Mapped[str] = mapped_column(String(16))
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    complaint: Mapped[str | None] = mapped_column(ForeignKey("dealership_complaints.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class FollowUpMarkRow(Base):
    """What a customer gave to one question at an answered call, from 1, the worst, to 5."""

    __tablename__ = "dealership_follow_up_marks"
    __table_args__ = (CheckConstraint("points BETWEEN 1 AND 5", name="points"), ROOM)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(16), primary_key=True)
    points: Mapped[int]
