"""Appraisal forms (志愿服务鉴定表): one a student, with a number of its own (VOL-01)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class FormRow(Base):
    """A student's form: the `n`-th, opened when the one before was full or lost (`why`); the newest is in use."""

    __tablename__ = "volunteer_forms"
    __table_args__ = (CheckConstraint("(n = 1) = (why IS NULL)", name="why"), ROOM)
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    why: Mapped[str | None] = mapped_column(String(16))
    opened_at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
