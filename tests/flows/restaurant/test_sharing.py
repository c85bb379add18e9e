"""A bill that is split is paid share by share; a paid bill is opened again by counter-entries (RST-31, 33)."""

from typing import Any

import pytest
from sqlalchemy import select

from app.counter.payments import AdvanceRow, ReceiptRow
from app.counter.taken import paid_on
from app.flows.restaurant.checks import bills_fit, shares_fit
from app.flows.restaurant.facts.tracks import Bill, Line, Share, Sitting
from app.flows.restaurant.facts.views import Floor
from app.flows.restaurant.model.bills import BillRow, ShareRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.rules import billing, shares
from app.kernel.refusal import Ask
from app.paper.words import Words
from tests.flows.restaurant.dining import Dining, card, cash
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_billing import worked_example


def split(dining: Dining, sitting: str, way: str, count: int, **more: Any) -> tuple[str, ...]:
    """Split the bill; its shares."""
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    found: tuple[str, ...] = dining.do("split_bill", CASHIER, **of, way=way, count=count, **more).shares
    return found


def dues(dining: Dining, sitting: str) -> list[int]:
    facts = dining.facts(sitting)
    return [one.due for one in shares.shared(facts, dining.bill(sitting)).values()]


def pay_share(dining: Dining, sitting: str, n: int = 0, by: Any = CASHIER) -> Any:
    """Pay the n-th share, or the next; in cash, exactly, the bottles counted before it."""
    dining.count_bottles(sitting)
    facts, bill = dining.facts(sitting), dining.bill(sitting)
    those = facts.shares(bill)
    share = those[n - 1] if n else shares.next_share(facts, bill)
    assert share
    due = shares.share_due(facts, bill, share)
    of = {"sitting": sitting, "bill": bill.id, "share": share.id}
    return dining.do("pay_share", by, seen={"share_due": due}, **of, payments=[cash(due)])


def ordered_late(dining: Dining, sitting: str, dish: str = "7001") -> None:
    """Something more, after a share was paid."""
    dining.send(sitting, dining.write(sitting, dish))
    dining.do("report_all_served", WAITER, sitting=sitting)


def said(paper: Any) -> str:
    return str(paper)


def fits(dining: Dining) -> list[Any]:
    with dining.house.store.reading() as db:
        return [*bills_fit(db), *shares_fit(db)]


@pytest.mark.both
@pytest.mark.rule("RST-31", "RST-30", "COM-31")
def test_in_three_equal_shares_each_with_its_bill_and_receipt(dining: Dining) -> None:
    sitting = worked_example(dining)
    bill = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    dining.do("give_discount", CASHIER, **bill, discount=8800, why="会员")
    dining.do("round_off", CASHIER, **bill, rounding=29)
    dining.do("print_bill", CASHIER, sitting=sitting)
    split(dining, sitting, "equal", 3)
    assert dues(dining, sitting) == [31267, 31267, 31266]
    no = dining.refused("settle", CASHIER, **bill, payments=[cash(93800)])
    assert "share by share" in no.message
    first = pay_share(dining, sitting)
    assert (first.due, first.settled) == (31267, False)
    assert (dining.facts(sitting).step, dining.bill(sitting).step) == (Sitting.BILL, Bill.OPEN)
    assert dining.due(sitting) == 93800 - 31267
    assert not billing.out_of_date(dining.facts(sitting)), "the whole is what it was"
    [tile] = [one for one in look(dining, Floor).tiles if one.sitting == sitting]
    assert tile.due == 93800 - 31267
    third, last = pay_share(dining, sitting, 3), pay_share(dining, sitting)
    assert (last.due, last.settled) == (31267, True)
    assert (dining.facts(sitting).step, dining.bill(sitting).step) == (Sitting.FAREWELL, Bill.SETTLED)
    receipts = dining.rows(select(ReceiptRow).where(ReceiptRow.kind == "payment").order_by(ReceiptRow.number))
    assert [(r.paid, r.ahead) for r in receipts] == [(31267, 6667), (31266, 6666), (31267, 6667)]
    [kept] = dining.rows(select(BillRow))
    assert (kept.settled_due, kept.receipt, kept.split) == (93800, last.receipt, "equal")
    titles = [dining.paper(one.documents[1]).title for one in (first, third, last)]
    assert [Words("zh")(title) for title in titles] == [
        "结账单（第 1 份，共 3 份）",
        "结账单（第 3 份，共 3 份）",
        "结账单（第 2 份，共 3 份）",
    ]
    assert str(93800) in said(dining.paper(last.documents[1])), "the whole, of which it is a share"
    assert [Words("en")(dining.paper(r.document).title) for r in receipts] == ["Receipt"] * 3
    assert fits(dining) == []


