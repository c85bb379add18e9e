"""The tables of serving: what is laid ready for a party, and what was seen to before a dish came (RST-15, 21, 22)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class LaidRow(Base):
    """So many of a piece of the preparation list are laid ready, by whom and when; more of it is a row more (RST-15)."""

    __tablename__ = "restaurant_laid"
    __table_args__ = (CheckConstraint("count > 0", name="some"), ROOM)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    piece: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class LineTickRow(Base):
    """What was seen to, asked or told of a line on its way to the table, by whom and when (RST-20 to 22, 27)."""

    __tablename__ = "restaurant_line_ticks"
    __table_args__ = (Index("ix_restaurant_line_ticks_sitting", "sitting"), ROOM)
    line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(16), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
