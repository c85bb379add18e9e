"""The bill, to the fen, from real lines (RST-30, 30a, 31, 32, 34)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.counter.payments import AdvanceRow, PaymentRow, ReceiptRow
from app.flows.restaurant.checks import bills_fit
from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Ahead
from app.flows.restaurant.facts.tracks import Bill, Sitting
from app.flows.restaurant.facts.views import BillLine, Floor
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.rules import billing
from app.kernel.money import equal_shares, in_words, rate, shares
from app.store.tables import Drawer
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, MANAGER, TABLES, WAITER
from tests.flows.restaurant.looking import look

MENU = {
    "name": "四时宴席",
    "category": "席面",
    "course": "hot",
    "station": "热菜档",
    "pricing": "portion",
    "unit": "席",
}


def worked_example(dining: Dining) -> str:
    """RST-30: one discountable line of 866.00, others of 200.00, a room of 80.00, 200.00 taken ahead."""
    dining.do("add_dish", MANAGER, dish="9001", what=MENU | {"price": 86600})
    at = dining.clock.now() + timedelta(minutes=10)
    booking = {"name": "沈砚秋", "phone": "13800138000", "guests": 4, "at": at.isoformat()}
    sitting: str = dining.do("book", HOST, **booking, table="V01", fee_told=8000, agreed_sum=100_000).sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(200_00)])
    dining.do("seat_party", HOST, sitting=sitting, table="V01", guests=4, waiter="yuan")
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "9001", "7001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("report_all_served", WAITER, sitting=sitting)
    return sitting


@pytest.mark.both
@pytest.mark.rule("RST-30", "COM-10", "COM-11", "COM-30", "COM-31")
def test_the_worked_example_to_the_fen_from_real_lines(dining: Dining) -> None:
    sitting = worked_example(dining)
    billed = dining.ask_for_bill(sitting)
    where = {"sitting": sitting, "bill": billed.bill}
    assert billed.due == 86600 + 20000 + 10660 + 8000 - 20000
    dining.do("give_discount", CASHIER, **where, discount=8800, why="会员")
    assert billing.out_of_date(dining.facts(sitting))
    dining.do("round_off", CASHIER, seen={"due": 93829}, **where, rounding=29)
    sums = billing.sums(dining.facts(sitting))
    assert (sums.discountable, sums.discounted, sums.other) == (86600, 76208, 20000)
    assert (sums.consumption, sums.service, sums.fee) == (96208, 9621, 8000)
    assert (sums.total, sums.rounding, sums.payable, sums.ahead, sums.due) == (
        113829,
        29,
        113800,
        20000,
        93800,
    )
    assert in_words(sums.due) == "玖佰叁拾捌元整"
    settled = dining.pay(sitting, cash(93800, 100_000))
    assert (settled.due, settled.change, settled.back) == (93800, 6200, 0)
    [receipt] = dining.rows(
        select(ReceiptRow.paid, ReceiptRow.ahead, ReceiptRow.due).where(ReceiptRow.kind == "payment")
    )
    assert tuple(receipt) == (93800, 20000, 93800)
    assert [a.used for a in dining.rows(select(AdvanceRow.used))] == [20000]
    [bill] = dining.rows(select(BillRow))
    assert (bill.step, bill.settled_due, bill.settled_by, bill.receipt) == (
        "settled",
        93800,
        "wu",
        settled.receipt,
    )
    assert bill.discount_by == "wu"
    assert bill.discount_why


LINES = st.lists(st.tuples(st.integers(0, 300_000), st.booleans()), max_size=30)
RATES = st.integers(1, billing.FULL)


def lines_of(priced: list[tuple[int, bool]], discount: int) -> list[BillLine]:
    return [
        BillLine(LineId(f"l{n}"), "x", 1, "例", None, full, full, rate(full, discount) if off else full, off)
        for n, (full, off) in enumerate(priced)
    ]


@pytest.mark.rule("RST-30", "RST-30a", "COM-10")
@given(
    LINES, RATES, st.integers(0, 3000), st.integers(0, 50_000), st.integers(0, 200_000), st.integers(0, 99)
)
def test_any_bill_adds_up_and_never_rounds_against_the_guest(
    priced: list[tuple[int, bool]], discount: int, service_rate: int, fee: int, ahead: int, off: int
) -> None:
    lines = lines_of(priced, discount)
    plain = billing.reckon(lines, service_rate, fee)
    rounding = min(plain.total % 100, plain.total) if off else 0
    sums = billing.reckon(lines, service_rate, fee, rounding, ahead)
    assert sums.consumption == sum(line.amount for line in lines)
    assert sums.discounted <= sums.discountable
    assert abs(sums.service * 10_000 - sums.consumption * service_rate) <= 5_000
    assert sums.total == sums.consumption + sums.service + sums.fee
    assert sums.payable <= sums.total
    assert sums.payable - sums.ahead == sums.due - sums.back
    assert 0 in (sums.due, sums.back)
    assert not off or sums.payable % 100 == 0


@pytest.mark.rule("RST-31")
@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_shares_of_a_bill_add_up_exactly(due: int, weights: list[int]) -> None:
    assert sum(shares(due, weights)) == due
    even = equal_shares(due, len(weights))
    assert (sum(even), max(even) - min(even) <= 1, even == sorted(even, reverse=True)) == (due, True, True)


@pytest.mark.rule("RST-61")
def test_no_discount_without_a_reason_and_none_stays_once_it_is_taken_back(dining: Dining) -> None:
    sitting = worked_example(dining)
    where = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    for less in (9999, 8800, 100):
        no = dining.refused("give_discount", MANAGER, **where, discount=less)
        assert no.message.startswith("Say why the guest pays less"), less
    assert dining.bill(sitting).discount == billing.FULL
    dining.do("give_discount", MANAGER, **where, discount=8800, why="等候过久")
    (kept,) = dining.rows(select(Drawer.text).join(BillRow, BillRow.discount_why == Drawer.id))
    assert kept == ("等候过久",)
    dining.do("give_discount", MANAGER, **where, discount=billing.FULL)
    assert dining.rows(select(BillRow.discount, BillRow.discount_why)) == [(billing.FULL, None)]


@pytest.mark.rule("RST-30", "COM-21")
def test_discount_and_rounding_within_the_limit_of_each_role(dining: Dining) -> None:
    sitting = worked_example(dining)
    where = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    no = dining.refused("give_discount", CASHIER, **where, discount=8799, why="老客")
    assert (type(no).__name__, no.args["limit"], no.who) == ("Ask", 8800, ("captain", "manager"))
    assert dining.refused("give_discount", CASHIER, **where, discount=7999, why="老客").who == ("manager",)
    assert dining.refused("give_discount", CAPTAIN, **where, discount=7999, why="老客").args["limit"] == 8000
    dining.do("give_discount", CASHIER, approved_by=CAPTAIN, **where, discount=8500, why="老客")
    assert dining.rows(select(BillRow.discount, BillRow.discount_by))[0] == (8500, "he")
    dining.do("give_discount", CASHIER, approved_by=CAPTAIN, **where, discount=9000, why="老客")
    assert dining.rows(select(BillRow.discount, BillRow.discount_by))[0] == (9000, "wu"), (
        "whoever had nothing to approve did not give it"
    )
    for wrong in (0, 1, 99):
        assert (
            "between" in dining.refused("give_discount", MANAGER, **where, discount=wrong, why="老客").message
        )
    dining.do("give_discount", MANAGER, **where, discount=100, why="老客")
    dining.do("give_discount", MANAGER, **where, discount=5000, why="老客")
    dining.do("give_discount", CASHIER, **where, discount=10_000)
    total = billing.sums(dining.facts(sitting)).total
    assert total == 125260
    assert dining.refused("round_off", CASHIER, **where, rounding=260).who == ("captain", "manager")
    assert dining.refused("round_off", CASHIER, **where, rounding=1260).who == ("manager",)
    for wrong in (1, 59, 61, 125300):
        assert "whole yuan" in dining.refused("round_off", MANAGER, **where, rounding=wrong).message
    dining.do("round_off", CAPTAIN, **where, rounding=960)
    assert dining.due(sitting) == 125260 - 960 - 20000
    dining.do("round_off", MANAGER, **where, rounding=9960)
    for by in (MANAGER, CASHIER, CAPTAIN):
        no = dining.refused("round_off", by, **where, rounding=10060)
        assert (type(no).__name__, no.who, no.args["most"]) == ("No", (), 100_00), "no second person lifts it"
        assert "a discount or a gift" in no.message
    assert "a gift" in dining.refused("round_off", MANAGER, **where, rounding=total).message
    dining.do("house.change_setting", MANAGER, key="restaurant.rounding_manager", value=0)
    dining.do("round_off", CAPTAIN, **where, rounding=960)
    assert dining.refused("round_off", MANAGER, **where, rounding=60).args["limit"] == 0


@pytest.mark.rule("RST-30", "RST-31", "COM-06")
def test_another_dish_puts_the_printed_bill_out_of_date_and_takes_the_rounding_off(dining: Dining) -> None:
    sitting = dining.at(Sitting.STAPLE)
    dining.do("report_all_served", WAITER, sitting=sitting)
    where = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    due = dining.due(sitting)
    dining.do("round_off", CASHIER, **where, rounding=due % 100)
    assert dining.due(sitting) == due - due % 100
    dining.send(sitting, dining.write(sitting, "7001"))
    assert billing.out_of_date(dining.facts(sitting))
    assert billing.sums(dining.facts(sitting)).rounding == 0
    dining.serve(sitting, "7001")
    dining.count_bottles(sitting)
    unseen = dining.refused("settle", CASHIER, **where, payments=[cash(due)])
    assert unseen.args["due"] == dining.due(sitting)
    for act, more in (("settle", {"payments": [cash(due)]}), ("round_off", {"rounding": 0})):
        stale = dining.refused(act, CASHIER, **where, **more, seen={"due": due})
        said = (stale.args["seen"], stale.args["now"], stale.args["staff"])
        assert said == (due, dining.due(sitting), CAPTAIN.login), "who sent the dish, not who served it"
    again = dining.do("print_bill", CASHIER, sitting=sitting)
    assert again.bill == where["bill"]
    assert not billing.out_of_date(dining.facts(sitting))
    assert dining.bill(sitting).printed == 2
    dining.pay(sitting)


@pytest.mark.rule("RST-32")
def test_nothing_is_settled_before_every_line_is_decided(dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    no = dining.refused("ask_for_bill", CASHIER, sitting=sitting)
    assert (no.mend, no.args["dishes"]) == (
        "report_all_served",
        ["龙井虾仁", "宋嫂鱼羹", "青菜面条", "时令果盘"],
    )
    dining.do("print_bill", CASHIER, sitting=sitting)
    dining.do("report_all_served", CASHIER, sitting=sitting)
    where = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    order = dining.write(sitting, "7001")
    no = dining.refused("settle", CASHIER, **where, payments=[cash(dining.due(sitting))])
    assert (no.mend, no.args["dishes"]) == ("send_order", ["十年陈花雕"])
    dining.do("remove_line", sitting=sitting, order=order, line=dining.line(sitting, "7001").id)
    dining.pay(sitting)


@pytest.mark.rule("COM-30")
def test_a_bill_is_paid_by_several_means_exactly(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    due = dining.due(sitting)
    where = {"sitting": sitting, "bill": dining.bill(sitting).id}
    for wrong in ([], [cash(due + 1)], [cash(due - 1)], [card(due), cash(1)]):
        assert dining.refused("settle", CASHIER, **where, payments=wrong).args["due"] == due
    wechat = {"means": "wechat", "amount": due - 10_000, "tail": "A12b"}
    assert (
        "last 4"
        in dining.refused(
            "settle", CASHIER, **where, payments=[wechat | {"tail": None}, cash(10_000)]
        ).message
    )
    settled = dining.pay(sitting, wechat, card(4_000), cash(6_000, 10_000))
    assert settled.change == 4_000
    rows = dining.rows(
        select(PaymentRow.means, PaymentRow.amount, PaymentRow.tendered, PaymentRow.tail).order_by(
            PaymentRow.n
        )
    )
    assert [tuple(r) for r in rows] == [
        ("wechat", due - 10_000, None, "A12b"),
        ("card", 4_000, None, None),
        ("cash", 6_000, 10_000, None),
    ]
    assert dining.bill(sitting).step is Bill.SETTLED


@pytest.mark.rule("RST-30a")
def test_what_was_taken_ahead_and_is_not_used_goes_back(dining: Dining) -> None:
    sitting = dining.do("greet_walk_in", HOST, guests=4, name="方可").sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(1000_00)])
    assert dining.facts(sitting).ahead is Ahead.ADVANCE
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting, None)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    where = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill, "payments": []}
    rest = 100_000 - 3800 - 380
    assert dining.refused("settle", CASHIER, **where).args["wanted"] == rest
    assert dining.refused("settle", CASHIER, **where, back=[card(rest + 1)]).args["told"] == rest + 1
    by_card = dining.refused("settle", CASHIER, **where, back=[cash(rest)])
    assert "goes back so" in by_card.message
    assert [means.message for means in by_card.args["means"]] == ["Bank card"]
    assert dining.refused("settle", CASHIER, **where, back=[card(rest - 1), cash(1)]).args["means"]
    asked = dining.refused("settle", CASHIER, **where, back=[cash(rest)], otherwise=True)
    assert (type(asked).__name__, asked.who) == ("Ask", ("manager",))
    settled = dining.do("settle", CASHIER, **where, back=[card(rest)])
    assert (settled.due, settled.back, len(settled.documents)) == (0, rest, 3)
    assert dining.rows(select(AdvanceRow.used))[0].used == 100_000
    paid = dining.rows(select(ReceiptRow.kind, ReceiptRow.paid).order_by(ReceiptRow.number))
    assert [tuple(r) for r in paid] == [("ahead", 100_000), ("payment", 0), ("back", -rest)]


@pytest.mark.rule("RST-30a")
def test_no_fee_is_charged_that_was_not_shown(dining: Dining) -> None:
    sitting = worked_example(dining)
    facts = dining.facts(sitting)
    [order] = facts.orders
    unshown: list[dict[str, Any]] = [{"shown_rate": 500}, {"shown_fee": 0}]
    for shown in unshown:
        parts = dict(facts.parts) | {order.id: replace(order, **shown)}  # type: ignore[arg-type]
        no = billing.every_fee_was_shown(replace(facts, parts=parts))
        assert no
        assert "did not stand on the order" in no.message
    assert billing.every_fee_was_shown(facts) is None
    assert billing.room_fee(replace(facts, fee_told=None)) == 0
    dining.do("house.change_setting", MANAGER, key="restaurant.service_charge", value=15)
    assert billing.sums(dining.facts(sitting)).service == 10660


@pytest.mark.rule("RST-30", "RST-30a", "COM-05")
@pytest.mark.parametrize("fee", [0, 5000, 12000])
def test_another_fee_of_a_room_changes_no_bill_that_is_there(dining: Dining, fee: int) -> None:
    during, before = worked_example(dining), dining.at(Sitting.FREE, "A02")
    for sitting in (during, before):
        assert billing.sums(dining.facts(sitting)).fee == (8000 if sitting == during else 0)
    changed = {**TABLES["V01"], "fee": fee}
    dining.do("change_table", MANAGER, table="V01", what=changed)
    dining.do("change_table", MANAGER, table="A02", what={**TABLES["A02"], "fee": fee})
    assert billing.sums(dining.facts(during)).fee == 8000
    billed = dining.ask_for_bill(during)
    tile = next(one for one in look(dining, Floor).tiles if one.table == "V01")
    assert (tile.due, billed.due) == (dining.due(during), 86600 + 20000 + 10660 + 8000 - 20000)
    dining.pay(during)
    dining.do("change_table", MANAGER, table="V01", what={**TABLES["V01"], "fee": 100})
    with dining.house.store.reading() as db:
        assert list(bills_fit(db)) == []
    assert [billing.sums(dining.facts(sitting)).fee for sitting in (during, before)] == [8000, 0]


@pytest.mark.rule("RST-30")
def test_a_bill_needs_something_that_was_ordered(dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    order = dining.order(sitting).id
    dining.confirm(sitting, order)
    assert "Nothing was ordered" in dining.refused("ask_for_bill", CASHIER, sitting=sitting).message
