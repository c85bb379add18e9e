"""Farewell, clearing, the free table (RST-40, 41)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.flows.restaurant.facts.kinds import ClearingTick
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.sittings import SittingRow, TickRow
from app.store.tables import Drawer
from tests.flows.restaurant.conftest import EVENING
from tests.flows.restaurant.dining import Dining, card
from tests.flows.restaurant.house import CAPTAIN, CASHIER, FOUR_CUPS, HOST, MANAGER, WAITER


@pytest.mark.rule("RST-40")
def test_belongings_are_reminded_of_from_the_bill_on_the_rest_when_they_go(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    dining.do("tick_farewell", CASHIER, sitting=sitting, item="belongings")
    for item in ("steps", "escort"):
        assert (
            "when the guests go"
            in dining.refused("tick_farewell", WAITER, sitting=sitting, item=item).message
        )
    dining.pay(sitting)
    for item in ("belongings", "steps", "escort"):
        dining.do("tick_farewell", WAITER, sitting=sitting, item=item)
    ticks = dining.rows(
        select(TickRow.item, TickRow.by).where(TickRow.item.startswith("farewell")).order_by(TickRow.item)
    )
    assert [tuple(t) for t in ticks] == [
        ("farewell.belongings", "wu"),
        ("farewell.escort", "yuan"),
        ("farewell.steps", "yuan"),
    ]


@pytest.mark.rule("RST-41")
def test_the_table_is_cleared_in_order_and_is_free_with_the_last_tick(dining: Dining) -> None:
    sitting = dining.at(Sitting.CLEARING)
    items = list(ClearingTick)
    for n, item in enumerate(items):
        for later in items[n + 1 :]:
            no = dining.refused("tick_clearing", WAITER, sitting=sitting, item=later)
            assert no.message == "First comes: {first}."
        assert (
            dining.refused("seat_walk_in", HOST, table="A02", guests=2, waiter="yuan").args["table"] == "A02"
        )
        dining.later(1)
        dining.do("tick_clearing", WAITER, sitting=sitting, item=item)
        if item is not items[-1]:
            dining.do("tick_clearing", WAITER, sitting=sitting, item=item)
    assert dining.facts(sitting).step is Sitting.FREE
    [row] = dining.rows(select(SittingRow))
    assert (row.billed_at, row.left_at, row.freed_at) == (EVENING, EVENING, EVENING + timedelta(minutes=10))
    assert dining.seat("A02") != sitting


@pytest.mark.rule("RST-41")
def test_one_key_ticks_the_rest_in_the_name_of_who_reports_it(dining: Dining) -> None:
    sitting = dining.at(Sitting.CLEARING)
    dining.do("tick_clearing", WAITER, sitting=sitting, item="devices")
    dining.do("clear_rest", HOST, sitting=sitting)
    assert dining.facts(sitting).step is Sitting.FREE
    ticks = dining.rows(select(TickRow.item, TickRow.by).where(TickRow.item.startswith("clearing")))
    assert len(ticks) == len(ClearingTick)
    assert {t.by for t in ticks if t.item != "clearing.devices"} == {"lin"}


@pytest.mark.rule("RST-40", "RST-41")
def test_guests_who_had_nothing_leave_without_a_bill_but_not_without_what_they_paid(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting, None)
    dining.write(sitting, "1001", "2002")
    dining.do("guests_left", WAITER, sitting=sitting)
    facts = dining.facts(sitting)
    assert (facts.step, facts.lines) == (Sitting.CLEARING, [])
    assert {p.step for p in facts.parts.values()} >= {Line.REMOVED}
    sent = dining.at(Sitting.CONFIRMED, "A03")
    assert dining.refused("guests_left", WAITER, sitting=sent).mend == "ask_for_bill"
    ahead = dining.do("greet_walk_in", HOST, guests=4).sitting
    dining.do("take_deposit", HOST, sitting=ahead, payments=[card(100)])
    dining.do("seat_party", HOST, sitting=ahead, table="A04", guests=4, waiter="yuan")
    assert dining.refused("guests_left", WAITER, sitting=ahead).mend == "give_ahead_back"


@pytest.mark.rule("RST-30a")
def test_a_deposit_of_guests_who_came_goes_by_whose_doing_it_is_that_they_do_not_eat(dining: Dining) -> None:
    def came(table: str) -> dict[str, Any]:
        told = {"name": "沈女士", "phone": "13800138000", "guests": 4, "agreed_sum": 100_000}
        at = (dining.clock.now() + timedelta(minutes=30)).isoformat()
        of = {"sitting": dining.do("book", HOST, table=table, at=at, **told).sitting}
        dining.do("take_deposit", HOST, **of, payments=[card(20_000)])
        dining.do("greet_party", HOST, **of)
        return of

    turned_away, left = came("A02"), came("A03")
    no = dining.refused("give_ahead_back", MANAGER, **turned_away, why="包间漏水", payments=[card(20_000)])
    assert "whose doing" in no.message
    ours = {**turned_away, "why": "包间漏水", "by_guest": False}
    assert (
        dining.refused("give_ahead_back", MANAGER, **ours, payments=[card(20_000)]).args["wanted"] == 40_000
    )
    paid = dining.do("give_ahead_back", MANAGER, **ours, payments=[card(40_000)])
    assert paid.paid == -40_000
    dining.do("turn_away", HOST, **turned_away)
    dining.do("seat_party", HOST, **left, table="A03", guests=4, waiter="yuan")
    theirs = {**left, "why": "客人临时有事", "by_guest": True}
    assert dining.refused("give_ahead_back", MANAGER, **theirs, payments=[card(20_000)]).args["wanted"] == 0
    assert dining.do("give_ahead_back", MANAGER, **theirs).paid == 0
    dining.do("guests_left", WAITER, **left)
    assert dining.facts(left["sitting"]).taken_ahead == 0


@pytest.mark.rule("RST-10", "RST-30", "COM-21")
def test_tea_that_was_brought_is_paid_or_let_go_by_a_captain_for_a_reason(dining: Dining) -> None:
    paying, going = dining.seat(), dining.seat("A03")
    for sitting in (paying, going):
        dining.tea(sitting)
        no = dining.refused("guests_left", WAITER, sitting=sitting)
        assert (no.mend, no.args["sum"]) == ("begin_order", FOUR_CUPS)
    dining.send(paying, dining.begin(paying))
    dining.ask_for_bill(paying)
    dining.pay(paying)
    assert dining.facts(paying).step is Sitting.FAREWELL
    no = dining.refused("guests_left", WAITER, sitting=going, why="有急事")
    assert (type(no).__name__, no.who) == ("Ask", ("captain", "manager"))
    dining.do("guests_left", WAITER, approved_by=CAPTAIN, sitting=going, why="有急事")
    assert dining.facts(going).step is Sitting.CLEARING
    [[why]] = dining.rows(
        select(Drawer.text).join(SittingRow, SittingRow.gone_why == Drawer.id).where(SittingRow.id == going)
    )
    assert why == "有急事"
    other = dining.at(Sitting.TEA, "A04")
    assert dining.refused("guests_left", CAPTAIN, sitting=other).mend == "begin_order", "nor without a reason"
    dining.do("guests_left", CAPTAIN, sitting=other, why="茶凉了")
