"""What was decided about the maker's paying for a line (DLR-12)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class WarrantyRow(Base):
    """A decision, the n-th about its line; the newest counts, and none is written over."""

    __tablename__ = "dealership_warranties"
    __table_args__ = (CheckConstraint("last_km >= 0", name="last_km"), ROOM)
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(16))
    part: Mapped[str] = mapped_column(String(64))
    verdict: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(16))
    last_day: Mapped[date | None]
    last_km: Mapped[int | None]
    provisional: Mapped[bool]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    told: Mapped[bool]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
