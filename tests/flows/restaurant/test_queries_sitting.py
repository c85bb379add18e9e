"""The chosen sitting, its bill and its call, on an evening made through commands (RST-20, 21, 30, 34)."""

from datetime import timedelta

import pytest

from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import BillShown, Change, Pacing, SittingShown
from app.flows.restaurant.rules import billing
from app.kernel.judge import Staff
from app.kernel.refusal import Refused, Shut
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import asked, look


def expected(dining: Dining, **more: object) -> str:
    at = dining.clock.now() + timedelta(minutes=30)
    told = {"name": "韩先生", "phone": "13800138000", "guests": 4, "at": at.isoformat(), "table": "A02"}
    sitting: str = dining.do("book", HOST, **told | more).sitting
    return sitting


def test_a_sitting_with_its_orders_and_its_history(dining: Dining) -> None:
    begun = dining.clock.now()
    sitting = expected(dining, words="靠窗,过生日")
    dining.later(28)
    dining.do("greet_party", HOST, sitting=sitting)
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    seated = dining.clock.now()
    dining.do("ask_tea", WAITER, sitting=sitting, tea="8001", taboos="不吃花生")
    order = dining.begin(sitting)
    line = dining.add(sitting, order, "2002")
    dining.do("note_request", sitting=sitting, order=order, line=line, request="少油")
    dining.do("read_back", sitting=sitting, order=order, line=line)
    gone = dining.add(sitting, order, "1002")
    dining.do("remove_line", sitting=sitting, order=order, line=gone)
    dining.add(sitting, order, "1001")
    dining.later(4)
    dining.send(sitting, order)
    sent = dining.clock.now()
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.later(3)
    dining.serve(sitting, "1001")

    shown = look(dining, SittingShown, sitting=sitting)
    assert shown.facts == dining.facts(sitting)
    assert shown.table and (shown.table.id, shown.table.sitting) != (None, None)
    assert (shown.guest, shown.phone, shown.wishes) == ("韩先生", "13800138000", "靠窗,过生日")
    assert (shown.taboos, shown.waiter, shown.tea, shown.vip) == ("不吃花生", "袁静", "碧螺春", False)
    assert [(s.step, s.at, s.by) for s in shown.history] == [
        (Sitting.BOOKED, begun, "林晚"),
        (Sitting.GREETED, seated, "林晚"),
        (Sitting.SEATED, seated, "林晚"),
        (Sitting.TEA, seated, "袁静"),
        (Sitting.ORDERING, seated, "何立群"),
        (Sitting.CONFIRMED, sent, "何立群"),
        (Sitting.AT_TABLE, sent, "袁静"),
        (Sitting.COLD, dining.clock.now(), "袁静"),
    ]
    [slip] = shown.orders
    assert (slip.taken_by, slip.confirmed_by, slip.sent_by) == ("何立群", "何立群", "何立群")
    assert (slip.confirmed_at, slip.sent_at) == (sent, sent)
    rows = {r.facts.dish: r for r in slip.lines}
    assert list(rows) == ["8001", "2002", "1001"]
    assert (rows["2002"].request, rows["2002"].facts.step) == ("少油", Line.HELD)
    assert (rows["2002"].sent_at, rows["2002"].fired_at, rows["2002"].served_at) == (sent, None, None)
    assert (rows["1001"].fired_at, rows["1001"].served_at) == (sent, dining.clock.now())


@pytest.mark.rule("COM-20", "RST-51")
def test_who_reads_a_name_and_a_phone(dining: Dining) -> None:
    plain, vip = expected(dining), expected(dining, table="A03", vip=True)
    whole = ("韩先生", "13800138000")
    masked = ("韩先生", "138****8000")
    table = {
        HOST: (whole, whole),
        CAPTAIN: (whole, whole),
        MANAGER: (whole, whole),
        WAITER: (masked, None),
        CASHIER: (masked, None),
        COOK: (masked, None),
    }
    seen = {by: (read(dining, by, plain), read(dining, by, vip)) for by in table}
    assert seen == table


def read(dining: Dining, by: Staff, sitting: str) -> tuple[str | None, str | None] | None:
    """Whose name and phone somebody reads; nothing where the sitting is closed to them."""
    dining.desk.staff = by
    looked = dining.desk.look(SittingShown, sitting=sitting)
    if error := looked.exception():
        assert isinstance(error, Refused) and isinstance(error.no, Shut)
        return None
    return looked.result().guest, looked.result().phone


