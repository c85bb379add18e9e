"""What the league secretary is told, and says about a hand-in list (VOL-04)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class RemarkRow(Base):
    """The secretary sent a list back, and the centre answered: odd rows are remarks, even ones answers."""

    __tablename__ = "volunteer_remarks"
    __table_args__ = (ROOM,)
    collection: Mapped[str] = mapped_column(ForeignKey("volunteer_collections.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class NewsRow(Base):
    """Something that the secretary of a class is told, of what it is about; `seen_by` who read it."""

    __tablename__ = "volunteer_news"
    __table_args__ = (Index("ix_volunteer_news_klass", "klass", "at"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    klass: Mapped[str] = mapped_column(ForeignKey("volunteer_classes.id"))
    kind: Mapped[str] = mapped_column(String(16))
    collection: Mapped[str | None] = mapped_column(ForeignKey("volunteer_collections.id"))
    month: Mapped[date | None]
    entry: Mapped[str | None] = mapped_column(ForeignKey("volunteer_entries.id"))
    activity: Mapped[str | None] = mapped_column(ForeignKey("volunteer_activities.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    seen_by: Mapped[str | None] = mapped_column(String(64))
