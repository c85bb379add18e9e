"""The tables of the restaurant: floor, menu, sittings, orders and their lines, bills."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base

ROOM = {"info": {"room": "restaurant"}}
BOOKED = text("booked_for IS NOT NULL")
SEATED = text("seated_at IS NOT NULL AND freed_at IS NULL")
UNCLEARED = text("cleared_at IS NULL")
WAITING = text("waits_as IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL")
EXPECTED = text("booked_for IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL")
KEPT_UNSENT = text("step = 'draft' AND holds > 0")


class TableRow(Base):
    """A table or private room; its id is its number on the floor. `place` is its order in the house."""

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


class DishRow(Base):
    """A dish, drink or tea; its id is its number on the menu. `portions` is what is left, or nobody counts."""

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
    accessories: Mapped[str]
    minutes: Mapped[int]
    portions: Mapped[int | None]
    allergens: Mapped[str] = mapped_column(String(120))
    special: Mapped[bool]
    on_menu: Mapped[bool]


class SittingRow(Base):
    """A sitting; its step and number stand in `cases`. Times say what happened, and are never taken back.

    `allergens` are held against the dishes; `taboos` is what the guests said in their own words (RST-04).
    `waits_as` is the waiting number, `wait_told` how many minutes they were told, `summoned` how often they
    were called by it (RST-05).
    The index on the table is partial and unique: two parties at one table cannot both be seated.
    """

    __tablename__ = "restaurant_sittings"
    __table_args__ = (
        Index(
            "uq_restaurant_sittings_table_id",
            "table_id",
            unique=True,
            sqlite_where=SEATED,
            postgresql_where=SEATED,
        ),
        Index(
            "ix_restaurant_sittings_expected",
            "table_id",
            "booked_for",
            sqlite_where=EXPECTED,
            postgresql_where=EXPECTED,
        ),
        Index(
            "ix_restaurant_sittings_booked",
            "booked_for",
            sqlite_where=BOOKED,
            postgresql_where=BOOKED,
        ),
        Index("ix_restaurant_sittings_seated", "seated_at"),
        Index(
            "ix_restaurant_sittings_waiting",
            "waits_as",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        CheckConstraint("guests > 0 AND stay > 0", name="sizes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    table_id: Mapped[str | None] = mapped_column(ForeignKey("restaurant_tables.id"))
    guests: Mapped[int]
    name: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    phone: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    wishes: Mapped[str] = mapped_column(String(200))
    wants_room: Mapped[bool]
    fee_told: Mapped[int | None]
    vip: Mapped[bool]
    service_rate: Mapped[int]
    stay: Mapped[int]
    waiter: Mapped[str | None] = mapped_column(ForeignKey("staff.login"))
    booked_for: Mapped[datetime | None]
    booked_at: Mapped[datetime | None]
    greeted_at: Mapped[datetime | None]
    waits_as: Mapped[str | None] = mapped_column(String(40))
    wait_told: Mapped[int | None]
    summoned: Mapped[int]
    summoned_at: Mapped[datetime | None]
    summoned_by: Mapped[str | None] = mapped_column(String(64))
    seated_at: Mapped[datetime | None]
    gone_at: Mapped[datetime | None]
    gone_by: Mapped[str | None] = mapped_column(String(64))
    gone_why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    tea: Mapped[str | None] = mapped_column(ForeignKey("restaurant_dishes.id"))
    tea_pots: Mapped[int | None]
    tea_by: Mapped[str | None] = mapped_column(String(64))
    tea_at: Mapped[datetime | None]
    taboos_at: Mapped[datetime | None]
    taboos: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    allergens: Mapped[str] = mapped_column(String(120))
    ahead: Mapped[str | None] = mapped_column(String(16))
    taken_ahead: Mapped[int]
    ahead_at: Mapped[datetime | None]
    agreed_sum: Mapped[int | None]
    call_planned: Mapped[datetime | None]
    called_at: Mapped[datetime | None]
    billed_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    freed_at: Mapped[datetime | None]


class MoveRow(Base):
    """A party that moved to another table: from where, by whom, why (RST-06).

    What it left behind is to be cleared until `cleared_at`; where it had used nothing, that is when it moved.
    """

    __tablename__ = "restaurant_moves"
    __table_args__ = (
        Index("ix_restaurant_moves_sitting", "sitting", "at"),
        Index(
            "uq_restaurant_moves_from_table",
            "from_table",
            unique=True,
            sqlite_where=UNCLEARED,
            postgresql_where=UNCLEARED,
        ),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    from_table: Mapped[str] = mapped_column(ForeignKey("restaurant_tables.id"))
    to_table: Mapped[str] = mapped_column(ForeignKey("restaurant_tables.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    cleared_at: Mapped[datetime | None]
    cleared_by: Mapped[str | None] = mapped_column(String(64))


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
    `amount` (RST-18); each time stands in `restaurant_changes`. `bill` is the one that it stands on for good,
    once something of that is paid (RST-31).
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
            "returned >= 0 AND returned <= quantity AND given >= 0 AND urged >= 0", name="changes"
        ),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"))
    order_id: Mapped[str] = mapped_column(ForeignKey("restaurant_orders.id"))
    n: Mapped[int]
    dish: Mapped[str] = mapped_column(ForeignKey("restaurant_dishes.id"))
    name: Mapped[str] = mapped_column(String(80))
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


class ChangeRow(Base):
    """A sent line that was urged, returned or given (RST-18): how many, why, by whom, approved by whom.

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


class BillRow(Base):
    """The `n`-th bill of a sitting. `rounding` holds for the total `rounded_from` only.

    What was printed last is kept beside it; `split` is how it is shared (RST-31), `reopened` how often it was
    opened again (RST-33).
    """

    __tablename__ = "restaurant_bills"
    __table_args__ = (
        Index("ix_restaurant_bills_sitting", "sitting"),
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


class TickRow(Base):
    """Something ticked off one of a sitting's lists, by whom and when (RST-04, 40, 41)."""

    __tablename__ = "restaurant_ticks"
    __table_args__ = (ROOM,)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(40), primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
