"""Collections, their counts, and the entries of the booklets (VOL-10 to 14)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class CollectionRow(Base):
    """The booklets of a class in a period, from the `first` day to the `last`; `leader` brought them.

    `before` is how many hand-ins of the class for this period were withdrawn before it.
    """

    __tablename__ = "volunteer_collections"
    __table_args__ = (UniqueConstraint("klass", "first", "before"), ROOM)
    id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"))
    period: Mapped[int]
    first: Mapped[date]
    last: Mapped[date]
    before: Mapped[int]
    leader: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    handed_at: Mapped[datetime] = mapped_column(index=True)
    handed_to: Mapped[str] = mapped_column(String(64))


class CountRow(Base):
    """What the hand-in list says, first at the hand-in, then each time it was corrected; never written over."""

    __tablename__ = "volunteer_counts"
    __table_args__ = (CheckConstraint("booklets > 0 AND listed >= booklets", name="counts"), ROOM)
    collection: Mapped[str] = mapped_column(ForeignKey("volunteer_collections.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    booklets: Mapped[int]
    listed: Mapped[int]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))


class EntryRow(Base):
    """One service in a booklet. `n` is its place in the pile; `start` and `minutes` count in minutes.

    One that the duty roster made waits without a collection until its class hands in.

    `spot` is the place in the form in which places are compared. `activity` is the one that it belongs to, if any. `verified` says how one that is held was verified, `note`
    in what words.
    """

    __tablename__ = "volunteer_entries"
    __table_args__ = (
        Index("ix_volunteer_entries_student", "student", "day"),
        Index("ix_volunteer_entries_day", "day"),
        Index("ix_volunteer_entries_spot", "spot", "day"),
        CheckConstraint("minutes > 0 AND minutes <= 1440", name="minutes"),
        ROOM,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    collection: Mapped[str | None] = mapped_column(ForeignKey("volunteer_collections.id"), index=True)
    n: Mapped[int]
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"))
    state: Mapped[str] = mapped_column(String(16))
    day: Mapped[date]
    start: Mapped[int | None]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(80))
    spot: Mapped[str] = mapped_column(String(120))
    content: Mapped[str] = mapped_column(String(80))
    stamps: Mapped[str] = mapped_column(String(40))
    witness: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    activity: Mapped[str | None] = mapped_column(ForeignKey("volunteer_activities.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    witnessed: Mapped[date]
    verified: Mapped[str | None] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
