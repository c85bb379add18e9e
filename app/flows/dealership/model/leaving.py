"""The end of a visit: who took keys back, what is recommended, old parts, the walk-round out, settlement (DLR-40 to 43)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.flows.dealership.model.room import ROOM
from app.store.base import Base


class ReturnRow(Base):
    """Keys, order and form came back to the workshop head: from whom, and where the car stands."""

    __tablename__ = "dealership_returns"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    given_by: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(80))


class AgreedRow(Base):
    """When the customer fetches the car."""

    __tablename__ = "dealership_agreed"
    __table_args__ = (ROOM,)
    work: Mapped[str] = mapped_column(ForeignKey("dealership_work.id"), primary_key=True)
    on: Mapped[datetime]


class AdviceRow(Base):
    """Work that is recommended, the n-th of its visit; `risk` is what comes of leaving a safety item undone.

    `asked` is how often the customer had been asked before.
    """

    __tablename__ = "dealership_advice"
    __table_args__ = (UniqueConstraint("visit", "n"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    n: Mapped[int]
    what: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    safety: Mapped[bool]
    risk: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    asked: Mapped[int]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class LeftOutRow(Base):
    """The desk left something out of the list."""

    __tablename__ = "dealership_advice_left_out"
    __table_args__ = (ROOM,)
    advice: Mapped[str] = mapped_column(ForeignKey("dealership_advice.id"), primary_key=True)
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class HeardRow(Base):
    """What the customer says of a recommendation; who will not sign has two of the staff sign, `witness` the second.

    `line` is the labour that does what is wanted.
    """

    __tablename__ = "dealership_advice_heard"
    __table_args__ = (ROOM,)
    advice: Mapped[str] = mapped_column(ForeignKey("dealership_advice.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(String(16))
    line: Mapped[str | None] = mapped_column(ForeignKey("dealership_lines.id"))
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    witness: Mapped[str | None] = mapped_column(String(64))
    witness_signature: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class OldPartRow(Base):
    """The bag of an old part and its fate, as they were kept the n-th time; the newest counts."""

    __tablename__ = "dealership_old_parts"
    __table_args__ = (ROOM,)
    line: Mapped[str] = mapped_column(ForeignKey("dealership_lines.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    bag: Mapped[str] = mapped_column(String(40))
    fate: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class NextRow(Base):
    """The next maintenance as it was told the n-th time; `channel` is how the customer agreed to be reminded.

    `warranty`: the warranty of a first maintenance was explained with it. `whose` is the place of who was told among
    the owners in the file of the car.
    """

    __tablename__ = "dealership_next"
    __table_args__ = (CheckConstraint("km > 0", name="km"), ROOM)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    km: Mapped[int]
    channel: Mapped[str | None] = mapped_column(String(16))
    warranty: Mapped[bool]
    whose: Mapped[int]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class OutRow(Base):
    """The walk-round as the car went out, signed by the customer; `given` are belongings with blanks between.

    The n-th: work that is resumed before the car leaves asks for a further one.
    """

    __tablename__ = "dealership_out"
    __table_args__ = (
        CheckConstraint("fuel IS NULL OR fuel BETWEEN 0 AND 8", name="fuel"),
        CheckConstraint("battery IS NULL OR battery BETWEEN 0 AND 100", name="battery"),
        ROOM,
    )
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    km: Mapped[int]
    fuel: Mapped[int | None]
    battery: Mapped[int | None]
    given: Mapped[str] = mapped_column(String(80))
    words: Mapped[str | None] = mapped_column(ForeignKey("drawer.id"))
    signature: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    number: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class OutMarkRow(Base):
    """A damage that was found at the walk-round `out` as the car went out, in thousandths of its side."""

    __tablename__ = "dealership_out_marks"
    __table_args__ = (CheckConstraint("x BETWEEN 0 AND 1000 AND y BETWEEN 0 AND 1000", name="place"), ROOM)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    out: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(String(16))
    damage: Mapped[str] = mapped_column(String(16))
    x: Mapped[int]
    y: Mapped[int]


class SettlementRow(Base):
    """A settlement list, the n-th of its visit: what the customer owes by it, in fen, and the digest of its lines.

    `excess` is what `due` holds of the excess of an insurance case.
    """

    __tablename__ = "dealership_settlements"
    __table_args__ = (UniqueConstraint("visit", "n"), CheckConstraint("due >= 0", name="due"), ROOM)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"))
    n: Mapped[int]
    number: Mapped[str] = mapped_column(String(40))
    due: Mapped[int]
    lines: Mapped[str] = mapped_column(String(64))
    excess: Mapped[int]
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class SettledRow(Base):
    """A settlement is settled; `receipt` is None where the customer owed nothing.

    `certificate` is the number of the factory-release certificate that its car leaves with, where the rules want one.
    """

    __tablename__ = "dealership_settled"
    __table_args__ = (ROOM,)
    settlement: Mapped[str] = mapped_column(ForeignKey("dealership_settlements.id"), primary_key=True)
    receipt: Mapped[str | None] = mapped_column(ForeignKey("receipts.id"))
    certificate: Mapped[str | None] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class ReopenedRow(Base):
    """A settlement was a mistake: what was paid went back by the counter-entry `receipt`."""

    __tablename__ = "dealership_reopened"
    __table_args__ = (ROOM,)
    settlement: Mapped[str] = mapped_column(ForeignKey("dealership_settlements.id"), primary_key=True)
    why: Mapped[str] = mapped_column(ForeignKey("drawer.id"))
    receipt: Mapped[str | None] = mapped_column(ForeignKey("receipts.id"))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class PassRow(Base):
    """The car may leave: its gate pass (出门证)."""

    __tablename__ = "dealership_gate_passes"
    __table_args__ = (ROOM,)
    visit: Mapped[str] = mapped_column(ForeignKey("dealership_visits.id"), primary_key=True)
    number: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
