"""The class archive: which months were entered, and when a school year was closed (VOL-31)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class ArchivedRow(Base):
    """A month of a class in its archive: what the leader confirmed and the centre checked stands in it."""

    __tablename__ = "volunteer_archived"
    __table_args__ = (ROOM,)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ClosedRow(Base):
    """The archive of a class that was closed with a school year, as it was frozen on paper.

    `first` and `last` are the days of its year. `listed` are its lists as they were then, as JSON with people by the
    drawer ids of their names.
    """

    __tablename__ = "volunteer_archives_closed"
    __table_args__ = (ROOM,)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date]
    last: Mapped[date]
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    listed: Mapped[str]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ClosedLedgerRow(Base):
    """How many acts stood on a student's ledger when an archive was closed: what came later is not in it."""

    __tablename__ = "volunteer_ledgers_closed"
    __table_args__ = (
        ForeignKeyConstraint(
            ["klass", "year"], ["volunteer_archives_closed.klass", "volunteer_archives_closed.year"]
        ),
        ROOM,
    )
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    klass: Mapped[str] = mapped_column(String(64), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    acts: Mapped[int]
