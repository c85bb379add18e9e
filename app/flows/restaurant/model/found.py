"""The lost-and-found book (失物簿): what was found, where, and who got it back (RST-40)."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class FoundRow(Base):
    """A thing that was found at a table, or elsewhere (`place`). Handed back, it stays in the book."""

    __tablename__ = "restaurant_found"
    __table_args__ = (Index("ix_restaurant_found_at", "at"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    what: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    place: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    table_id: Mapped[str | None] = mapped_column(ForeignKey("restaurant_tables.id"))
    sitting: Mapped[str | None] = mapped_column(ForeignKey("restaurant_sittings.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    handed_at: Mapped[datetime | None]
    handed_by: Mapped[str | None] = mapped_column(String(64))
    handed_to: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    proof: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
