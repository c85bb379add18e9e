"""The tables of the waiter's care: who sits where, and the marks of service."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class PersonsRow(Base):
    """Who sits where at a table, as far as somebody noted it (RST-04): "host:1 honour:2 elder:".

    `children_first` is what the guests answered, once they were asked (RST-28).
    """

    __tablename__ = "restaurant_persons"
    __table_args__ = (ROOM,)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    persons: Mapped[str] = mapped_column(String(400))
    children_first: Mapped[bool | None]


class MarkRow(Base):
    """A mark of service: what was done or seen at a table, when and by whom (RST-23). It is never changed.

    `line` is the drink of which they want no more.
    """

    __tablename__ = "restaurant_marks"
    __table_args__ = (Index("ix_restaurant_marks_sitting", "sitting"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    kind: Mapped[str] = mapped_column(String(20))
    line: Mapped[str | None] = mapped_column(ForeignKey("restaurant_lines.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
