"""The workshop: teams with their bays and skills, jobs, and the log of what was done (DLR-23, 30 to 35)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class TeamRow(Base):
    """A team."""

    __tablename__ = "dealership_teams"
    __table_args__ = (UniqueConstraint("name"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    skills: Mapped[str] = mapped_column(String(120))


class BayRow(Base):
    """A bay; it is one team's."""

    __tablename__ = "dealership_bays"
    __table_args__ = (UniqueConstraint("name"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    team: Mapped[str] = mapped_column(ForeignKey("dealership_teams.id"), index=True)


class WorkRow(Base):
    """One thing that was done, the n-th of its visit; `how` is the cause, the check or the reply.

    `asked` is how often the customer had been asked before. `road_test`: the car was driven, as a team received it or
    as it was inspected.
    """

    __tablename__ = "dealership_work"
    __table_args__ = (
        UniqueConstraint("visit", "n"),
        Index("ix_dealership_work_by", "by", "did"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    n: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    asked: Mapped[int]
    did: Mapped[str] = mapped_column(String(16))
    job: Mapped[str | None] = mapped_column(String(64))
    how: Mapped[str | None] = mapped_column(String(16))
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    road_test: Mapped[bool | None]


class JobRow(Base):
    """A job of a handover, in standard minutes."""

    __tablename__ = "dealership_jobs"
    __table_args__ = (CheckConstraint("minutes > 0", name="minutes"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    handed: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), index=True)
    n: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    minutes: Mapped[int]
    skill: Mapped[str] = mapped_column(String(16))


class HandoverRow(Base):
    """What was said at a handover: the promised time, why the car may go first."""

    __tablename__ = "dealership_handovers"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    promised: Mapped[datetime]
    comeback: Mapped[bool]


class DispatchRow(Base):
    """Where a car was sent."""

    __tablename__ = "dealership_dispatches"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    team: Mapped[str] = mapped_column(ForeignKey("dealership_teams.id"))
    bay: Mapped[str] = mapped_column(ForeignKey("dealership_bays.name"))


class CarReceivedRow(Base):
    """What a team found of the symptom when it received the car."""

    __tablename__ = "dealership_cars_received"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    symptom: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))


class ForecastRow(Base):
    """When a car was expected to be done after something was done, and what that rests on, in minutes."""

    __tablename__ = "dealership_forecasts"
    __table_args__ = (CheckConstraint("lanes > 0", name="lanes"), ROOM)
    of: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    begins: Mapped[datetime]
    finishes: Mapped[datetime]
    provisional: Mapped[bool]
    work: Mapped[int]
    rework: Mapped[int]
    done: Mapped[int]
    ahead: Mapped[str] = mapped_column(String(400))
    lanes: Mapped[int]
    parts_at: Mapped[datetime | None]


class StoppedRow(Base):
    """When somebody had stopped who was clocked off later."""

    __tablename__ = "dealership_stopped"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    stopped: Mapped[datetime]


class ChangeRow(Base):
    """The new finish that a technician reported."""

    __tablename__ = "dealership_changes"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    finish: Mapped[datetime]
