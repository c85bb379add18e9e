"""Draws for the audit, and what was found of each entry. Rows are only added."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class SampleRow(Base):
    """A draw by a seed from the `population` entries of a span that counted then.

    `called` was said in front of witnesses; `head` is the mark of the newest line that the journal of this counter
    had; both make the `seed`. `entries` are those it was drawn from, `digest` theirs; `why` it was drawn again.
    """

    __tablename__ = "volunteer_samples"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40))
    first: Mapped[date]
    last: Mapped[date]
    called: Mapped[str] = mapped_column(String(40))
    head: Mapped[str] = mapped_column(String(64))
    seed: Mapped[str] = mapped_column(String(64))
    population: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    entries: Mapped[str]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class SampledRow(Base):
    """The n-th entry that was drawn."""

    __tablename__ = "volunteer_sampled"
    __table_args__ = (ROOM,)
    sample: Mapped[str] = mapped_column(ForeignKey("volunteer_samples.id"), primary_key=True)
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"), primary_key=True)
    n: Mapped[int]


class AuditRow(Base):
    """What was found of a drawn entry; the newest is shown."""

    __tablename__ = "volunteer_audited"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sample: Mapped[str] = mapped_column(ForeignKey("volunteer_samples.id"), index=True)
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"))
    right: Mapped[bool]
    note: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
