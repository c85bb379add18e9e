"""Shifts at the till: each begins where the last one at its counter ended, and ends with a blind count (COM-32).

What is paid after that belongs to the next shift; a shift that was handed over takes nothing more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, case, cast, func, select
from sqlalchemy.orm import aliased

from app.counter.doing import Doing
from app.counter.means import Means, Takings
from app.counter.payments import PaymentRow, ReceiptRow, ShiftMeansRow, ShiftRow
from app.counter.shift_facts import Pieces, ShiftId, ToldSum, missing, sum_of
from app.counter.till import COUNTER, GIVEN_BACK, KEPT
from app.kernel.fields import Private
from app.kernel.text import T
from app.store.audit import Finding


@dataclass(frozen=True, slots=True)
class Counted(Takings):
    """A means during a shift: what stays of it is expected.

    `counted` is what was counted of it without looking, in fen; None where nobody counted.
    """

    counted: int | None = None

    @property
    def over(self) -> int | None:
        """What was counted too much, in fen; negative is what is missing."""
        return None if self.counted is None else self.counted - self.left


@dataclass(frozen=True, slots=True)
class Unusual:
    """A receipt that gave something back, kept a deposit or undid another one: `undoes` is that one's number."""

    number: str
    at: datetime
    kept: bool
    undoes: str | None
    paid: int
    by: str


@dataclass(frozen=True, slots=True)
class Slips:
    """The receipts of a shift: their numbers, those that are missing between them, and what is unusual."""

    numbers: tuple[str, ...]
    missing: tuple[str, ...]
    unusual: tuple[Unusual, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift as it ended; `means` is what moved or was counted, by means of payment."""

    number: str
    begun_at: datetime | None
    ended_at: datetime
    floated: int
    counted: int
    expected: int
    stays: int
    means: Mapping[Means, Counted]
    slips: Slips

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


FIRST = Begun(None, date.min, 0)


def running(db: Connection, counter: str) -> Begun:
    """The shift that runs at a counter: where the last one ended, with what it left in the drawer."""
    last = db.execute(_last, {"counter": counter}).first()
    return Begun(last.ended_at, last.business_day, last.stays) if last else FIRST


def end(
    do: Doing,
    number: str,
    notes: Sequence[Pieces],
    told: Sequence[ToldSum],
    stays: int,
    to: str | None,
    why: Private | None,
) -> Shift:
    """End the shift that runs at this counter: what was counted is held against what its receipts say.

    `told` are the sums that the devices of other means say, counted as blindly as the notes.
    """
    begun, counted = running(do.db, do.counter), sum_of(notes)
    counts = {one.means: one.fen for one in told} | {Means.CASH: counted - begun.floated}
    given = _span(do.counter, begun, do.now)
    means = _moved(do.db, given, counts)
    expected = begun.floated + means[Means.CASH].left
    slips = _slips(do.db, given)
    shift = Shift(number, begun.since, do.now, begun.floated, counted, expected, stays, means, slips)
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
        "expected": expected,
        "stays": stays,
        "why": why.id if why else None,
        "business_day": do.day,
    }
    do.add(ShiftRow, row)
    do.add(ShiftMeansRow, *({"shift": row["id"], "means": m.value} | asdict(v) for m, v in means.items()))
    return shift


def shifts_fit(db: Connection) -> Iterator[Finding]:
    """Each shift begins where the one before it ended, with what that left, and its sums are its receipts' (COM-32)."""
    kept: dict[str, dict[Means, Counted]] = defaultdict(dict)
    for r in db.execute(select(ShiftMeansRow.__table__)):
        kept[r.shift][Means(r.means)] = Counted(r.times, r.taken, r.back, r.counted)
    before: dict[str, Begun] = {}
    for r in db.execute(_shifts):
        begun = before.get(r.counter, FIRST)
        counts = {means: one.counted for means, one in kept[r.id].items() if one.counted is not None}
        means = _moved(db, _span(r.counter, begun, r.ended_at), counts | {Means.CASH: r.counted - r.floated})
        stands = (r.begun_at, r.floated, r.expected, kept[r.id])
        if stands != (begun.since, begun.floated, begun.floated + means[Means.CASH].left, means):
            yield Finding(
                T("Shift {number} is not what its receipts and the shift before say.", number=r.number)
            )
        before[r.counter] = Begun(r.ended_at, r.business_day, r.stays)


def _span(counter: str, begun: Begun, now: datetime) -> dict[str, Any]:
    since = begun.since or datetime.min.replace(tzinfo=now.tzinfo)
    return {"counter": counter, "day": begun.day, "since": since, "now": now}


def _moved(db: Connection, given: Mapping[str, Any], counts: Mapping[Means, int]) -> dict[Means, Counted]:
    rows = {Means(r.means): (r.times, r.taken, r.back) for r in db.execute(_payments, given)}
    return {m: Counted(*rows.get(m, (0, 0, 0)), counts.get(m)) for m in Means if m in rows or m in counts}


def _slips(db: Connection, given: Mapping[str, Any]) -> Slips:
    rows = db.execute(_receipts, given).all()
    numbers = tuple(r.number for r in rows)
    unusual = (
        Unusual(r.number, r.at, r.kind == KEPT, r.undoes, r.paid, r.by)
        for r in rows
        if r.kind in (GIVEN_BACK, KEPT, COUNTER)
    )
    return Slips(numbers, missing(numbers), tuple(unusual))


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
BY_MEANS = (
    select(
        PaymentRow.means,
        func.count().label("times"),
        _sum(case((PaymentRow.amount > 0, PaymentRow.amount), else_=0)).label("taken"),
        _sum(case((PaymentRow.amount < 0, -PaymentRow.amount), else_=0)).label("back"),
    )
    .select_from(ReceiptRow)
    .join(PaymentRow, PaymentRow.receipt == ReceiptRow.id)
    .where(PaymentRow.advance.is_(None))
    .group_by(PaymentRow.means)
)
"""What was taken and went back by each means; whoever asks says of which receipts."""
_payments = BY_MEANS.where(*_within)
_undone = aliased(ReceiptRow)
_receipts = (
    select(ReceiptRow.number, ReceiptRow.at, ReceiptRow.kind, ReceiptRow.paid, ReceiptRow.by)
    .add_columns(_undone.number.label("undoes"))
    .outerjoin(_undone, _undone.id == ReceiptRow.undoes)
    .where(*_within)
    .order_by(ReceiptRow.at, ReceiptRow.number)
)
_shifts = select(ShiftRow.__table__).order_by(ShiftRow.ended_at, ShiftRow.number)
