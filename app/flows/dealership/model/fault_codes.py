"""What makers say of their fault codes (DLR-44)."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class FaultCodeRow(Base):
    """The terms of a code and the papers that it needs, one a line, the n-th time that they were written; the newest counts.

    `wmi` is how the VINs of its cars begin; empty for any car.
    """

    __tablename__ = "dealership_fault_codes"
    __table_args__ = (ROOM,)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    wmi: Mapped[str] = mapped_column(String(3), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    terms: Mapped[str] = mapped_column(String(400))
    papers: Mapped[str] = mapped_column(String(1000))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
