"""What the college decided of a fake (VOL-23)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class DecisionRow(Base):
    """A decision of the college on a faked entry: what, who, on which day. Rows are only added."""

    __tablename__ = "volunteer_decisions"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"), index=True)
    what: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    who: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    on: Mapped[date]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
