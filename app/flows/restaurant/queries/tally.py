"""The figures of a span of days: a statement each, over indexes, however many evenings there were (RST-61)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, and_, bindparam, cast, func, or_, select

from app.counter.means import Means, Takings
from app.counter.payments import PaymentRow, ReceiptRow
from app.counter.settings import Settings
from app.counter.shifts import BY_MEANS
from app.flows.restaurant.facts.figures import DayOf, DishSold, Meal, Off, SoldOut, Tally, TookOff
from app.flows.restaurant.facts.kinds import (
    BESIDE,
    HOT_CALL,
    ON_THE_BILL,
    ChangeKind,
    Course,
    WhyGiven,
    WhyReturned,
)
from app.flows.restaurant.facts.terms import GIVEN, RETURNED
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import DishRow, SoldOutRow
from app.flows.restaurant.model.orders import ChangeRow, LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import words
from app.flows.restaurant.queries.figures import IN_USE, first_of
from app.flows.restaurant.queries.people import names
from app.flows.restaurant.queries.reduced import NET, REDUCED, reduced
from app.flows.restaurant.queries.rows import light
from app.flows.restaurant.queries.seated import BY_ITSELF, SAT_APART
from app.flows.restaurant.rules import figures as rules
from app.flows.restaurant.settings.care import TICKING
from app.kernel.text import Text


@FLOW.gives
def tally(
    db: Connection, at: datetime, settings: Settings, first: date, last: date, meal: str = Meal.ALL
) -> Tally:
    """What the sittings of some business days came to, of one meal or all: eight statements and one for names."""
    span = _Span(db, first, last, Meal(meal), settings)
    sittings = list(map(light(_sittings), span.rows(_sittings)))
    together = [s for s in sittings if not s.sat_apart]
    return Tally(
        first=first,
        last=last,
        meal=Meal(meal),
        at=at,
        ticking=settings.of(TICKING),
        tables=db.execute(_tables).scalar_one(),
        guests=sum(s.guests for s in sittings),
        turned=len(sittings),
        paying=sum(s.guests for s in sittings if s.money),
        money=sum(s.money for s in sittings),
        turn=_minutes(sittings, "seated_at", "freed_at"),
        first_dish=_minutes(together, "sent_at", "served_at"),
        first_hot=_minutes(together, "called_at", "hot_at"),
        to_free=_minutes(sittings, "billed_at", "freed_at"),
        by_hour=rules.hours(((s.seated_at, s.guests) for s in sittings), settings),
        days=_days(sittings, settings),
        dishes=tuple(DishSold(*r) for r in span.rows(_dishes)),
        off=_off(db, span),
        sold_out=_sold_out(db, span),
        taken={Means(means): Takings(*r) for means, *r in _means(span)},
        recent=_recent(_Span(db, rules.recent(first, last), last, Meal(meal), settings)),
    )


class _Span:
    """Some business days, of one meal or all: their moments are values of statements that are built once."""

    def __init__(self, db: Connection, first: date, last: date, meal: Meal, settings: Settings) -> None:
        self.first, self.last, self.meal, self._db = first, last, meal, db
        ranges = rules.ranges(first, last, meal, settings)
        self._parts = len(ranges)
        self._given: dict[str, Any] = {"first": first, "last": last}
        self._given |= {"start": ranges[0][0], "end": ranges[-1][1]}
        for n, (start, end) in enumerate(ranges):
            self._given |= {f"start_{n}": start, f"end_{n}": end}

    def rows(self, statement: Any, column: Any = SittingRow.seated_at) -> Sequence[Any]:
        """What a statement finds of the moments of a column that lie within."""
        return self._db.execute(_within(statement, column, self._parts), self._given).all()


@lru_cache(maxsize=128)
def _within(statement: Any, column: Any, parts: int) -> Any:
    """A statement held within a span, and within its parts where it has several: a meal of each day."""
    held = statement.where(column >= bindparam("start"), column < bindparam("end"))
    each = (and_(column >= bindparam(f"start_{n}"), column < bindparam(f"end_{n}")) for n in range(parts))
    return held.where(or_(*each)) if parts > 1 else held


def _means(span: _Span) -> Sequence[Any]:
    """What the till took on these days; of one meal what its sittings paid, whenever that was."""
    return span.rows(_taken, ReceiptRow.at) if span.meal is Meal.ALL else span.rows(_taken_at_table)


def _minutes(sittings: Iterable[Any], start: str, end: str) -> tuple[int, ...]:
    return tuple(m for s in sittings for m in rules.minutes(getattr(s, start), getattr(s, end)))


def _days(sittings: Iterable[Any], settings: Settings) -> tuple[DayOf, ...]:
    found: dict[date, list[Any]] = defaultdict(list)
    for one in sittings:
        found[settings.business_day(one.seated_at)].append(one)
    return tuple(
        DayOf(day, sum(s.guests for s in of), len(of), sum(s.money for s in of))
        for day, of in sorted(found.items())
    )


def _recent(span: _Span) -> tuple[tuple[date, int], ...]:
    rows = span.rows(_paid, ReceiptRow.at) if span.meal is Meal.ALL else span.rows(_paid_at_table)
    paid = {r.business_day: r.money for r in rows}
    return tuple((day, paid.get(day, 0)) for day in rules.every_day(min(paid, default=span.last), span.last))


def _sold_out(db: Connection, span: _Span) -> tuple[SoldOut, ...]:
    rows = span.rows(_gone, SoldOutRow.at)
    who = names(db, (r.by for r in rows))
    return tuple(SoldOut(r.name, r.at, r.told, who[r.by]) for r in rows)


# -- what was taken off, by person and reason -----------------------------------------------------------


class _Why(NamedTuple):
    """Who answers for it, and what was said of it; what people typed counts as one where it reads alike."""

    kind: TookOff
    login: str
    reason: Text | str | None


def _off(db: Connection, span: _Span) -> tuple[Off, ...]:
    """Returns and gifts as they were kept; discounts and rounding-off as the settled bills have them."""
    found: dict[_Why, list[int]] = defaultdict(lambda: [0, 0, 0])
    typed: dict[_Why, str | None] = {}
    for why, kept, *counts in (*_changes(span), *_deductions(span)):
        found[why] = [a + b for a, b in zip(found[why], counts, strict=True)]
        typed.setdefault(why, kept)
    who = names(db, (why.login for why in found))
    rows = [Off(w.kind, w.login, who[w.login], w.reason, typed[w], *counts) for w, counts in found.items()]
    return tuple(sorted(rows, key=lambda off: (list(TookOff).index(off.kind), -off.money, off.login)))


def _changes(span: _Span) -> Iterator[tuple[_Why, str | None, int, int, int]]:
    for r in span.rows(_changed):
        if r.kind == ChangeKind.RETURNED:
            kind, said = TookOff.RETURNED, RETURNED[WhyReturned(r.reason)]
        else:
            kind, said = TookOff.GIVEN, GIVEN[WhyGiven(r.reason)]
        yield _Why(kind, r.login, said), None, r.times, r.quantity, r.money


def _deductions(span: _Span) -> Iterator[tuple[_Why, str | None, int, int, int]]:
    for one in reduced(span.rows(REDUCED)):
        bill = one.bill
        if one.discount and bill.discount_by:
            said = None if bill.vip else words(bill.why, bill.words)
            kept = None if bill.vip else bill.why
            yield _Why(TookOff.DISCOUNT, bill.discount_by, said), kept, 1, 1, one.discount
        if one.rounding and bill.rounded_by:
            yield _Why(TookOff.ROUNDING, bill.rounded_by, None), None, 1, 1, one.rounding


# -- statements -----------------------------------------------------------------------------------------


def _sum(of: Any) -> Any:
    return cast(func.coalesce(func.sum(of), 0), BigInteger)


_tables = select(IN_USE)
_dish = (LineRow.course.not_in(sorted(BESIDE)), LineRow.sent_at.is_not(None))
_hot = (LineRow.course.in_(sorted(HOT_CALL)), LineRow.fired_at >= SittingRow.called_at)
_money = (
    select(_sum(ReceiptRow.paid + ReceiptRow.ahead))
    .where(ReceiptRow.case == SittingRow.id, ReceiptRow.bill.is_not(None))
    .correlate(SittingRow)
    .scalar_subquery()
)
_sittings = (
    select(
        *(SittingRow.guests, SittingRow.seated_at, SittingRow.called_at, SittingRow.billed_at),
        SittingRow.freed_at,
        first_of(LineRow.sent_at, *_dish).label("sent_at"),
        first_of(LineRow.served_at, *_dish).label("served_at"),
        first_of(LineRow.served_at, *_hot).label("hot_at"),
        SAT_APART.label("sat_apart"),
        _money.label("money"),
    )
    .where(BY_ITSELF)
    .order_by(SittingRow.seated_at, SittingRow.id)
)
_stayed = LineRow.quantity - LineRow.returned
_dishes = (
    select(
        *(LineRow.dish, func.max(LineRow.name).label("name"), func.max(LineRow.course).label("course")),
        _sum(_stayed).label("quantity"),
        _sum(NET).label("money"),
        _sum(LineRow.returned).label("returned"),
        _sum(LineRow.given).label("given"),
    )
    .select_from(SittingRow)
    .join(LineRow, LineRow.sitting == SittingRow.id)
    # What a set costs is borne by its dishes, which are listed each (RST-11).
    .where(LineRow.sent_at.is_not(None), LineRow.course != Course.SET.value)
    .group_by(LineRow.dish)
    .order_by(_sum(_stayed).desc(), _sum(NET).desc(), LineRow.dish)
)
_answers = func.coalesce(ChangeRow.approved_by, ChangeRow.by)
_changed = (
    select(
        *(ChangeRow.kind, ChangeRow.reason, _answers.label("login"), func.count().label("times")),
        _sum(ChangeRow.quantity).label("quantity"),
        _sum(ChangeRow.amount).label("money"),
    )
    .select_from(SittingRow)
    .join(ChangeRow, ChangeRow.sitting == SittingRow.id)
    .where(ChangeRow.kind.in_([kind.value for kind in ON_THE_BILL]))
    .group_by(ChangeRow.kind, ChangeRow.reason, _answers)
)
_gone = (
    select(DishRow.name, SoldOutRow.at, SoldOutRow.told, SoldOutRow.by)
    .join(DishRow, DishRow.id == SoldOutRow.dish)
    .order_by(SoldOutRow.at, SoldOutRow.id)
)
_of_days = ReceiptRow.business_day.between(bindparam("first"), bindparam("last"))
_by_means = BY_MEANS.order_by(_sum(PaymentRow.amount).desc(), PaymentRow.means)
_at_table = SittingRow.id == ReceiptRow.case
_taken, _taken_at_table = _by_means.where(_of_days), _by_means.join(SittingRow, _at_table)
_paid = (
    select(ReceiptRow.business_day, _sum(ReceiptRow.paid + ReceiptRow.ahead).label("money"))
    .where(_of_days, ReceiptRow.bill.is_not(None))
    .group_by(ReceiptRow.business_day)
    .order_by(ReceiptRow.business_day)
)
_paid_at_table = _paid.join(SittingRow, _at_table)
