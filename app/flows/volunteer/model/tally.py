"""The monthly tally of a class: what was done with it, and what the leader confirmed of each student (VOL-30)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class TallyRow(Base):
    """One step of a tally: confirmed, sent back, checked. Rows are only added; the newest is in force.

    `month` is the first day of the month, `who` the leader who confirmed it.
    """

    __tablename__ = "volunteer_tallies"
    __table_args__ = (ROOM,)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    who: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class TalliedRow(Base):
    """What the leader confirmed of a student's month, in minutes: the pencil note.

    `n` is the step that confirmed it, `acts` how many acts stood on the ledger then.
    """

    __tablename__ = "volunteer_tallied"
    __table_args__ = (
        ForeignKeyConstraint(
            ["klass", "month", "n"],
            ["volunteer_tallies.klass", "volunteer_tallies.month", "volunteer_tallies.n"],
        ),
        ROOM,
    )
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    klass: Mapped[str] = mapped_column(String(64), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    minutes: Mapped[int]
    acts: Mapped[int]
