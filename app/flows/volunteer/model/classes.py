"""Classes and their students (VOL-01)."""

from datetime import date

from sqlalchemy import ForeignKey, String
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


class StudentRow(Base):
    """A student, by the number that the college gave. The row is taken by whatever changes the ledger."""

    __tablename__ = "volunteer_students"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"), index=True)
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    joined: Mapped[date]