@pytest.mark.rule("RST-31", "RST-18")
def test_by_lines_each_bears_its_part_of_the_rest_and_a_line_is_shared_in_parts(dining: Dining) -> None:
    sitting = worked_example(dining)
    bill = {"sitting": sitting, "bill": dining.ask_for_bill(sitting).bill}
    dining.do("give_discount", CASHIER, **bill, discount=8800, why="会员")
    feast, wine, tea = (dining.line(sitting, dish).id for dish in ("9001", "7001", "8001"))
    puts: list[dict[str, Any]] = [
        {"share": 1, "line": feast},
        {"share": 2, "line": feast, "parts": 2},
        {"share": 1, "line": wine},
        {"share": 2, "line": tea},
    ]
    no = dining.refused("split_bill", CASHIER, **bill, way="lines", count=2, puts=puts[:3])
    assert "碧螺春" in Words("zh")(no.text), "tea is nobody's"
    no = dining.refused("split_bill", CASHIER, **bill, way="guests", count=3, puts=puts)
    assert no.args == {"n": 3}
    no = dining.refused("split_bill", CASHIER, **bill, way="lines", count=2, puts=[*puts, puts[0]])
    assert "once in a share" in no.message
    no = dining.refused("split_bill", CASHIER, **bill, way="lines", count=2, puts=[{"share": 1, "line": "x"}])
    assert "Look again" in no.message
    no = dining.refused(
        "split_bill", CASHIER, **bill, way="lines", count=2, puts=[*puts, {"share": 3, "line": tea}]
    )
    assert no.args == {"n": 2}
    split(dining, sitting, "lines", 2, puts=puts)
    mine, theirs = shares.sums_of_shares(dining.facts(sitting), dining.bill(sitting)).values()
    assert (mine.lines, theirs.lines) == (28867 + 16800, 57733 + 3200)
    assert mine.due + theirs.due == dining.due(sitting)
    paid = pay_share(dining, sitting, 1)
    paper = dining.paper(paid.documents[1])
    told = said(paper)
    assert "四时宴席" in told and "十年陈花雕" in told and "碧螺春" not in told
    assert "{parts} of {of} parts" in told
    pay_share(dining, sitting)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    assert {r.bill for r in dining.rows(select(LineRow.bill))} == {bill["bill"]}
    assert fits(dining) == []


