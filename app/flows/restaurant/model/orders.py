"""The tables of orders: slips, lines and what became of them, calls."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base

KEPT_UNSENT = text("step = 'draft' AND holds > 0")


class OrderRow(Base):
    """An order slip: who took it, how the guest confirmed which version, who sent it (RST-14).

    `seal` is the hash of what was confirmed, `printed_seal` of what stood on the newest slip for the guest to sign.
    """

    __tablename__ = "restaurant_orders"
    __table_args__ = (Index("ix_restaurant_orders_sitting", "sitting"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    number: Mapped[str] = mapped_column(String(40), unique=True)
    step: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    taken_by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    captain_busy: Mapped[bool]
    how: Mapped[str | None] = mapped_column(String(16))
    confirmed_by: Mapped[str | None] = mapped_column(String(64))
    confirmed_at: Mapped[datetime | None]
    signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    seal: Mapped[str | None] = mapped_column(String(64))
    printed_seal: Mapped[str | None] = mapped_column(String(64))
    printed_sum: Mapped[int | None]
    shown_rate: Mapped[int | None]
    shown_fee: Mapped[int | None]
    sent_by: Mapped[str | None] = mapped_column(String(64))
    sent_at: Mapped[datetime | None]


class LineRow(Base):
    """A line of an order, with the dish as it was on the menu when the guest ordered it.

    `holds` is how many portions of a limited dish it keeps, `lapsed` says that it gave them back since it
    lay unsent; `amount` is None until the guest agreed. `ticket` is the slip that its station got, and
    `ticket_line` its place there. Of `quantity` so many are `returned` and `given`, and take so much off
    `amount` (RST-18), and so many have `fallen` and were made again (RST-27); each time stands in `restaurant_changes`. `bill` is the one that it stands on for good,
    once something of that is paid (RST-31). `ways` are those that the guest took of the dish's choices, as they
    are written; `name` has them, and `price` what they cost more (RST-11).
    A dish of a set menu is `of_set`, the line of that: it has its share of what the set costs as its `amount`,
    and `exchanged` in fen is what it costs more or less than the dish that it stands for; the set has no amount.
    """

    __tablename__ = "restaurant_lines"
    __table_args__ = (
        Index("ix_restaurant_lines_sitting", "sitting"),
        Index("ix_restaurant_lines_dish", "dish", "sent_at"),
        Index(
            "ix_restaurant_lines_unsent",
            "dish",
            "added_at",
            sqlite_where=KEPT_UNSENT,
            postgresql_where=KEPT_UNSENT,
        ),
        CheckConstraint("quantity > 0 AND served >= 0 AND served <= quantity", name="counts"),
        CheckConstraint(
            "returned >= 0 AND returned <= quantity AND given >= 0 AND urged >= 0 AND fallen >= 0",
            name="changes",
        ),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    order_id: Mapped[str] = mapped_column(ForeignKey("restaurant_orders.id"))
    n: Mapped[int]
    dish: Mapped[str] = mapped_column(ForeignKey("restaurant_dishes.id"))
    name: Mapped[str] = mapped_column(String(240))
    course: Mapped[str] = mapped_column(String(16))
    station: Mapped[str] = mapped_column(String(80))
    pricing: Mapped[str] = mapped_column(String(16))
    unit: Mapped[str] = mapped_column(String(16))
    minutes: Mapped[int]
    discountable: Mapped[bool]
    step: Mapped[str] = mapped_column(String(16))
    quantity: Mapped[int]
    served: Mapped[int]
    price: Mapped[int | None]
    grams: Mapped[int | None]
    amount: Mapped[int | None]
    agreed_by: Mapped[str | None] = mapped_column(String(64))
    agreed_at: Mapped[datetime | None]
    at_once: Mapped[bool]
    allergens: Mapped[str] = mapped_column(String(120))
    request: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    read_back_by: Mapped[str | None] = mapped_column(String(64))
    read_back_at: Mapped[datetime | None]
    holds: Mapped[int]
    lapsed: Mapped[bool]
    tea: Mapped[bool]
    added_by: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    fired_at: Mapped[datetime | None]
    served_at: Mapped[datetime | None]
    served_by: Mapped[str | None] = mapped_column(String(64))
    bill: Mapped[str | None] = mapped_column(ForeignKey("restaurant_bills.id"))
    ticket: Mapped[str | None] = mapped_column(String(40))
    ticket_line: Mapped[int | None]
    returned: Mapped[int]
    given: Mapped[int]
    taken_off: Mapped[int]
    urged: Mapped[int]
    fallen: Mapped[int]
    ways: Mapped[str] = mapped_column(String(240))
    of_set: Mapped[str | None] = mapped_column(ForeignKey("restaurant_lines.id"))
    exchanged: Mapped[int]


class ChangeRow(Base):
    """A sent line that was urged, returned or given (RST-18), or fell and is made again (RST-27): how many, why, by whom, approved by whom.

    `number` is the slip that told its station; `stood` where the line stood, `untouched` that nothing of what
    was returned had been cooked or opened; `amount` in fen is what it takes off the bill.
    """

    __tablename__ = "restaurant_changes"
    __table_args__ = (
        Index("ix_restaurant_changes_sitting", "sitting"),
        CheckConstraint("quantity > 0 AND amount >= 0", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    line: Mapped[str] = mapped_column(ForeignKey("restaurant_lines.id"))
    kind: Mapped[str] = mapped_column(String(16))
    quantity: Mapped[int]
    amount: Mapped[int]
    stood: Mapped[str] = mapped_column(String(16))
    untouched: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(String(16))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    approved_by: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime]
    number: Mapped[str] = mapped_column(String(40))


class AcceptedRow(Base):
    """A guest's own yes, by name, to one allergen in a dish that the table avoids (RST-04).

    `subject` is the line; of tea, which may be brought before there is an order, the sitting. It is never
    taken back: a yes to one tea fits no other, since it names its `dish`.
    """

    __tablename__ = "restaurant_accepted"
    __table_args__ = (Index("ix_restaurant_accepted_subject", "subject"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    subject: Mapped[str] = mapped_column(String(64))
    dish: Mapped[str] = mapped_column(ForeignKey("restaurant_dishes.id"))
    allergen: Mapped[str] = mapped_column(String(16))
    guest: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class CallRow(Base):
    """A call (叫起): by whom, when, on which ground (RST-20)."""

    __tablename__ = "restaurant_calls"
    __table_args__ = (Index("ix_restaurant_calls_sitting", "sitting"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    ground: Mapped[str] = mapped_column(String(16))
    lines: Mapped[int]
