"""What somebody looked at before the stamp, and why it stands."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class LookRow(Base):
    """An entry that was looked at for a sign, and what was said of it. Rows are only added; the newest is shown."""

    __tablename__ = "volunteer_looks"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry: Mapped[str] = mapped_column(ForeignKey("volunteer_entries.id"), index=True)
    sign: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
