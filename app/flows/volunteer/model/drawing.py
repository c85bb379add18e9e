"""Draws for the audit, and what was found of each entry. Rows are only added."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class SampleRow(Base):
    """What is drawn from, sealed before anybody can know the seed: the `population` entries of a span that count then.

    `called` was said in front of witnesses, `size` are to be drawn. `entries` are those it is drawn from, `digest`
    theirs; `why` it is drawn again from these days.
    """

    __tablename__ = "volunteer_samples"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[str] = mapped_column(String(40))
    first: Mapped[date]
    last: Mapped[date]
    called: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    population: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    entries: Mapped[str]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class DrawRow(Base):
    """The draw from what was sealed: `line` is the mark of its own line in the journal, which makes the `seed` with the number called."""

    __tablename__ = "volunteer_draws"
    __table_args__ = (UniqueConstraint("sample"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sample: Mapped[str] = mapped_column(ForeignKey("volunteer_samples.id"))
    line: Mapped[str] = mapped_column(String(64))
    seed: Mapped[str] = mapped_column(String(64))
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
