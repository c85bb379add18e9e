"""Which tables a party has from when to when, which parties became one, and which lines went to another (RST-06)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base

THEIRS = text("until IS NULL")


class PlaceRow(Base):
    """A table that a party has, or had `until` then: its own, or a `further` one beside it; `fee` told for it in fen.

    The index on the table is partial and unique: no two parties sit at one table, whichever way they have it.
    """

    __tablename__ = "restaurant_places"
    __table_args__ = (
        Index(
            "uq_restaurant_places_table_id",
            "table_id",
            unique=True,
            sqlite_where=THEIRS,
            postgresql_where=THEIRS,
        ),
        Index("ix_restaurant_places_sitting", "sitting"),
        CheckConstraint("fee >= 0", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    table_id: Mapped[str] = mapped_column(ForeignKey("restaurant_tables.id"))
    further: Mapped[bool]
    fee: Mapped[int]
    since: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    until: Mapped[datetime | None]


class JoinRow(Base):
    """A party that became one with another: into which, by whom, why; what was theirs went along."""

    __tablename__ = "restaurant_joins"
    __table_args__ = (Index("ix_restaurant_joins_into", "into"), ROOM)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    into: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))


class LineMoveRow(Base):
    """So many of a line went to another party: the whole line, or `quantity` of `before` as a line of its own.

    A line that went whole is its own `to_line`, and `from_order` is where it stood.
    """

    __tablename__ = "restaurant_line_moves"
    __table_args__ = (
        Index("ix_restaurant_line_moves_line", "line"),
        Index("ix_restaurant_line_moves_to_line", "to_line"),
        CheckConstraint("quantity > 0 AND quantity <= before", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"))
    to_line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"))
    from_order: Mapped[str] = mapped_column(ForeignKey("restaurant_orders.id"))
    quantity: Mapped[int]
    before: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
