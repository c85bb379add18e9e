"""The tables of bills and their shares."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base

OPEN = text("step = 'open'")


class BillRow(Base):
    """The `n`-th bill of a sitting. `rounding` holds for the total `rounded_from` only.

    What was printed last is kept beside it; `split` is how it is shared (RST-31), `reopened` how often it was
    opened again, `reopened_at` when last (RST-33). Who owes something though they left is in a partial index.
    """

    __tablename__ = "restaurant_bills"
    __table_args__ = (
        Index("ix_restaurant_bills_sitting", "sitting"),
        Index("ix_restaurant_bills_settled", "settled_at"),
        Index("ix_restaurant_bills_open", "step", sqlite_where=OPEN, postgresql_where=OPEN),
        CheckConstraint("discount >= 0 AND discount <= 10000 AND rounding >= 0", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    n: Mapped[int]
    number: Mapped[str] = mapped_column(String(40), unique=True)
    step: Mapped[str] = mapped_column(String(16))
    discount: Mapped[int]
    discount_by: Mapped[str | None] = mapped_column(String(64))
    discount_why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    rounding: Mapped[int]
    rounded_from: Mapped[int]
    rounded_by: Mapped[str | None] = mapped_column(String(64))
    split: Mapped[str | None] = mapped_column(String(16))
    opened_at: Mapped[datetime]
    reopened: Mapped[int]
    reopened_at: Mapped[datetime | None]
    printed: Mapped[int]
    printed_at: Mapped[datetime | None]
    printed_due: Mapped[int | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None] = mapped_column(String(64))
    settled_due: Mapped[int | None]
    receipt: Mapped[str | None] = mapped_column(String(40))


class ShareRow(Base):
    """A share of a bill (RST-31): by amount its `amount` in fen, by lines `parts` ("line*2 line*1").

    `due` is what was paid. Shares that were taken back, or voided with their receipts, stay as dropped.
    """

    __tablename__ = "restaurant_shares"
    __table_args__ = (
        Index("ix_restaurant_shares_bill", "bill"),
        CheckConstraint("n > 0 AND amount > 0 AND due >= 0", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    bill: Mapped[str] = mapped_column(ForeignKey("restaurant_bills.id"))
    n: Mapped[int]
    step: Mapped[str] = mapped_column(String(16))
    amount: Mapped[int | None]
    parts: Mapped[str]
    due: Mapped[int | None]
    paid_at: Mapped[datetime | None]
    paid_by: Mapped[str | None] = mapped_column(String(64))
    receipt: Mapped[str | None] = mapped_column(String(40))
