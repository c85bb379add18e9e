"""The figures of a span: held against an independent reckoning over evenings by chance (RST-61)."""

from collections import Counter, defaultdict
from collections.abc import Container
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import median_low
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.overview import FlowFigures
from app.counter.payments import PaymentRow, ReceiptRow
from app.flows.restaurant.facts.figures import Meal, Tally, TookOff
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.floor import SoldOutRow
from app.flows.restaurant.model.orders import ChangeRow, LineRow
from app.flows.restaurant.model.places import JoinRow, LineMoveRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.suggestions import covers_of
from app.flows.restaurant.rules import billing, seating
from app.flows.restaurant.rules import figures as rules
from app.kernel.chart import spread
from app.kernel.numbers import business_day
from tests.flows.restaurant.dining import Dining, cash
from tests.flows.restaurant.evenings import Evenings
from tests.flows.restaurant.house import CAPTAIN, COOK, HOST, MANAGER, TABLES, WAITER
from tests.flows.restaurant.looking import asked, look
from tests.flows.restaurant.test_moving import tile
from tests.flows.restaurant.test_sets import DISHES, PRICE, ordered

FIRST = date(2026, 11, 23)
BESIDE = ("tea", "drink", "tobacco")


class Reckoned:
    """Everything read row by row, and added up in plain Python."""

    def __init__(self, dining: Dining, first: date, last: date, meal: Meal) -> None:
        self.dining, self.first, self.last, self.meal = dining, first, last, meal
        self.settings = dining.desk.settings
        joined = {one.sitting for one in self._all(JoinRow)}
        here = [s for s in self._all(SittingRow) if s.seated_at and s.id not in joined]
        self.sittings = {s.id: s for s in here if self.counts(s.seated_at)}
        came = {one.to_line for one in self._all(LineMoveRow)}
        self.apart = {one.sitting for one in self._all(LineRow) if one.id in came}
        self.lines = [one for one in self._all(LineRow) if one.sitting in self.sittings]
        self.receipts = {r.id: r for r in self._all(ReceiptRow)}

    def _all(self, kind: Any) -> list[Any]:
        return self.dining.rows(select(kind.__table__))

    def day(self, at: datetime) -> date:
        return business_day(at, self.settings.zone, self.settings.day_ends_at)

    def counts(self, at: datetime) -> bool:
        dinner = seating.evening(at, self.settings)
        of_meal = {Meal.ALL: True, Meal.LUNCH: not dinner, Meal.DINNER: dinner}[self.meal]
        return of_meal and self.first <= self.day(at) <= self.last

    def money(self, sitting: str) -> int:
        return sum(r.paid + r.ahead for r in self.receipts.values() if r.case == sitting and r.bill)

    def minutes(self, pair: Any, but: Container[str] = ()) -> list[int]:
        found = []
        for s in self.sittings.values():
            if s.id in but:
                continue
            a, b = pair(s, [one for one in self.lines if one.sitting == s.id])
            if a and b and b >= a:
                found.append(round((b - a).total_seconds() / 60))
        return sorted(found)

    def dishes(self) -> dict[str, tuple[int, int, int, int]]:
        found: dict[str, tuple[int, int, int, int]] = defaultdict(lambda: (0, 0, 0, 0))
        for one in self.lines:
            if one.sent_at:
                now = (one.quantity - one.returned, one.amount - one.taken_off, one.returned, one.given)
                found[one.dish] = tuple(a + b for a, b in zip(found[one.dish], now, strict=True))  # type: ignore[assignment]
        return dict(found)

    def taken(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for p in self._all(PaymentRow):
            receipt = self.receipts[p.receipt]
            counts = self.counts(receipt.at) if self.meal is Meal.ALL else receipt.case in self.sittings
            if p.advance is None and counts:
                a, b = found[p.means]
                found[p.means] = (a + max(0, p.amount), b + max(0, -p.amount))
        return dict(found)

    def off(self) -> dict[tuple[TookOff, str], int]:
        found: Counter[tuple[TookOff, str]] = Counter()
        for c in self._all(ChangeRow):
            if c.sitting in self.sittings and c.kind != "urged":
                found[TookOff(c.kind), c.approved_by or c.by] += c.amount
        for b in self._all(BillRow):
            if b.sitting in self.sittings and b.step == "settled":
                discount, rounding = self._deducted(b)
                found[TookOff.DISCOUNT, b.discount_by] += discount
                found[TookOff.ROUNDING, b.rounded_by] += rounding
        return {k: v for k, v in found.items() if v}

    def _deducted(self, bill: Any) -> tuple[int, int]:
        """What the bill was paid with tells its rounding-off: all that is missing to its lines and fees."""
        s, full, after = self.sittings[bill.sitting], 0, 0
        for one in self.lines:
            if one.bill == bill.id:
                net = one.amount - one.taken_off
                full += net
                after += (net * bill.discount + 5000) // 10000 if one.discountable else net
        total = after + (after * s.service_rate + 5000) // 10000 + (s.fee_told or 0)
        ahead = sum(r.ahead for r in self.receipts.values() if r.bill == bill.id)
        return full - after, total - (bill.settled_due + ahead)


def _first(lines: list[Any], what: str, *, cold: bool = True) -> Any:
    hot = ("premium", "hot", "soup", "vegetable")
    times = [
        getattr(x, what)
        for x in lines
        if (x.course not in BESIDE if cold else x.course in hot and x.fired_at)
    ]
    return min((t for t in times if t), default=None)


def by_dish(found: Tally) -> dict[str, tuple[int, int, int, int]]:
    return {d.dish: (d.quantity, d.money, d.returned, d.given) for d in found.dishes}


@pytest.mark.rule("RST-61")
@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_is_what_the_rows_add_up_to(dining: Dining, seed: int) -> None:
    Evenings(dining, Random(seed)).play(16)
    last = business_day(dining.clock.now(), dining.desk.settings.zone, 4)
    spans = [(FIRST, last), (FIRST, FIRST), (FIRST + timedelta(days=1), last)]
    seen, kinds = 0, set[TookOff]()
    assert dining.rows(select(JoinRow.sitting)), "two parties that are one prove that none is counted twice"
    assert dining.rows(select(LineMoveRow.id))
    for meal in Meal:
        for first, to in spans:
            found = look(dining, Tally, CAPTAIN, first=first, last=max(first, to), meal=meal)
            plain = Reckoned(dining, first, max(first, to), meal)
            seen += found.turned
            kinds |= {one.kind for one in found.off}
            assert (found.turned, found.guests) == (
                len(plain.sittings),
                sum(s.guests for s in plain.sittings.values()),
            )
            assert found.tables == len(TABLES)
            paid = {id: plain.money(id) for id in plain.sittings}
            assert found.money == sum(paid.values())
            assert found.paying == sum(plain.sittings[id].guests for id, m in paid.items() if m)
            assert sorted(found.turn) == plain.minutes(lambda s, _: (s.seated_at, s.freed_at))
            assert sorted(found.to_free) == plain.minutes(lambda s, _: (s.billed_at, s.freed_at))
            assert sorted(found.first_dish) == plain.minutes(
                lambda _, of: (_first(of, "sent_at"), _first(of, "served_at")), plain.apart
            )
            assert sorted(found.first_hot) == plain.minutes(
                lambda s, of: (s.called_at, _first(of, "served_at", cold=False)), plain.apart
            )
            assert by_dish(found) == plain.dishes()
            assert {means: (one.taken, one.back) for means, one in found.taken.items()} == plain.taken()
            off: Counter[tuple[TookOff, str]] = Counter()
            for one in found.off:
                off[one.kind, one.login] += one.money
            assert {k: v for k, v in off.items() if v} == plain.off()
            assert sum(d.money for d in found.days) == found.money
            assert sum(found.by_hour.values()) == found.guests
            assert [s.at for s in found.sold_out] == sorted(
                r.at for r in dining.rows(select(SoldOutRow.__table__)) if plain.counts(r.at)
            )
            if found.turn:
                assert spread(found.turn)[2] == median_low(found.turn)
    assert seen > 20, "evenings in which nothing happened prove nothing"
    assert kinds == set(TookOff)


@pytest.mark.rule("RST-61", "RST-03", "RST-06")
def test_two_parties_that_became_one_are_counted_once(dining: Dining) -> None:
    sitting, other = dining.at(Sitting.COLD), dining.at(Sitting.COLD, "A03")
    dining.later(10)
    dining.do("join_party", HOST, sitting=sitting, other=other, keep_tables=True)
    found = look(dining, Tally, first=FIRST, last=FIRST)
    assert (found.guests, found.turned, found.turn, sum(found.by_hour.values())) == (8, 1, (), 8)
    assert [(day.guests, day.turned) for day in found.days] == [(8, 1)]
    with dining.house.store.reading() as db:
        covers = covers_of(db, dining.clock.now(), dining.desk.settings)
    assert sum(covers.values()) == 8
    turned = look(dining, FlowFigures).figures[1].value
    assert turned and turned.args == {"whole": 0, "tenth": 1}, "one of twelve"


@pytest.mark.rule("RST-61", "RST-06")
def test_whoever_sits_apart_with_what_was_ordered_elsewhere_tells_no_minutes(dining: Dining) -> None:
    sitting = dining.at(Sitting.AT_TABLE, "B02")
    dining.later(20)
    dining.serve(sitting, "1001")
    dining.later(30)
    goes = [{"line": dining.line(sitting, "2002").id, "quantity": 1}]
    apart = dining.do("split_party", HOST, sitting=sitting, table="A02", guests=2, lines=goes).sitting
    dining.call(apart)
    dining.lay_ready(apart)
    dining.later(5)
    dining.serve(apart, "2002")
    found = look(dining, Tally, first=FIRST, last=FIRST)
    assert (found.first_dish, found.first_hot, found.guests, found.turned) == ((20,), (), 4, 2)
    assert look(dining, FlowFigures).figures[3].value is None


@pytest.mark.both
@pytest.mark.rule("RST-61", "RST-30", "RST-11")
@pytest.mark.parametrize("discount", [8600, 8050])
def test_a_set_is_reckoned_alike_on_bill_floor_and_figures(dining: Dining, discount: int) -> None:
    sitting, order, _ = ordered(dining)
    dining.add(sitting, order, "1003")
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do(
        "give_line",
        MANAGER,
        sitting=sitting,
        line=dining.line(sitting, "1001").id,
        quantity=1,
        reason="regular",
    )
    dining.do("report_all_served", WAITER, sitting=sitting)
    dining.ask_for_bill(sitting)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.do("give_discount", MANAGER, **of, discount=discount, why="会员")
    assert tile(dining, "A02").due == dining.due(sitting)
    rounding = billing.sums(dining.facts(sitting)).total % 100
    dining.do("round_off", MANAGER, **of, rounding=rounding)
    assert tile(dining, "A02").due == dining.due(sitting)
    assert rounding and dining.due(sitting) % 100 == 0
    sums = billing.sums(dining.facts(sitting))
    dining.pay(sitting)
    found = look(dining, Tally, first=FIRST, last=FIRST)
    assert {one.kind: one.money for one in found.off if one.kind != TookOff.GIVEN} == {
        TookOff.DISCOUNT: sums.discountable - sums.discounted,
        TookOff.ROUNDING: rounding,
    }
    given = sum(one.money for one in found.off if one.kind is TookOff.GIVEN)
    inside = {dish for dish, _ in DISHES}
    assert sum(one.money for one in found.dishes if one.dish in inside) == PRICE - given
    assert "S1" not in {one.dish for one in found.dishes}


@pytest.mark.rule("RST-61")
def test_lunch_and_evening_part_a_day_as_the_house_does(dining: Dining) -> None:
    settings = dining.desk.settings
    both = [rules.ranges(FIRST, FIRST + timedelta(days=2), meal, settings) for meal in Meal]
    [whole], lunch, dinner = both
    edges = sorted([*lunch, *dinner])
    assert edges[0][0] == whole[0]
    assert edges[-1][1] == whole[1]
    assert all(a[1] == b[0] for a, b in pairwise(edges))
    for meal, parts in ((False, lunch), (True, dinner)):
        for start, end in parts:
            for at in (start, end - timedelta(seconds=1)):
                assert seating.evening(at, settings) is meal


@pytest.mark.rule("RST-12", "RST-61")
def test_a_dish_is_sold_out_by_its_last_portion_or_by_the_kitchens_word(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2003", portions=2)
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.begin(sitting)
    dining.add(sitting, order, "2003")
    assert dining.rows(select(SoldOutRow.__table__)) == []
    dining.later(5)
    dining.add(sitting, order, "2003")
    dining.later(5)
    dining.do("limit_portions", COOK, dish="1001", portions=0)
    dining.do("limit_portions", COOK, dish="1001", portions=0)
    found = look(dining, Tally, CAPTAIN, first=FIRST, last=FIRST).sold_out
    assert [(one.name, one.told, one.by) for one in found] == [
        ("东坡肉", False, "何立群"),
        ("桂花糯米藕", True, "陈师傅"),
    ]
    dining.do("limit_portions", COOK, dish="1001", portions=3)
    dining.do("limit_portions", COOK, dish="1001", portions=0)
    assert len(look(dining, Tally, CAPTAIN, first=FIRST, last=FIRST).sold_out) == 3


@pytest.mark.rule("RST-51", "RST-61")
def test_no_guest_is_named_and_what_was_said_of_a_vip_is_not_repeated(dining: Dining) -> None:
    at = (dining.clock.now() + timedelta(minutes=60)).isoformat()
    told = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at, "table": "A02", "vip": True}
    sitting: str = dining.do("book", MANAGER, **told).sitting
    roles = ["captain", "cashier", "manager", "waiter"]
    dining.do("note_reception", MANAGER, sitting=sitting, roles=roles)
    dining.do("seat_party", MANAGER, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_to_table", MANAGER, sitting=sitting)
    dining.do("report_all_served", MANAGER, sitting=sitting)
    dining.do("ask_for_bill", MANAGER, sitting=sitting)
    bill = dining.bill(sitting).id
    dining.do("give_discount", MANAGER, sitting=sitting, bill=bill, discount=8800, why="沈砚秋的客人")
    due = dining.due(sitting)
    dining.do("settle", MANAGER, seen={"due": due}, sitting=sitting, bill=bill, payments=[cash(due)])
    found = look(dining, Tally, MANAGER, first=FIRST, last=FIRST)
    assert [one.kind for one in found.off] == [TookOff.DISCOUNT]
    assert "沈" not in repr(found)


def test_as_many_statements_and_no_scan_however_many_evenings(dining: Dining) -> None:
    few = asked(dining, Tally, CAPTAIN, first=FIRST, last=FIRST)
    Evenings(dining, Random(5)).play(6)
    many = asked(dining, Tally, CAPTAIN, first=FIRST, last=FIRST + timedelta(days=30), meal=Meal.DINNER)
    assert few.count <= many.count <= 10
    assert many.scans(dining) == []


def test_the_average_and_the_turn_are_rounded_as_money_is() -> None:
    blank = dict.fromkeys(("turn", "first_dish", "first_hot", "to_free", "days", "dishes", "off"), ())
    blank |= {"sold_out": (), "taken": {}, "recent": (), "by_hour": {}}
    at = datetime.fromisoformat("2026-11-23T20:00:00+08:00")

    def tally(**of: Any) -> Tally:
        return Tally(
            **{"first": FIRST, "last": FIRST, "meal": Meal.ALL, "at": at, "ticking": "all", **blank, **of}
        )

    one = tally(tables=12, guests=9, turned=7, paying=8, money=100_00 * 8 + 4)
    assert (one.a_guest, one.turned_tenths) == (10001, 6)
    none = tally(tables=0, guests=0, turned=0, paying=0, money=0)
    assert (none.a_guest, none.turned_tenths) == (None, None)
