"""The settlement list: its order, its words, and every fen with somebody (DLR-15, 42)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.rules.authorisation import can_bill
from app.flows.dealership.rules.settlement import (
    Charge,
    bill_of,
    labour,
    material,
    settle,
)
from tests.flows.dealership.test_authorisation import SIGNED

CUSTOMER, WARRANTY, INSURANCE, GOODWILL = Payer.CUSTOMER, Payer.WARRANTY, Payer.INSURANCE, Payer.GOODWILL
CHARGES = [
    Charge("7", Fee.OTHER, 5_000),
    Charge("1", Fee.LABOUR, labour(90, 12_000), off=1_800),
    Charge("2", Fee.MATERIAL, material(3_995, Decimal(2))),
    Charge("3", Fee.MATERIAL, 100_001, parts=((CUSTOMER, 1), (GOODWILL, 2))),
    Charge("4", Fee.DIAGNOSIS, 8_000, off=8_000),
    Charge("5", Fee.LABOUR, 24_000, parts=((WARRANTY, 1),)),
    Charge("6", Fee.MACHINING, 6_000),
    Charge("8", Fee.EXAMINATION, 3_000, parts=((INSURANCE, 1),)),
]


@pytest.mark.rule("DLR-42")
def test_the_order_of_the_national_list() -> None:
    found = settle(CHARGES, 1_300)
    assert [(one.fee, [charge.line for charge in one.charges], one.sum) for one in found.sections] == [
        (Fee.DIAGNOSIS, ["4"], 0),
        (Fee.EXAMINATION, ["8"], 3_000),
        (Fee.MATERIAL, ["2", "3"], 107_991),
        (Fee.LABOUR, ["1", "5"], 40_200),
        (Fee.MACHINING, ["6"], 6_000),
        (Fee.OTHER, ["7"], 5_000),
    ]
    assert [one.fee for one in settle(CHARGES[:1], 0).sections] == [Fee.OTHER]


@pytest.mark.rule("DLR-42", "DLR-15")
def test_who_pays_what_to_the_fen() -> None:
    found = settle(CHARGES, 1_300)
    assert dict(found.payers) == {CUSTOMER: 68_524, WARRANTY: 24_000, INSURANCE: 3_000, GOODWILL: 66_667}
    assert (found.total, found.off, found.in_words) == (162_191, 9_800, "陆佰捌拾伍元贰角肆分")
    # 1621.91 × 13 / 113 = 186.59.
    assert sum(found.tax.values()) == 18_659
    assert dict(found.tax) == {CUSTOMER: 7_883, WARRANTY: 2_761, INSURANCE: 345, GOODWILL: 7_670}
    assert bill_of(CHARGES, WARRANTY) == {"5": 24_000}


@pytest.mark.rule("DLR-15")
@pytest.mark.parametrize(
    ("minutes", "rate", "sum"), [(60, 12_000, 12_000), (1, 12_000, 200), (25, 10_000, 4_167), (0, 9, 0), (1, 30, 1), (1, 29, 0)]
)  # fmt: skip
def test_labour_by_the_minute(minutes: int, rate: int, sum: int) -> None:
    assert labour(minutes, rate) == sum


@pytest.mark.rule("DLR-42")
def test_a_list_without_a_line_and_one_for_the_customer_alone() -> None:
    empty = settle([], 1_300)
    assert (empty.sections, empty.total, dict(empty.payers), empty.in_words) == ((), 0, {}, "零元整")
    free = settle([Charge("1", Fee.LABOUR, 20_000, off=20_000)], 1_300)
    assert (free.total, dict(free.tax)) == (0, {CUSTOMER: 0})


@pytest.mark.rule("DLR-21", "DLR-42")
def test_a_bill_is_held_against_what_was_agreed_to() -> None:
    charges = [
        Charge("1", Fee.MATERIAL, 20_000),
        Charge("1", Fee.LABOUR, 10_000),
        Charge("2", Fee.LABOUR, 20_000, parts=((CUSTOMER, 1), (GOODWILL, 1))),
    ]
    assert bill_of(charges, CUSTOMER) == {"1": 30_000, "2": 10_000}
    assert can_bill(SIGNED, bill_of(charges, CUSTOMER)) is None
    no = can_bill(SIGNED, bill_of([*charges, Charge("1", Fee.OTHER, 1)], CUSTOMER))
    assert no and no.args["line"] == "1"


_PARTS = st.dictionaries(st.sampled_from(Payer), st.integers(1, 10), min_size=1).map(
    lambda parts: tuple(parts.items())
)
_CHARGES = st.builds(
    lambda line, fee, amount, off, parts: Charge(str(line), fee, amount, min(off, amount), parts),
    st.integers(1, 9),
    st.sampled_from(Fee),
    st.integers(0, 10**9),
    st.integers(0, 10**6),
    _PARTS,
)


@pytest.mark.rule("DLR-15", "DLR-42")
@given(st.lists(_CHARGES, max_size=12), st.sampled_from([0, 300, 600, 900, 1_300]))
def test_no_fen_is_lost(charges: list[Charge], rate: int) -> None:
    found = settle(charges, rate)
    assert sum(found.payers.values()) == found.total == sum(one.sum for one in found.sections)
    assert found.total + found.off == sum(one.amount for one in charges)
    assert sum(sum(bill_of(charges, payer).values()) for payer in Payer) == found.total
    exact = Decimal(found.total) * rate / (10_000 + rate)
    assert abs(sum(found.tax.values()) - exact) <= Decimal("0.5")
    assert all(0 <= tax <= found.payers[payer] for payer, tax in found.tax.items())
