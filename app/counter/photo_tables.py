"""Where photos are kept, where each is attached, and on which papers they stand."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base
from app.store.tables import HOUSE

ITS_OWN_DIGEST = {"unsealed": "it is called by its own digest, which the deep audit computes anew"}


class PhotoFile(Base):
    """A photo's bytes, once, however often it is attached; gone when no place keeps it any longer (COM-83)."""

    __tablename__ = "photo_files"
    __table_args__ = ({"info": {"room": "house"} | ITS_OWN_DIGEST},)
    photo: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    gone_at: Mapped[datetime | None]


class PhotoUseRow(Base):
    """A photo at a place of a flow, kept `until`; `said_at` is when it was taken, as the camera says."""

    __tablename__ = "photo_uses"
    __table_args__ = (
        Index("ix_photo_uses_subject", "kind", "subject"),
        Index("ix_photo_uses_kept", "photo", "until"),
        CheckConstraint("wide > 0 AND high > 0", name="size"),
        HOUSE,
    )
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    photo: Mapped[str] = mapped_column(String(64))
    case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(64))
    wide: Mapped[int]
    high: Mapped[int]
    said_at: Mapped[datetime | None]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    counter: Mapped[str] = mapped_column(String(16))
    until: Mapped[datetime]


class PhotoOffRow(Base):
    """A photo was taken off its place, and why."""

    __tablename__ = "photos_off"
    __table_args__ = (HOUSE,)
    use: Mapped[str] = mapped_column(ForeignKey("photo_uses.id"), primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class PhotoErasedRow(Base):
    """A photo's bytes were erased before their day, and why (COM-83)."""

    __tablename__ = "photos_erased"
    __table_args__ = (HOUSE,)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    photo: Mapped[str] = mapped_column(String(64), index=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))


class PhotoPaper(Base):
    """A paper on which a photo stands: its file goes with the photo, and is laid out without it from then on."""

    __tablename__ = "photo_papers"
    __table_args__ = (HOUSE,)
    document: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    photo: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
