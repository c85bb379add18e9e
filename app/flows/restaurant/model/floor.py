"""The tables of the floor and of the menu."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class TableRow(Base):
    """A table or private room; its id is its number on the floor. `place` is its order in the house.

    Where it stands on the plan of its area is empty until somebody draws it: then it stands in a row (RST-01).
    """

    __tablename__ = "restaurant_tables"
    __table_args__ = (CheckConstraint("seats > 0 AND fee >= 0", name="sizes"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    area: Mapped[str] = mapped_column(String(80))
    section: Mapped[str] = mapped_column(String(80))
    place: Mapped[int]
    seats: Mapped[int]
    fee: Mapped[int]
    room: Mapped[bool]
    features: Mapped[str] = mapped_column(String(200))
    closed: Mapped[bool]
    x: Mapped[int | None]
    y: Mapped[int | None]
    w: Mapped[int | None]
    h: Mapped[int | None]
    shape: Mapped[str | None] = mapped_column(String(16))


class SoldOutRow(Base):
    """A moment at which a dish was sold out (沽清): its last portion was taken, or the kitchen `told` it (RST-12, 61)."""

    __tablename__ = "restaurant_sold_out"
    __table_args__ = (Index("ix_restaurant_sold_out_at", "at"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    dish: Mapped[str] = mapped_column(ForeignKey("restaurant_dishes.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    told: Mapped[bool]


class DishRow(Base):
    """A dish, drink or tea; its id is its number on the menu. `portions` is what is left, or nobody counts.

    `choices` are its spice and cooking choices, as they are written; `dishes` of a set menu its dishes and
    how many of each: "1001*1 2002*10" (RST-11).
    """

    __tablename__ = "restaurant_dishes"
    __table_args__ = (CheckConstraint("price >= 0 AND portions >= 0 AND minutes >= 0", name="sizes"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    category: Mapped[str] = mapped_column(String(80))
    place: Mapped[int]
    course: Mapped[str] = mapped_column(String(16))
    station: Mapped[str] = mapped_column(String(80))
    pricing: Mapped[str] = mapped_column(String(16))
    unit: Mapped[str] = mapped_column(String(16))
    price: Mapped[int | None]
    discountable: Mapped[bool]
    in_pieces: Mapped[bool]
    bones: Mapped[bool]
    accessories: Mapped[str]
    minutes: Mapped[int]
    portions: Mapped[int | None]
    allergens: Mapped[str] = mapped_column(String(120))
    special: Mapped[bool]
    on_menu: Mapped[bool]
    choices: Mapped[str]
    drink: Mapped[str] = mapped_column(String(16))
    dishes: Mapped[str]
