"""The tables of the loans."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base

ROOM = {"info": {"room": "ninth"}}


class PupilRow(Base):
    __tablename__ = "ninth_pupils"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    minutes: Mapped[int]


class LoanRow(Base):
    __tablename__ = "ninth_loans"
    __table_args__ = (
        Index(
            "uq_ninth_loans_instrument",
            "instrument",
            unique=True,
            sqlite_where=text("out"),
            postgresql_where=text("out"),
        ),
        ROOM,
    )
    id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    pupil: Mapped[str] = mapped_column(ForeignKey("ninth_pupils.id"))
    instrument: Mapped[str] = mapped_column(String(40))
    starts: Mapped[date]
    out: Mapped[bool]
    years: Mapped[int]


class CheckRow(Base):
    __tablename__ = "ninth_checks"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    loan: Mapped[str] = mapped_column(ForeignKey("ninth_loans.id"), index=True)
    state: Mapped[str] = mapped_column(String(16))


class ConfidedRow(Base):
    __tablename__ = "ninth_confided"
    __table_args__ = (ROOM,)
    note: Mapped[str] = mapped_column(ForeignKey("drawer.id"), primary_key=True)
    loan: Mapped[str] = mapped_column(ForeignKey("ninth_loans.id"), index=True)


class LookedRow(Base):
    """Who looked into what was confided about a loan, and when."""

    __tablename__ = "ninth_looked"
    __table_args__ = (ROOM,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    loan: Mapped[str] = mapped_column(ForeignKey("ninth_loans.id"), index=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
