"""Hand-ins that were taken back (VOL-12)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class WithdrawnRow(Base):
    """A hand-in was a mistake: why, and who withdrew it; the class may hand in anew for the same period."""

    __tablename__ = "volunteer_withdrawn"
    __table_args__ = (ROOM,)
    collection: Mapped[str] = mapped_column(ForeignKey("volunteer_collections.id"), primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
