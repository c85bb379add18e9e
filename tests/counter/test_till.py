"""What is taken at the till, and what never happens there (COM-30, 31)."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.counter.documents import DocumentRow, PrintJob
from app.counter.means import Means, Part, part_fits, parts_fit
from app.counter.payments import AdvanceRow, PaymentRow, ReceiptRow
from app.counter.taken import ahead_for, paid_on
from app.kernel.refusal import Refused, Unreadable
from app.kernel.text import Text
from app.paper.frozen import from_json
from app.paper.model import Due, Fact, Pairs, Paper, Sums
from app.store.journal import Journal
from tests.counter.conftest import Shop


def cash(amount: int, tendered: int | None = None) -> dict[str, Any]:
    return {"means": "cash", "amount": amount, "tendered": tendered}


def paper(shop: Shop, document: str) -> Paper:
    [row] = shop.rows(select(DocumentRow.data).where(DocumentRow.id == document))
    return from_json(row.data)


def facts(of: Paper) -> dict[str, Any]:
    """The labelled values of a receipt."""
    pairs = [f for block in of.blocks if isinstance(block, Pairs) for f in block.pairs]
    return {
        f.label.message if isinstance(f.label, Text) else str(f.label): f.value
        for f in pairs
        if isinstance(f, Fact)
    }


@pytest.mark.both
@pytest.mark.rule("RST-30", "COM-30", "COM-31", "COM-14", "COM-05")
def test_938_yuan_are_paid_with_a_thousand_and_62_go_back(shop: Shop) -> None:
    tab = shop.tab()
    shop.do("take_deposit", tab=tab, parts=[{"means": "wechat", "amount": 20000, "tail": "77A1"}])
    [newest] = shop.rows(select(Journal.hash).order_by(Journal.seq.desc()).limit(1))
    receipt = shop.do(
        "pay_tab", tab=tab, bill="b1", due=93800, parts=[cash(93800, 100000)], ahead=20000, guest="沈先生"
    )
    assert (receipt.number, receipt.paid, receipt.change) == ("RC-A1-261123-0002", 93800, 6200)
    on = paper(shop, receipt.document)
    said = facts(on)
    assert said["No."] == "RC-A1-261123-0002"
    assert (said["Cash"], said["Change"]) == ("1,000.00", "62.00")
    assert said["Bill"] == "BL-A1-261123-0001"
    [due] = [b for b in on.blocks if isinstance(b, Due)]
    [sums] = [b for b in on.blocks if isinstance(b, Sums)]
    assert due.fen == 93800
    assert [one.fen for one in sums.sums] == [113800, -20000]
    [row] = shop.rows(select(DocumentRow.code, DocumentRow.keeps).where(DocumentRow.id == receipt.document))
    assert row.code == newest.hash[:8]
    assert row.keeps
    assert (
        "沈先生" not in shop.rows(select(DocumentRow.data).where(DocumentRow.id == receipt.document))[0].data
    )
    with shop.house.store.reading() as db:
        assert paid_on(db, ["b1", "b2"]) == {"b1": 93800}
        assert ahead_for(db, [tab]) == {}


@pytest.mark.rule("COM-41")
def test_the_drawer_opens_for_cash_alone(shop: Shop) -> None:
    tab = shop.tab()
    shop.do("pay_tab", tab=tab, bill="b1", due=500, parts=[{"means": "card", "amount": 500}])
    shop.do("pay_tab", tab=tab, bill="b2", due=500, parts=[cash(500)])
    assert [r.pulse for r in shop.rows(select(PrintJob.pulse).order_by(PrintJob.made_at, PrintJob.id))].count(
        True
    ) == 1


@pytest.mark.both
@pytest.mark.rule("COM-30")
@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([cash(93801, 100000)], "would be paid"),
        ([cash(93800, 93799)], "was handed over"),
        ([], "Say how it is paid"),
        ([{"means": "wechat", "amount": 93800}], "last 4 characters"),
        ([{"means": "alipay", "amount": 93800}], "last 4 characters"),
        ([{"means": "card", "amount": 93800, "tendered": 100000}], "Only cash"),
        ([cash(50000, 50000), cash(50000, 50000)], "would be paid"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_taken(shop: Shop, parts: list[Any], why: str) -> None:
    tab = shop.tab()
    with pytest.raises(Refused, match=why):
        shop.do("pay_tab", tab=tab, bill="b1", due=93800, parts=parts)
    assert shop.rows(select(ReceiptRow.id)) == []
    assert shop.rows(select(DocumentRow.id)) == []


@pytest.mark.rule("COM-30")
@pytest.mark.parametrize(
    "part", [{"means": "cash", "amount": 0}, {"means": "cash", "amount": -5}, {"means": "gold", "amount": 5}]
)
def test_no_part_is_nothing_or_less(shop: Shop, part: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        shop.do("pay_tab", tab=shop.tab(), bill="b1", due=100, parts=[part])


@pytest.mark.rule("COM-30")
def test_several_means_on_one_bill_each_with_its_sum(shop: Shop) -> None:
    parts = [
        cash(10000, 12000),
        {"means": "card", "amount": 5001, "tail": "9Z21"},
        {"means": "transfer", "amount": 1},
    ]
    receipt = shop.do("pay_tab", tab=shop.tab(), bill="b1", due=15002, parts=parts)
    rows = shop.rows(select(PaymentRow.means, PaymentRow.amount, PaymentRow.tail).order_by(PaymentRow.n))
    assert [tuple(r) for r in rows] == [("cash", 10000, None), ("card", 5001, "9Z21"), ("transfer", 1, None)]
    assert (receipt.paid, receipt.change) == (15002, 2000)


@pytest.mark.both
@pytest.mark.rule("RST-30a", "COM-30")
def test_what_was_taken_ahead_is_used_once_and_never_more(shop: Shop) -> None:
    tab, other = shop.tab(), shop.tab()
    shop.do("take_deposit", tab=tab, parts=[cash(20000)])
    with pytest.raises(Refused, match="taken ahead"):
        shop.do("pay_tab", tab=other, bill="b0", due=100, parts=[cash(100)], ahead=1)
    with pytest.raises(Refused, match="taken ahead"):
        shop.do("pay_tab", tab=tab, bill="b1", due=100, parts=[cash(100)], ahead=20001)
    shop.do("pay_tab", tab=tab, bill="b1", due=0, parts=[], ahead=15000)
    with pytest.raises(Refused, match="taken ahead"):
        shop.do("pay_tab", tab=tab, bill="b2", due=0, parts=[], ahead=5001)
    back = shop.do("give_back", tab=tab, parts=[cash(5000)], why="来得晚")
    assert back.paid == -5000
    with pytest.raises(Refused, match="taken ahead"):
        shop.do("give_back", tab=tab, parts=[cash(1)], why="再退")
    [row] = shop.rows(select(AdvanceRow.amount, AdvanceRow.used))
    assert (row.amount, row.used) == (20000, 20000)


@pytest.mark.rule("COM-30")
def test_a_deposit_and_an_advance_are_called_so(shop: Shop) -> None:
    tab = shop.tab()
    first = shop.do("take_deposit", tab=tab, parts=[cash(100)], deposit=True)
    second = shop.do("take_deposit", tab=tab, parts=[cash(100)], deposit=False)
    assert paper(shop, first.document).title.message == "Receipt for a deposit"
    assert paper(shop, second.document).title.message == "Receipt for an advance"


@pytest.mark.both
@pytest.mark.rule("RST-33", "COM-30")
def test_a_receipt_is_undone_by_a_counter_entry_once(shop: Shop) -> None:
    tab = shop.tab()
    ahead = shop.do("take_deposit", tab=tab, parts=[cash(20000)])
    paid = shop.do(
        "pay_tab",
        tab=tab,
        bill="b1",
        due=93800,
        parts=[cash(90000), {"means": "card", "amount": 3800}],
        ahead=20000,
    )
    with pytest.raises(Refused, match="was used"):
        shop.do("undo", tab=tab, receipt=ahead.receipt, why="取消")
    undone = shop.do("undo", tab=tab, receipt=paid.receipt, why="算错了一道菜")
    assert undone.paid == -93800
    with pytest.raises(Refused, match="undone already"):
        shop.do("undo", tab=tab, receipt=paid.receipt, why="再来")
    with pytest.raises(Refused, match="gave something back"):
        shop.do("undo", tab=tab, receipt=undone.receipt, why="再来")
    rows = shop.rows(select(PaymentRow.means, func.sum(PaymentRow.amount)).group_by(PaymentRow.means))
    assert {r.means: int(r[1]) for r in rows} == {"cash": 20000, "card": 0, "ahead": 0}
    with shop.house.store.reading() as db:
        assert paid_on(db, ["b1"]) == {"b1": 0}
        assert [one.amount for one in ahead_for(db, [tab])[tab]] == [20000]
    first = shop.rows(select(ReceiptRow.paid).where(ReceiptRow.id == paid.receipt))
    assert first[0].paid == 93800
    assert facts(paper(shop, undone.document))["Undoes"] == paid.number
    shop.do("undo", tab=tab, receipt=ahead.receipt, why="取消")
    assert shop.rows(select(AdvanceRow.used))[0].used == 20000


@pytest.mark.rule("COM-04", "COM-14")
def test_the_same_payment_twice_is_one(shop: Shop) -> None:
    tab = shop.tab()
    first = shop.do("pay_tab", id="pay", tab=tab, bill="b1", due=100, parts=[cash(100)])
    assert shop.do("pay_tab", id="pay", tab=tab, bill="b1", due=100, parts=[cash(100)]) == first
    assert len(shop.rows(select(ReceiptRow.id))) == len(shop.rows(select(PrintJob.id))) == 1


@pytest.mark.rule("COM-14")
def test_a_refused_payment_leaves_no_gap_in_the_numbers(shop: Shop) -> None:
    tab = shop.tab()
    for k in range(3):
        shop.do("pay_tab", tab=tab, bill=f"b{k}", due=100, parts=[cash(100)])
        with pytest.raises(Refused):
            shop.do("pay_tab", tab=tab, bill="x", due=100, parts=[cash(101)])
    numbers = sorted(r.number for r in shop.rows(select(ReceiptRow.number)))
    assert numbers == [f"RC-A1-261123-{n:04}" for n in (1, 2, 3)]


PARTS = st.lists(
    st.builds(
        Part,
        st.sampled_from(Means),
        st.integers(-3, 10_000),
        st.none() | st.integers(1, 12_000),
        st.none() | st.just("A123"),
    ),
    max_size=5,
)


@pytest.mark.rule("COM-30")
@given(PARTS, st.integers(-5, 40_000))
def test_parts_that_fit_pay_no_more_than_is_due_and_give_no_more_back_than_was_handed_over(
    parts: list[Part], due: int
) -> None:
    if parts_fit(due, parts) is None:
        assert 0 <= sum(p.amount for p in parts) <= due
        assert all(p.amount > 0 and p.change >= 0 and part_fits(p) is None for p in parts)
        assert sum(p.tendered or p.amount for p in parts) - sum(p.change for p in parts) == sum(
            p.amount for p in parts
        )


@pytest.mark.rule("COM-30")
@given(
    st.lists(st.tuples(st.integers(1, 5_000), st.integers(0, 5_000)), min_size=1, max_size=6), st.booleans()
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_receipts_payments_and_what_was_taken_ahead_add_up(
    shop: Shop, bills: list[tuple[int, int]], undo_last: bool
) -> None:
    tab = shop.tab()
    shop.do("take_deposit", tab=tab, parts=[cash(10_000)])
    left, taken, last = 10_000, 10_000, None
    for n, (due, ahead) in enumerate(bills):
        use = min(ahead, left)
        last = shop.do("pay_tab", tab=tab, bill=f"{tab}-{n}", due=due, parts=[cash(due, due + n)], ahead=use)
        left, taken = left - use, taken + due
    if undo_last and last:
        shop.do("undo", tab=tab, receipt=last.receipt, why="x")
        left, taken = left + min(bills[-1][1], 10_000), taken - bills[-1][0]
    mine = select(func.sum(ReceiptRow.paid), func.sum(ReceiptRow.ahead)).where(ReceiptRow.case == tab)
    [sums] = shop.rows(mine)
    [advance] = shop.rows(select(AdvanceRow.amount, AdvanceRow.used).where(AdvanceRow.case == tab))
    assert int(sums[0]) == taken
    assert int(sums[1]) == advance.used
    assert 0 <= advance.used <= advance.amount
