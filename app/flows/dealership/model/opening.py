"""The opening list of the day, ticked by each adviser (DLR-04)."""

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class OpeningRow(Base):
    """An adviser has ticked something of the list of a day."""

    __tablename__ = "dealership_opening"
    __table_args__ = (ROOM,)
    day: Mapped[date] = mapped_column(primary_key=True)
    by: Mapped[str] = mapped_column(String(64), primary_key=True)
    item: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime]
