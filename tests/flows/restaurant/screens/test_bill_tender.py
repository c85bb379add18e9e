"""What is handed over for a bill: parts, change, notes and rounding-off, to the fen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counter.means import Means, Part, parts_fit
from app.flows.restaurant.screens.bill.rounding import next_rounding
from app.widgets.tender import Tender, round_sums

SUMS = st.integers(1, 10_000_000)


@pytest.mark.rule("COM-30")
def test_cash_gives_change_and_covers_no_more_than_is_due() -> None:
    tender = Tender(due=93800, typed="1000")
    assert tender.payments == (Part(Means.CASH, 93800, 100000),)
    assert (tender.given, tender.change, tender.rest) == (100000, 6200, 0)


@pytest.mark.rule("COM-30")
def test_nothing_typed_is_no_cash_but_all_that_is_left_by_card() -> None:
    assert Tender(due=93800).payments == ()
    assert Tender(due=93800, means=Means.CARD).payments == (Part(Means.CARD, 93800),)


@pytest.mark.rule("COM-30")
@pytest.mark.parametrize("typed", ["0", "0.", "0.0", "0.00"])
@pytest.mark.parametrize("means", list(Means))
def test_a_typed_zero_pays_nothing(means: Means, typed: str) -> None:
    tender = Tender(due=93800, means=means, typed=typed)
    assert (tender.part, tender.payments, tender.rest) == (None, (), 93800)
    assert not tender.wants_tail
    assert tender.take() is tender


@pytest.mark.rule("COM-30")
def test_an_outside_payment_wants_the_end_of_its_number() -> None:
    tender = Tender(due=100, means=Means.WECHAT)
    assert tender.wants_tail
    assert Tender(due=100, means=Means.WECHAT, tail="88一2").wants_tail
    known = Tender(due=100, means=Means.WECHAT, tail="a812")
    assert not known.wants_tail
    assert known.payments == (Part(Means.WECHAT, 100, None, "a812"),)
    assert not Tender(due=100, means=Means.TRANSFER).wants_tail


@pytest.mark.rule("COM-30")
def test_several_means_pay_one_bill_and_one_is_taken_out_again() -> None:
    first = Tender(due=93800, means=Means.WECHAT, typed="500.5", tail="8812")
    assert first.rest == 43750
    second = first.take()
    assert (second.left, second.means, second.typed, second.tail) == (43750, Means.CASH, "", "")
    whole = Tender(**{n: getattr(second, n) for n in Tender.__dataclass_fields__} | {"typed": "450"})
    assert [part.amount for part in whole.payments] == [50050, 43750]
    assert (whole.change, whole.rest) == (1250, 0)
    assert whole.drop(0).left == 93800


def test_what_goes_back_is_by_the_chosen_means() -> None:
    back = Tender(back=6200, means=Means.WECHAT, tail="8812")
    assert back.returned == (Part(Means.WECHAT, 6200, None, "8812"),)
    assert back.payments == ()
    assert Tender(due=100).returned == ()


@pytest.mark.parametrize(
    ("left", "sums"),
    [
        (93800, [94000, 95000, 100000]),
        (31267, [32000, 35000, 40000]),
        (40000, [50000, 100000]),
        (100000, []),
        (0, []),
    ],
)
def test_the_next_sums_in_notes_are_one_touch(left: int, sums: list[int]) -> None:
    assert list(round_sums(left)) == sums


@pytest.mark.rule("RST-30", "RST-30a")
def test_rounding_off_goes_to_the_yuan_then_to_ten_then_away() -> None:
    assert [next_rounding(113829, now) for now in (0, 29, 829)] == [29, 829, 0]
    assert [next_rounding(113000, now) for now in (0,)] == [0]
    assert [next_rounding(113800, now) for now in (0, 800)] == [800, 0]


@given(SUMS, st.lists(SUMS, max_size=3))
@pytest.mark.rule("COM-30")
def test_parts_never_come_to_more_than_is_due(due: int, typed: list[int]) -> None:
    tender = Tender(due=due)
    for fen in typed:
        tender = Tender(due=due, taken=tender.taken, typed=f"{fen // 100}.{fen % 100:02}").take()
    assert sum(part.amount for part in tender.payments) + tender.rest == due
    if not tender.rest:
        assert parts_fit(due, tender.payments) is None