@pytest.mark.rule("RST-31")
def test_shares_by_amount_come_to_the_bill_exactly(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    bill = {"sitting": sitting, "bill": dining.bill(sitting).id}
    due = dining.due(sitting)
    no = dining.refused("split_bill", CASHIER, **bill, way="amount", count=2, amounts=[100, due])
    assert no.args == {"due": due, "sum": due + 100}
    no = dining.refused("split_bill", CASHIER, **bill, way="amount", count=3, amounts=[100, due - 100])
    assert no.args["due"] == due
    split(dining, sitting, "amount", 2, amounts=[10_000, due - 10_000])
    assert dues(dining, sitting) == [10_000, due - 10_000]
    dining.do("give_discount", CASHIER, **bill, discount=9000, why="老客")
    no = dining.refused(
        "pay_share",
        CASHIER,
        **bill,
        share=dining.facts(sitting).shares(dining.bill(sitting))[0].id,
        payments=[cash(10_000)],
    )
    assert "Split it again" in no.message and no.mend == "split_bill"
    dining.do("take_split_back", CASHIER, **bill)
    assert dining.bill(sitting).split is None
    assert "not split" in dining.refused("take_split_back", CASHIER, **bill).message
    assert [row.step for row in dining.rows(select(ShareRow))] == ["dropped", "dropped"]
    dining.pay(sitting)
    assert dining.facts(sitting).step is Sitting.FAREWELL


@pytest.mark.rule("RST-31")
def test_a_share_is_more_than_nothing(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    bill = {"sitting": sitting, "bill": dining.bill(sitting).id}
    lines = [line.id for line in dining.facts(sitting).sent]
    all_mine = [{"share": 1, "line": line} for line in lines]
    no = dining.refused("split_bill", CASHIER, **bill, way="guests", count=2, puts=all_mine)
    assert no.args == {"n": 2}
    dining.do("give_discount", MANAGER, **bill, discount=100, why="老客")
    rest = dining.due(sitting)
    assert rest > 50
    with_nothing = {"way": "equal", "count": 2}
    dining.do("split_bill", WAITER, **bill, **with_nothing)
    shares_before = dining.facts(sitting).shares(dining.bill(sitting))
    dining.do("split_bill", WAITER, **bill, way="equal", count=4)
    assert len(dining.facts(sitting).shares(dining.bill(sitting))) == 4
    no = dining.refused("pay_share", CASHIER, **bill, share=shares_before[0].id, payments=[cash(rest)])
    assert no.args["step"] == Share.DROPPED


@pytest.mark.both
@pytest.mark.rule("RST-31", "RST-32")
def test_what_is_ordered_after_a_share_is_paid_is_a_bill_of_its_own(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    first = dining.bill(sitting)
    split(dining, sitting, "equal", 2)
    due = dining.due(sitting)
    mine = pay_share(dining, sitting).due
    bill = {"sitting": sitting, "bill": first.id}
    for act, more in (
        ("give_discount", {"discount": 9000, "why": "老客"}),
        ("round_off", {"rounding": 20}),
        ("split_bill", {"way": "equal", "count": 3}),
        ("take_split_back", {}),
    ):
        assert "A share of it is paid" in dining.refused(act, MANAGER, **bill, **more).message, act
    draft = dining.write(sitting, "7001")
    assert dining.due(sitting) == due - mine, "the bill takes no more lines"
    no = dining.refused(
        "pay_share",
        CASHIER,
        **bill,
        share=dining.facts(sitting).shares(first)[1].id,
        payments=[cash(due - mine)],
    )
    assert no.mend == "send_order", "the last share waits for what is written and not sent"
    dining.send(sitting, draft)
    dining.do("report_all_served", WAITER, sitting=sitting)
    assert dining.due(sitting) == due - mine
    assert pay_share(dining, sitting).settled
    facts = dining.facts(sitting)
    assert (facts.step, facts.bill) == (Sitting.BILL, None), "the wine is still to be paid"
    wine = 16800 + 1680
    assert billing.due(facts) == wine
    [tile] = [one for one in look(dining, Floor).tiles if one.sitting == sitting]
    assert tile.due == wine, "no second room fee, no second deposit"
    second = dining.do("print_bill", CASHIER, sitting=sitting)
    assert (second.due, second.bill != first.id) == (wine, True)
    assert dining.bill(sitting).n == 2
    dining.pay(sitting)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    with dining.house.store.reading() as db:
        assert paid_on(db, [first.id, second.bill]) == {first.id: due, second.bill: wine}
    assert fits(dining) == []
    no = dining.refused("print_bill", CASHIER, sitting=sitting)
    assert no.args["step"] == Sitting.FAREWELL


@pytest.mark.rule("RST-31", "RST-18")
def test_a_line_of_which_something_is_paid_stays_as_it_is(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    line = dining.line(sitting, "1001").id
    split(dining, sitting, "equal", 2)
    pay_share(dining, sitting)
    back = {"sitting": sitting, "line": line, "quantity": 1, "reason": "quality"}
    assert "A share of it is paid" in dining.refused("return_line", MANAGER, **back).message
    gift = {"sitting": sitting, "line": line, "quantity": 1, "reason": "sorry"}
    assert "A share of it is paid" in dining.refused("give_line", MANAGER, **gift).message


@pytest.mark.rule("COM-06", "RST-31")
def test_a_share_that_changed_is_refused_with_both_sums(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    bill = {"sitting": sitting, "bill": dining.bill(sitting).id}
    one, _ = split(dining, sitting, "equal", 2)
    seen = dues(dining, sitting)[0]
    dining.do("give_discount", CASHIER, **bill, discount=9000, why="老客")
    no = dining.refused(
        "pay_share", CASHIER, seen={"share_due": seen}, **bill, share=one, payments=[cash(seen)]
    )
    assert (no.args["seen"], no.args["now"]) == (seen, dues(dining, sitting)[0])
    no = dining.refused("pay_share", CASHIER, **bill, share=one, payments=[cash(seen)])
    assert no.args == {"due": dues(dining, sitting)[0], "paid": seen}


def reopen(dining: Dining, sitting: str, bill: str, by: Any = MANAGER, **more: Any) -> Any:
    return dining.do("reopen_bill", by, sitting=sitting, bill=bill, why="多收了一道菜", **more)


@pytest.mark.both
@pytest.mark.rule("RST-33", "RST-30a", "COM-30")
@pytest.mark.parametrize("step", [Sitting.FAREWELL, Sitting.CLEARING])
def test_a_settled_bill_is_opened_again_by_a_manager_with_a_reason(dining: Dining, step: Sitting) -> None:
    sitting = dining.at(step)
    bill = dining.bill(sitting)
    of = {"sitting": sitting, "bill": bill.id, "why": "多收了一道菜"}
    no = dining.refused("reopen_bill", CASHIER, **of)
    assert isinstance(no, Ask) and no.who == ("manager",)
    [paid] = dining.rows(select(ReceiptRow).where(ReceiptRow.kind == "payment"))
    done = dining.do("reopen_bill", CASHIER, approved_by=MANAGER, **of)
    assert (done.back, len(done.receipts)) == (paid.paid, 1)
    facts = dining.facts(sitting)
    assert (facts.step, dining.bill(sitting).step, dining.due(sitting)) == (
        Sitting.BILL,
        Bill.OPEN,
        paid.paid,
    )
    [undone] = dining.rows(select(ReceiptRow).where(ReceiptRow.kind == "counter"))
    assert (undone.undoes, undone.paid, undone.due) == (paid.id, -paid.paid, -paid.paid)
    dining.do("give_discount", CASHIER, sitting=sitting, bill=bill.id, discount=9000, why="老客")
    printed = dining.do("print_bill", CASHIER, sitting=sitting)
    assert paid.number in said(dining.paper(printed.document)), "it says which receipt it replaces"
    again = dining.pay(sitting)
    assert again.receipt not in (paid.number, undone.number)
    assert paid.number in said(dining.paper(again.documents[-1]))
    assert dining.facts(sitting).step is Sitting.FAREWELL
    assert fits(dining) == []
    no = dining.refused("print_bill", CASHIER, sitting=sitting)
    assert no.args["step"] == Sitting.FAREWELL


@pytest.mark.rule("RST-33", "RST-31")
def test_every_receipt_of_a_split_bill_is_voided_also_while_shares_are_open(dining: Dining) -> None:
    sitting = worked_example(dining)
    bill = dining.ask_for_bill(sitting).bill
    no = dining.refused("reopen_bill", MANAGER, sitting=sitting, bill=bill, why="算错")
    assert "Nothing of it is paid" in no.message
    split(dining, sitting, "equal", 3)
    whole = dining.due(sitting)
    pay_share(dining, sitting)
    pay_share(dining, sitting)
    done = reopen(dining, sitting, bill)
    assert (len(done.receipts), done.back) == (2, 2 * (whole // 3) + (whole % 3 > 0) + (whole % 3 > 1))
    facts = dining.facts(sitting)
    assert (facts.shares(dining.bill(sitting)), billing.due(facts)) == ([], whole)
    assert [a.used for a in dining.rows(select(AdvanceRow.used))] == [0], "the deposit is there again"
    ordered_late(dining, sitting)
    assert dining.due(sitting) > whole, "what is open takes lines again"
    split(dining, sitting, "equal", 2)
    pay_share(dining, sitting)
    pay_share(dining, sitting)
    assert {row.step for row in dining.rows(select(ShareRow))} == {"dropped", "paid"}
    assert fits(dining) == []
    assert dining.facts(sitting).step is Sitting.FAREWELL
    reopen(dining, sitting, bill)
    assert dining.facts(sitting).step is Sitting.BILL
    dining.pay(sitting)
    assert fits(dining) == []


@pytest.mark.rule("RST-33", "RST-30a")
def test_what_went_back_of_an_advance_is_not_counted_again(dining: Dining) -> None:
    sitting = dining.do("greet_walk_in", HOST, guests=4, name="方可").sitting
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(1000_00)])
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting, None)
    dining.send(sitting, dining.write(sitting, "1001"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    bill = dining.ask_for_bill(sitting).bill
    no = dining.refused("split_bill", CASHIER, sitting=sitting, bill=bill, way="equal", count=2)
    assert no.args == {"due": 0}, "more was taken ahead than the bill comes to"
    dining.do("settle", CASHIER, sitting=sitting, bill=bill, payments=[], back=[card(100_000 - 4180)])
    assert reopen(dining, sitting, bill).back == 0
    assert dining.facts(sitting).taken_ahead == 4180
    sums = billing.sums(dining.facts(sitting))
    assert (sums.due, sums.back) == (0, 0), "the rest went back before"
    dining.do("give_discount", CASHIER, sitting=sitting, bill=bill, discount=9000, why="老客")
    back = billing.sums(dining.facts(sitting)).back
    assert back == 418
    dining.do("settle", CASHIER, sitting=sitting, bill=bill, payments=[], back=[card(back)])
    assert [a.used for a in dining.rows(select(AdvanceRow.used))] == [100_000]
    assert fits(dining) == []


@pytest.mark.rule("RST-33", "RST-31")
def test_of_two_bills_the_older_is_paid_first_and_each_is_opened_alone(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    first = dining.bill(sitting).id
    split(dining, sitting, "equal", 2)
    pay_share(dining, sitting)
    ordered_late(dining, sitting)
    pay_share(dining, sitting)
    second = dining.do("print_bill", CASHIER, sitting=sitting).bill
    reopen(dining, sitting, first)
    facts = dining.facts(sitting)
    assert facts.bill and facts.bill.id == first
    old = billing.due(facts)
    no = dining.refused("settle", CASHIER, sitting=sitting, bill=second, payments=[cash(18480)])
    assert no.args == {"number": facts.bill.number}
    dining.pay(sitting)
    facts = dining.facts(sitting)
    assert (facts.step, facts.bill and facts.bill.id, billing.due(facts)) == (Sitting.BILL, second, 18480)
    dining.pay(sitting)
    reopen(dining, sitting, second)
    assert billing.due(dining.facts(sitting)) == 18480
    assert dining.facts(sitting).step is Sitting.BILL
    dining.do("print_bill", CASHIER, sitting=sitting)
    dining.pay(sitting)
    assert dining.facts(sitting).step is Sitting.FAREWELL
    with dining.house.store.reading() as db:
        assert paid_on(db, [first, second]) == {first: old, second: 18480}
    assert fits(dining) == []


@pytest.mark.rule("RST-31", "RST-18")
def test_a_bill_of_its_own_that_came_to_nothing_lets_the_table_go(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    split(dining, sitting, "equal", 2)
    pay_share(dining, sitting)
    ordered_late(dining, sitting)
    pay_share(dining, sitting)
    wine = dining.line(sitting, "7001").id
    back = {"sitting": sitting, "line": wine, "quantity": 1, "reason": "quality"}
    dining.do("return_line", MANAGER, **back)
    assert dining.line(sitting, "7001").step is Line.RETURNED
    assert dining.do("print_bill", CASHIER, sitting=sitting).due == 0
    dining.pay(sitting)
    assert dining.facts(sitting).step is Sitting.FAREWELL
