"""Operations and parts that the store offers (DLR-14, 15)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class OperationRow(Base):
    """An operation by its code, with its standard minutes; `first` is the first maintenance of a car."""

    __tablename__ = "dealership_operations"
    __table_args__ = (CheckConstraint("minutes > 0", name="minutes"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    minutes: Mapped[int]
    fee: Mapped[str] = mapped_column(String(16))
    repair: Mapped[str] = mapped_column(String(16))
    first: Mapped[bool]
    offered: Mapped[bool]


class PartRow(Base):
    """A part by its code; `price` in fen for one unit, `shelf` its place in the store."""

    __tablename__ = "dealership_parts"
    __table_args__ = (CheckConstraint("price >= 0", name="price"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    unit: Mapped[str] = mapped_column(String(80))
    price: Mapped[int]
    offered: Mapped[bool]
    grade: Mapped[str] = mapped_column(String(16))
    shelf: Mapped[str | None] = mapped_column(String(80))


class MarketPriceRow(Base):
    """A reference price of an operation or a part by its code: in fen, from where, of which day; the newest is shown."""

    __tablename__ = "dealership_market_prices"
    __table_args__ = (CheckConstraint("price >= 0", name="price"), ROOM)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(80), primary_key=True)
    price: Mapped[int]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
