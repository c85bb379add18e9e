"""The table of orders that wait until everybody has come."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class ParkedRow(Base):
    """An order that waits for guests who are still to come (等齐): how many are here, when tea was added last (RST-16).

    `wished_at` and `wished_by` are set where the guests ordered before all had come.
    """

    __tablename__ = "restaurant_parked"
    __table_args__ = (CheckConstraint("come > 0", name="sizes"), ROOM)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    come: Mapped[int]
    tea_at: Mapped[datetime | None]
    wished_at: Mapped[datetime | None]
    wished_by: Mapped[str | None] = mapped_column(String(64))