@pytest.mark.rule("RST-34")
def test_a_bill_says_what_changed_since_the_guest_confirmed(dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    order = dining.write(sitting, "1001", "2002")
    dining.confirm(sitting, order)
    dining.later(2)
    dining.add(sitting, order, "2004")
    changed = dining.clock.now()
    dining.confirm(sitting, order)
    dining.later(2)
    dining.do(
        "change_quantity",
        WAITER,
        sitting=sitting,
        order=order,
        line=dining.line(sitting, "2004").id,
        quantity=2,
    )
    again = dining.clock.now()
    dining.send(sitting, order)
    added = dining.write(sitting, "1002")
    assert look(dining, BillShown, CASHIER, sitting=sitting).undecided == 4
    dining.send(sitting, added)
    dining.do("ask_to_table", WAITER, sitting=sitting)

    shown = look(dining, BillShown, CASHIER, sitting=sitting)
    facts = dining.facts(sitting)
    assert shown.changes == (
        Change(dining.facts(sitting).orders[0].id, 2, changed, "何立群"),
        Change(dining.facts(sitting).orders[0].id, 3, again, "袁静"),
    )
    assert [line.name for line in shown.lines] == [
        "碧螺春",
        "桂花糯米藕",
        "龙井虾仁",
        "宫保鸡丁",
        "椒盐小酥鱼",
    ]
    assert (shown.sums, shown.ahead_at, shown.out_of_date) == (billing.sums(facts), None, False)
    assert (shown.sitting.facts, shown.undecided) == (facts, 4)
    dining.do("report_all_served", CASHIER, sitting=sitting)
    dining.ask_for_bill(sitting)
    assert not look(dining, BillShown, CASHIER, sitting=sitting).out_of_date
    bill = dining.bill(sitting).id
    dining.do("give_discount", CASHIER, sitting=sitting, bill=bill, discount=8800, why="老客")
    shown = look(dining, BillShown, CASHIER, sitting=sitting)
    assert shown.out_of_date
    assert {(line.full, line.amount) for line in shown.lines if line.name == "桂花糯米藕"} == {(3800, 3344)}
    assert shown.sums.due == dining.due(sitting)


@pytest.mark.rule("RST-20", "RST-21")
def test_a_planned_call_tells_each_dish_its_last_safe_moment(dining: Dining) -> None:
    sitting = dining.seat("V03")
    dining.tea(sitting)
    order = dining.write(sitting, "4001", "7001", "5001", "3001", "2003", "2001", "1001")
    dining.add(sitting, order, "1002")
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.write(sitting, "1003")
    unplanned = look(dining, Pacing, sitting=sitting)
    assert unplanned.planned is None
    assert {dish.last_safe for dish in unplanned.dishes} == {None}
    call = dining.clock.now() + timedelta(minutes=20)
    dining.do("plan_call", WAITER, sitting=sitting, at=call.isoformat())
    shown = look(dining, Pacing, sitting=sitting)
    assert (shown.planned, shown.sitting.facts) == (call, dining.facts(sitting))

    def before(minutes: int) -> object:
        return call + timedelta(minutes=minutes)

    # 12 minutes to the first, 4 from each to the next; 15, 20, 10 and 6 to cook
    assert [(dish.line.facts.dish, dish.last_safe) for dish in shown.dishes] == [
        ("1001", None),
        ("1002", None),
        ("2001", before(12 - 15)),
        ("2003", before(16 - 20)),
        ("3001", before(20 - 10)),
        ("4001", before(24 - 6)),
        ("5001", None),
    ]
    dining.do("call_dish", CAPTAIN, sitting=sitting, line=dining.line(sitting, "2001").id, ground="consent")
    assert look(dining, Pacing, sitting=sitting).dishes[2].last_safe is None


def test_as_many_statements_for_a_long_evening_as_for_a_short_one(dining: Dining) -> None:
    short, long = dining.at(Sitting.CONFIRMED, "A02"), dining.at(Sitting.BILL, "A03")
    for _ in range(2):
        dining.send(long, dining.write(long, "1001", "1002", "2004"))
    for kind in (SittingShown, BillShown, Pacing):
        few, many = asked(dining, kind, sitting=short), asked(dining, kind, sitting=long)
        assert (kind, few.count, many.count) == (kind, 7, 7)
        assert many.scans(dining) == []
