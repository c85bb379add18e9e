"""The tables of a VIP's reception: the notice, and what happened to its tasks."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.restaurant.model.room import ROOM
from app.store.base import Base


class VipRow(Base):
    """The reception of a VIP. `named` is who may know of it: roles, and logins behind an @ (RST-51)."""

    __tablename__ = "restaurant_vips"
    __table_args__ = (ROOM,)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    named: Mapped[str] = mapped_column(String(2000))
    alias: Mapped[str] = mapped_column(String(80))
    since: Mapped[datetime]
    version: Mapped[int]
    received: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    purpose: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    needs: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    contact: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    flowers: Mapped[bool]
    seated_for: Mapped[datetime | None]


class VipMarkRow(Base):
    """A task that was ticked, or given back by the readiness check; a try to open the sitting. Never written over."""

    __tablename__ = "restaurant_vip_marks"
    __table_args__ = (ROOM,)
    sitting: Mapped[str] = mapped_column(ForeignKey("restaurant_sittings.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(String(40))
    done: Mapped[bool]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    why: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
