"""Where appraisal forms are, and which booklets were given back (VOL-15)."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.volunteer.model.room import ROOM
from app.store.base import Base


class FormMoveRow(Base):
    """A form came to be somewhere, with a collection. Rows are only added; `n` counts per student.

    `acts` is how many acts of the ledger stand on it, `minutes` what they come to; `why` what differs.
    """

    __tablename__ = "volunteer_form_moves"
    __table_args__ = (
        ForeignKeyConstraint(["student", "form"], ["volunteer_forms.student", "volunteer_forms.n"]),
        ROOM,
    )
    student: Mapped[str] = mapped_column(ForeignKey("volunteer_students.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[int]
    to: Mapped[str] = mapped_column(String(16))
    collection: Mapped[str] = mapped_column(ForeignKey("volunteer_collections.id"), index=True)
    acts: Mapped[int]
    minutes: Mapped[int]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ReturnRow(Base):
    """The booklets of a collection were given back to the leader (发还)."""

    __tablename__ = "volunteer_returns"
    __table_args__ = (ROOM,)
    collection: Mapped[str] = mapped_column(ForeignKey("volunteer_collections.id"), primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
