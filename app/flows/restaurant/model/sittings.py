"""The tables of sittings: the party, where it moved, what was ticked off its lists."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base

BOOKED = text("booked_for IS NOT NULL")
SEATED = text("seated_at IS NOT NULL AND freed_at IS NULL")
UNCLEARED = text("cleared_at IS NULL")
WAITING = text("waits_as IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL")
EXPECTED = text("booked_for IS NOT NULL AND seated_at IS NULL AND gone_at IS NULL")


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
    serving_place: Mapped[str | None] = mapped_column(String(16))
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


class TickRow(Base):
    """Something ticked off one of a sitting's lists, by whom and when (RST-04, 40, 41)."""

    __tablename__ = "restaurant_ticks"
    __table_args__ = (ROOM,)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(40), primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
