"""Classes, their teams by school year, and their students (VOL-01)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class ClassRow(Base):
    """A class of a college: one team. `leader` handed in last."""

    __tablename__ = "volunteer_classes"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    college: Mapped[str] = mapped_column(String(80))
    leader: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))


class TeamRow(Base):
    """Who leads a class in a school year, by the year in which it begins, and who supervises it.

    `n` counts each change; the newest is in force. `login` is that of the league secretary, where they log in.
    """

    __tablename__ = "volunteer_teams"
    __table_args__ = (ROOM,)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    leader: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    secretary: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    login: Mapped[str | None] = mapped_column(String(64))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class StudentRow(Base):
    """A student, by the number that the college gave. The row is taken by whatever changes the ledger.

    `klass` is the class that they joined: whoever moved to another has rows of `MoveRow`. `left` is the first day on which they were of their class no more.
    """

    __tablename__ = "volunteer_students"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), index=True)
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    joined: Mapped[date]
    left: Mapped[date | None]


class MoveRow(Base):
    """A student is of another class from the day `since`; `n` counts the moves. Rows are only added."""

    __tablename__ = "volunteer_class_moves"
    __table_args__ = (ROOM,)
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), index=True)
    since: Mapped[date]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class MoveBackRow(Base):
    """A move was entered wrongly and taken back: it never was. Rows are only added."""

    __tablename__ = "volunteer_class_moves_back"
    __table_args__ = (
        ForeignKeyConstraint(["student", "n"], ["volunteer_class_moves.student", "volunteer_class_moves.n"]),
        ROOM,
    )
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
