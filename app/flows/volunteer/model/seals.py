"""The seal register, and by which of its seals an entry is stamped (VOL-11)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class SealRow(Base):
    """A seal: valid from `since` to the last day `until`; `holder` and `picture` lie in the drawer."""

    __tablename__ = "volunteer_seals"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="span"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    holder: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    picture: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    since: Mapped[date]
    until: Mapped[date | None]


class EntrySealRow(Base):
    """A seal on an entry, where somebody named it."""

    __tablename__ = "volunteer_entry_seals"
    __table_args__ = (ROOM,)
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"), primary_key=True)
    seal: Mapped[str] = mapped_column(ForeignKey("volunteer_seals.id"), primary_key=True)
