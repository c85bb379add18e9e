"""Parts in the store: what is there and reserved, for which lines, and every move of it (DLR-14, 32)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class StockRow(Base):
    """How many pieces of a part are there, and how many of them are reserved; never more than are there."""

    __tablename__ = "dealership_stock"
    __table_args__ = (
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("on_hand >= reserved", name="on_hand"),
        ROOM,
    )
    part: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), primary_key=True)
    on_hand: Mapped[int]
    reserved: Mapped[int]
    expected_on: Mapped[date | None]


class LinePartRow(Base):
    """Of a line's pieces so many are reserved now, and so many were drawn and not brought back."""

    __tablename__ = "dealership_line_parts"
    __table_args__ = (
        CheckConstraint("reserved >= 0", name="reserved"),
        CheckConstraint("drawn >= 0", name="drawn"),
        ROOM,
    )
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True)
    part: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), index=True)
    reserved: Mapped[int]
    drawn: Mapped[int]


class StockMoveRow(Base):
    """Pieces that came into the store, were drawn for a line, or were brought back from one; `quantity` is signed.

    `taker` is whose signature it is.
    """

    __tablename__ = "dealership_stock_moves"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    part: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), index=True)
    line: Mapped[str | None] = mapped_column(ForeignKey("dealership_lines.id"), index=True)
    quantity: Mapped[int]
    taker: Mapped[str | None] = mapped_column(String(64))
    signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class CountRow(Base):
    """A count of the store that was not what the books said: the move that put it right, and why."""

    __tablename__ = "dealership_counts"
    __table_args__ = (ROOM,)
    move: Mapped[str] = mapped_column(ForeignKey("dealership_stock_moves.id"), primary_key=True)
    counted: Mapped[int]
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))


class AlternativeRow(Base):
    """A part that can be taken instead of another one, while it `stands`."""

    __tablename__ = "dealership_alternatives"
    __table_args__ = (ROOM,)
    part: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), primary_key=True)
    other: Mapped[str] = mapped_column(ForeignKey("dealership_parts.id"), primary_key=True)
    stands: Mapped[bool]
