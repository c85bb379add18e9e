"""Shifts at the till: each begins where the last one at its counter ended, and ends with a blind count (COM-32).

What is paid after that belongs to the next shift; a shift that was handed over takes nothing more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, case, cast, func, select

from app.counter.doing import Doing
from app.counter.means import Means
from app.counter.payments import PaymentRow, ReceiptRow, ShiftRow
from app.counter.shift_facts import Pieces, ShiftId, sum_of
from app.kernel.fields import Private


@dataclass(frozen=True, slots=True)
class Moved:
    """What a means took in and gave back during a shift, in fen, in how many payments."""

    times: int
    taken: int
    back: int

    @property
    def left(self) -> int:
        """What stays of it."""
        return self.taken - self.back


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as it ended; `means` is what moved, by means of payment, `receipts` how many there were."""

    number: str
    begun_at: datetime | None
    ended_at: datetime
    floated: int
    counted: int
    expected: int
    stays: int
    means: Mapping[Means, Moved]
    receipts: int

    @property
    def over(self) -> int:
        """What is too much in the drawer, in fen; negative is what is missing."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class Begun:
    """The shift that runs at a counter: since when (None: since the house began), and what was in the drawer."""

    since: datetime | None
    day: date
    floated: int


def running(db: Connection, counter: str) -> Begun:
    """The shift that runs at a counter: where the last one ended, with what it left in the drawer."""
    last = db.execute(_last, {"counter": counter}).first()
    return Begun(last.ended_at, last.business_day, last.stays) if last else Begun(None, date.min, 0)


def end(
    do: Doing, number: str, notes: Sequence[Pieces], stays: int, to: str | None, why: Private | None
) -> Shift:
    """End the shift that runs at this counter: what was counted is held against what its receipts say."""
    begun, counted = running(do.db, do.counter), sum_of(notes)
    means, receipts = _moved(do, begun)
    cash = means[Means.CASH].left if Means.CASH in means else 0
    shift = Shift(
        number, begun.since, do.now, begun.floated, counted, begun.floated + cash, stays, means, receipts
    )
    row = {
        "id": do.new(ShiftId),
        "number": number,
        "counter": do.counter,
        "begun_at": begun.since,
        "ended_at": do.now,
        "by": do.staff.login,
        "to": to,
        "floated": begun.floated,
        "notes": " ".join(f"{one.fen}*{one.n}" for one in notes if one.n),
        "counted": counted,
        "expected": shift.expected,
        "stays": stays,
        "why": why.id if why else None,
        "business_day": do.day,
    }
    do.add(ShiftRow, row)
    return shift


def _moved(do: Doing, begun: Begun) -> tuple[dict[Means, Moved], int]:
    since = begun.since or datetime.min.replace(tzinfo=do.now.tzinfo)
    given = {"counter": do.counter, "day": begun.day, "since": since, "now": do.now}
    rows = do.db.execute(_payments, given).all()
    found = {Means(r.means): Moved(r.times, r.taken, r.back) for r in rows}
    return found, do.db.execute(_count, given).scalar_one()


def _sum(of: Any) -> Any:
    return cast(func.coalesce(func.sum(of), 0), BigInteger)


_last = (
    select(ShiftRow.ended_at, ShiftRow.business_day, ShiftRow.stays)
    .where(ShiftRow.counter == bindparam("counter"))
    .order_by(ShiftRow.ended_at.desc())
    .limit(1)
)
_within = (
    ReceiptRow.business_day >= bindparam("day"),
    ReceiptRow.counter == bindparam("counter"),
    ReceiptRow.at > bindparam("since"),
    ReceiptRow.at <= bindparam("now"),
)
_payments = (
    select(
        PaymentRow.means,
        func.count().label("times"),
        _sum(case((PaymentRow.amount > 0, PaymentRow.amount), else_=0)).label("taken"),
        _sum(case((PaymentRow.amount < 0, -PaymentRow.amount), else_=0)).label("back"),
    )
    .select_from(ReceiptRow)
    .join(PaymentRow, PaymentRow.receipt == ReceiptRow.id)
    .where(*_within, PaymentRow.advance.is_(None))
    .group_by(PaymentRow.means)
)
_count = select(func.count()).select_from(ReceiptRow).where(*_within)
