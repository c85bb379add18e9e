"""The tables of the waiter's care: who sits where."""

from sqlalchemy import ForeignKey, String
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
