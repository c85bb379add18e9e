"""What guests take along or leave for another time: packed leftovers, stored bottles; who is in the guest file (RST-35, 04)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class PackedRow(Base):
    """So many of a line packed (打包): on which slip, when, by whom. Rows are only added."""

    __tablename__ = "restaurant_packed"
    __table_args__ = (CheckConstraint("quantity > 0", name="sizes"), ROOM)
    number: Mapped[str] = mapped_column(String(40), primary_key=True)
    line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"), primary_key=True)
    quantity: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class BottleRow(Base):
    """What is left of a bottle that is stored (存酒), by its own number: `left` of `stored`, in parts of `measure`.

    `left` is moved by `UPDATE … WHERE left >= x` alone; what was taken stands in `restaurant_stored_taken`.
    """

    __tablename__ = "restaurant_stored"
    __table_args__ = (
        Index("ix_restaurant_stored_left", "until", "left_over"),
        Index("ix_restaurant_stored_line", "line"),
        CheckConstraint("left_over >= 0 AND left_over <= stored AND stored > 0", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"))
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    phone: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    measure: Mapped[str] = mapped_column(String(16))
    stored: Mapped[int]
    left_over: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    until: Mapped[date]


class TakenRow(Base):
    """So much of a stored bottle was fetched (取酒), for which table; it goes along with a party that joins another. Rows are only added."""

    __tablename__ = "restaurant_stored_taken"
    __table_args__ = (
        Index("ix_restaurant_stored_taken_bottle", "bottle"),
        Index("ix_restaurant_stored_taken_sitting", "sitting"),
        ROOM,
    )
    number: Mapped[str] = mapped_column(String(40), primary_key=True)
    bottle: Mapped[str] = mapped_column(ForeignKey("restaurant_stored.id"))
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    amount: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class KnownRow(Base):
    """A sitting of somebody in the guest file: their visit counts when they leave (RST-04)."""

    __tablename__ = "restaurant_known"
    __table_args__ = (ROOM,)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    guest: Mapped[str] = mapped_column(ForeignKey("customers.id"))
