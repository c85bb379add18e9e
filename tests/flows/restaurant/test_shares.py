"""A bill in shares: they add up to it exactly, always (RST-31)."""

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.views import Sums
from app.flows.restaurant.rules import billing
from app.flows.restaurant.rules.shares import Sharing, by_lines, dues, within
from app.kernel.money import rate

PARTS = st.integers(0, 4)


class Line(NamedTuple):
    full: int
    amount: int
    discountable: bool


@st.composite
def bills(draw: Any) -> tuple[Sums, dict[LineId, int]]:
    """Any bill of up to twelve lines, with its discount, charges, rounding-off and deposit."""
    discount = draw(st.sampled_from([10_000, 8_800, 5_000, 100]))
    prices = draw(st.lists(st.tuples(st.integers(0, 200_000), st.booleans()), min_size=1, max_size=12))
    lines = [Line(full, rate(full, discount) if less else full, less) for full, less in prices]
    rate_, fee = draw(st.sampled_from([0, 500, 1_000, 3_000])), draw(st.sampled_from([0, 1, 8_000]))
    total = billing.reckon(lines, rate_, fee).total
    rounding = draw(st.sampled_from([0, total % 100, total % 1_000]))
    sums = billing.reckon(lines, rate_, fee, rounding, draw(st.integers(0, 300_000)))
    return sums, {LineId(f"l{n}"): line.full for n, line in enumerate(lines)}


@pytest.mark.rule("RST-31", "COM-10")
@given(bill=bills(), count=st.integers(2, 50))
def test_equal_shares_are_the_bill_and_differ_by_a_fen_that_the_first_pay(
    bill: tuple[Sums, dict[LineId, int]], count: int
) -> None:
    found = dues(*bill, Sharing(Split.EQUAL, count))
    assert sum(one.due for one in found) == bill[0].due
    assert sum(one.ahead for one in found) == bill[0].ahead - bill[0].back
    assert found[0].due - found[-1].due in (0, 1)
    assert sorted((one.due for one in found), reverse=True) == [one.due for one in found]


@pytest.mark.rule("RST-31", "COM-10")
@given(bill=bills(), told=st.data())
def test_shares_by_lines_are_the_bill_item_by_item(
    bill: tuple[Sums, dict[LineId, int]], told: st.DataObject
) -> None:
    sums, lines = bill
    count = told.draw(st.integers(2, 6))
    parts: list[dict[LineId, int]] = [{} for _ in range(count)]
    for line in lines:
        weights = told.draw(st.lists(PARTS, min_size=count, max_size=count).filter(any))
        for share, some in zip(parts, weights, strict=True):
            share.update({line: some} if some else {})
    found = by_lines(sums, lines, parts)
    assert sum(one.lines for one in found) == sum(lines.values())
    assert sum(one.consumption for one in found) == sums.consumption
    assert sum(one.service for one in found) == sums.service
    assert sum(one.fee for one in found) == sums.fee
    assert sum(one.rounding for one in found) == sums.rounding
    assert sum(one.ahead for one in found) == sums.ahead - sums.back
    assert sum(one.due for one in found) == sums.due
    assert min(one.due for one in found) >= 0, "nobody is paid for having eaten"
    assert min(one.consumption for one in found) >= 0
    assert [one.due for one in dues(sums, lines, Sharing(Split.LINES, count, (), tuple(parts)))] == [
        one.due for one in found
    ]


@pytest.mark.rule("RST-31")
@given(bill=bills(), cuts=st.lists(st.integers(1, 10_000), min_size=1, max_size=6))
def test_shares_by_amount_use_up_what_was_taken_ahead(
    bill: tuple[Sums, dict[LineId, int]], cuts: list[int]
) -> None:
    sums = bill[0]
    amounts = (*cuts, sums.due - sum(cuts))
    if amounts[-1] > 0:
        found = dues(*bill, Sharing(Split.AMOUNT, len(amounts), amounts))
        assert tuple(one.due for one in found) == amounts
        assert sum(one.ahead for one in found) == sums.ahead - sums.back


@pytest.mark.rule("RST-31", "RST-30")
def test_the_worked_example_in_three_and_by_its_lines() -> None:
    lines = [Line(86600, 76208, True), Line(20000, 20000, False)]
    sums = billing.reckon(lines, 1000, 8000, 29, 20000)
    assert sums.due == 93800
    full = {LineId("a"): 86600, LineId("b"): 20000}
    assert [one.due for one in dues(sums, full, Sharing(Split.EQUAL, 3))] == [31267, 31267, 31266]
    mine, theirs = by_lines(sums, full, [{LineId("a"): 1, LineId("b"): 1}, {LineId("a"): 2, LineId("b"): 1}])
    # A third of the banquet and half of the wine: 288.67 + 100.00 of 1,066.00.
    assert (mine.lines, theirs.lines) == (28867 + 10000, 57733 + 10000)
    # Each of the rest in the proportion 388.67 : 677.33.
    assert (mine.discount, mine.service, mine.fee, mine.rounding, mine.ahead) == (3789, 3508, 2917, 11, 7292)
    assert mine.due == 38867 - 3789 + 3508 + 2917 - 11 - 7292 == 34200
    assert theirs.due == 93800 - 34200


@pytest.mark.rule("RST-31")
def test_what_one_cannot_bear_the_next_bears() -> None:
    assert within(100, [1, 1], [10, 200]) == [10, 90]
    assert within(3, [1, 1], [2, 1]) == [2, 1]
    assert within(0, [0, 0], [0, 0]) == [0, 0]
