"""The duty roster of a class: slots, and who was put on duty, swapped, declined, came (VOL-03)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class SlotRow(Base):
    """A duty of a class on a day: `people` is how many the roster's note speaks of, for reference.

    `start` and `until` count in minutes; what was dropped is `off`.
    """

    __tablename__ = "volunteer_slots"
    __table_args__ = (
        Index("ix_volunteer_slots_klass", "klass", "day"),
        CheckConstraint("0 <= start AND start < until AND until <= 1440 AND people > 0", name="span"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"))
    day: Mapped[date]
    start: Mapped[int]
    until: Mapped[int]
    place: Mapped[str] = mapped_column(String(80))
    content: Mapped[str] = mapped_column(String(80))
    people: Mapped[int]
    off: Mapped[bool]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class DutyRow(Base):
    """A student's duty in a slot; `why` they declined, if they said so, and the `entry` that their coming made."""

    __tablename__ = "volunteer_duties"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    slot: Mapped[str] = mapped_column(ForeignKey("volunteer_slots.id"), index=True)
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    entry: Mapped[str | None] = mapped_column(ForeignKey("volunteer_entries.id"), index=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
