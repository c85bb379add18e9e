"""The ledger: the centre's acts on a student's hours, in their order (VOL-20 to 22)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class ActRow(Base):
    """One act of the centre: hours stamped, a fake judged, a judgement withdrawn, a mistake struck. Rows are only added.

    `n` is its place in the order, counted per student; what the acts come to is computed, never kept.
    """

    __tablename__ = "volunteer_acts"
    __table_args__ = (CheckConstraint("minutes > 0", name="minutes"), ROOM)
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"), index=True)
    minutes: Mapped[int]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
