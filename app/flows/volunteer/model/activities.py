"""Activities that a team goes to, who told of them when, and how the centre found them real (VOL-02)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class ActivityRow(Base):
    """A service that a team registers: `places` is how many students go, `start` and `end` count in minutes.

    `begins` is its beginning as a moment: what is told later is late, whatever the clocks are set to since.
    """

    __tablename__ = "volunteer_activities"
    __table_args__ = (
        Index("ix_volunteer_activities_klass", "klass", "day"),
        Index("ix_volunteer_activities_day", "day"),
        CheckConstraint("0 <= start AND start < until AND until <= 1440 AND places > 0", name="span"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"))
    state: Mapped[str] = mapped_column(String(16))
    day: Mapped[date]
    start: Mapped[int]
    until: Mapped[int]
    begins: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(80))
    content: Mapped[str] = mapped_column(String(80))
    organiser: Mapped[str] = mapped_column(String(80))
    places: Mapped[int]
    leader: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ToldRow(Base):
    """Who told of an activity, kept apart: the students the team leader, then the leader the centre."""

    __tablename__ = "volunteer_told"
    __table_args__ = (ROOM,)
    activity: Mapped[str] = mapped_column(ForeignKey("volunteer_activities.id"), primary_key=True)
    leader_told_by: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    leader_told_at: Mapped[datetime]
    centre_told_by: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    centre_told_at: Mapped[datetime]
    noted_by: Mapped[str] = mapped_column(String(64))


class ConfirmedRow(Base):
    """How the centre found that an activity is real, as it stood after `n` corrections. Rows are only added."""

    __tablename__ = "volunteer_confirmed"
    __table_args__ = (ROOM,)
    activity: Mapped[str] = mapped_column(ForeignKey("volunteer_activities.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    how: Mapped[str] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class CorrectedRow(Base):
    """What stood there before an activity was put right, and why; `n` counts how often. Rows are only added."""

    __tablename__ = "volunteer_activities_corrected"
    __table_args__ = (ROOM,)
    activity: Mapped[str] = mapped_column(ForeignKey("volunteer_activities.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    start: Mapped[int]
    until: Mapped[int]
    place: Mapped[str] = mapped_column(String(80))
    content: Mapped[str] = mapped_column(String(80))
    organiser: Mapped[str] = mapped_column(String(80))
    places: Mapped[int]
    leader: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class CalledOffRow(Base):
    """Why an activity did not take place."""

    __tablename__ = "volunteer_called_off"
    __table_args__ = (ROOM,)
    activity: Mapped[str] = mapped_column(ForeignKey("volunteer_activities.id"), primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
