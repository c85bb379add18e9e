"""The table of bottles that are shown before they are opened."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class BottlesRow(Base):
    """The bottles of a line: so many were shown and agreed, so many of those opened, by whom and when last (RST-17)."""

    __tablename__ = "restaurant_bottles"
    __table_args__ = (CheckConstraint("opened >= 0 AND opened <= shown", name="counts"), ROOM)
    line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"), primary_key=True)
    drink: Mapped[str] = mapped_column(String(16))
    shown: Mapped[int]
    shown_at: Mapped[datetime | None]
    shown_by: Mapped[str | None] = mapped_column(String(64))
    opened: Mapped[int]
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[str | None] = mapped_column(String(64))
