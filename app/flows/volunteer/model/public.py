"""What was put on the public list, and until when."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class PostedRow(Base):
    """The hours of a collection hang on the public list until the end of a day. Rows are only added; the newest holds."""

    __tablename__ = "volunteer_posted"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    collection: Mapped[str] = mapped_column(ForeignKey("volunteer_collections.id"), index=True)
    until: Mapped[date]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
