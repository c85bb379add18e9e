"""Which entries went into which sheet for the national system: each once for each time that it was credited."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class ExportRow(Base):
    """A sheet; `entered` is the day on which somebody entered it there."""

    __tablename__ = "volunteer_exports"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entered: Mapped[date | None]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ExportedRow(Base):
    """An entry on a sheet: the key keeps it from a second one, unless it is credited anew.

    `credit` is the act on its student's ledger since which it counts, its stamp or the withdrawal of a judgement: what a
    fake took off the sheet was taken back there, and goes on another once it counts again.
    """

    __tablename__ = "volunteer_exported"
    __table_args__ = (ROOM,)
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"), primary_key=True)
    credit: Mapped[int] = mapped_column(primary_key=True)
    export: Mapped[str] = mapped_column(ForeignKey("volunteer_exports.id"), index=True)
