"""The order: prices, portions, requests, confirmation (RST-11 to 14, 30a)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import Course, Pricing
from app.flows.restaurant.facts.tracks import Line, Order, Sitting
from app.flows.restaurant.model.floor import DishRow
from app.flows.restaurant.model.orders import LineRow, OrderRow
from app.flows.restaurant.rules import ordering
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, COOK, MANAGER, WAITER

STROKES = json.dumps([[[10, 20], [400, 900]], [[5, 5], [1000, 0]]], separators=(",", ":"))


def portions(dining: Dining, dish: str) -> int | None:
    found: int | None = dining.rows(select(DishRow.portions).where(DishRow.id == dish))[0].portions
    return found


def at_order(dining: Dining, table: str = "A02") -> tuple[str, str]:
    sitting = dining.seat(table)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None)
    return sitting, dining.begin(sitting)


@pytest.mark.rule("RST-11", "COM-10")
def test_each_kind_of_price_comes_to_its_amount(dining: Dining) -> None:
    sitting, order = at_order(dining)
    dining.add(sitting, order, "1001", 2)
    dining.add(sitting, order, "2001", 4)
    lamb, fish = dining.add(sitting, order, "2006"), dining.add(sitting, order, "2005")
    assert [line.amount for line in dining.facts(sitting).lines] == [7600, 75200, None, None]
    assert dining.refused("confirm_order", sitting=sitting, order=order, how="spoken").args["dishes"] == [
        "烤羊排",
        "清蒸鲈鱼",
    ]
    where = {"sitting": sitting, "order": order}
    dining.do("agree_weight", **where, line=lamb, grams=733)
    assert dining.line(sitting, "2006").amount == 23163  # 158.00 × 733 / 500 = 231.628
    assert dining.refused("agree_weight", **where, line=fish, grams=800).mend == "agree_day_price"
    dining.do("agree_day_price", **where, line=fish, price=6800)
    assert dining.line(sitting, "2005").amount is None
    dining.do("agree_weight", **where, line=fish, grams=850)
    assert dining.line(sitting, "2005").amount == 11560
    assert (
        dining.refused("agree_weight", **where, line=dining.line(sitting, "1001").id, grams=1).args["dish"]
        == "桂花糯米藕"
    )
    assert dining.refused("agree_day_price", **where, line=lamb, price=1).args["dish"] == "烤羊排"
    dining.confirm(sitting, order)
    dining.do("change_quantity", **where, line=fish, quantity=2)
    assert (dining.line(sitting, "2005").grams, dining.line(sitting, "2005").amount) == (None, None)


@pytest.mark.rule("RST-11", "COM-10")
@given(st.integers(0, 10**7), st.integers(1, 200_000))
def test_a_price_by_weight_is_rounded_half_up_once(price: int, grams: int) -> None:
    amount = ordering.amount_of(Pricing.WEIGHT, 1, price, grams)
    assert amount is not None
    assert abs(amount * 500 - price * grams) <= 250
    assert (2 * price * grams + 500) // 1000 == amount


@pytest.mark.rule("RST-11")
def test_a_line_keeps_the_dish_as_the_guest_was_told_it(dining: Dining) -> None:
    sitting, order = at_order(dining)
    dining.add(sitting, order, "2002")
    what = {
        "name": "龙井大虾仁",
        "category": "热菜",
        "course": "hot",
        "station": "热菜档",
        "pricing": "portion",
    }
    dining.do("change_dish", MANAGER, dish="2002", **what, price=99900, on_menu=False)
    line = dining.line(sitting, "2002")
    assert (line.name, line.amount) == ("龙井虾仁", 12800)
    assert "not on the menu" in dining.refused("add_line", sitting=sitting, order=order, dish="2002").message
    assert (
        "one that is agreed"
        in dining.refused("add_dish", MANAGER, dish="x", what=what | {"unit": "例", "price": None}).message
    )


@pytest.mark.rule("RST-12")
def test_portions_are_taken_with_the_line_and_given_back_when_it_goes(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2003", portions=5)
    sitting, order = at_order(dining)
    where = {"sitting": sitting, "order": order}
    line = dining.add(sitting, order, "2003", 2)
    assert portions(dining, "2003") == 3
    dining.do("change_quantity", **where, line=line, quantity=5)
    assert portions(dining, "2003") == 0
    assert dining.refused("change_quantity", **where, line=line, quantity=6).args["left"] == 0
    dining.do("change_quantity", **where, line=line, quantity=1)
    assert portions(dining, "2003") == 4
    dining.do("remove_line", **where, line=line)
    assert portions(dining, "2003") == 5
    assert dining.facts(sitting).parts[line].step is Line.REMOVED  # type: ignore[index]
    dining.add(sitting, order, "2003", 5)
    dining.do("guests_left", WAITER, sitting=sitting)
    assert portions(dining, "2003") == 5


@pytest.mark.rule("RST-12")
def test_sold_out_gets_the_apology_with_the_nearest_dishes_the_most_ordered_first(dining: Dining) -> None:
    sitting, order = at_order(dining)
    for dish in ("2004", "2004", "2006"):
        dining.add(sitting, order, dish)
    dining.do("agree_weight", sitting=sitting, order=order, line=dining.line(sitting, "2006").id, grams=500)
    dining.send(sitting, order)
    order = dining.begin(sitting)
    dining.do("limit_portions", COOK, dish="2002", portions=0)
    no = dining.refused("add_line", sitting=sitting, order=order, dish="2002")
    assert no.message == "We are very sorry, {dish} is sold out this evening. Offer: {instead:list}."
    assert no.args["instead"] == ["宫保鸡丁", "烤羊排", "东坡肉"]
    dining.do("limit_portions", COOK, dish="2002", portions=1)
    no = dining.refused("add_line", sitting=sitting, order=order, dish="2002", quantity=2)
    assert (no.args["left"], "are left" in no.message) == (1, True)
    dining.do("limit_portions", COOK, dish="6001", portions=0)
    assert dining.refused("add_line", sitting=sitting, order=order, dish="6001").message.endswith(
        "this evening."
    )


@pytest.mark.rule("RST-12")
def test_what_lies_unsent_for_15_minutes_goes_to_whoever_needs_it(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2003", portions=2)
    mine, my_order = at_order(dining)
    dining.add(mine, my_order, "2003", 2)
    theirs, their_order = at_order(dining, "A03")
    dining.later(14)
    assert dining.refused("add_line", sitting=theirs, order=their_order, dish="2003").args["left"] == 0
    dining.later(1)
    dining.add(theirs, their_order, "2003", 1)
    assert portions(dining, "2003") == 1
    assert (
        dining.refused(
            "change_quantity", sitting=mine, order=my_order, line=dining.line(mine, "2003").id, quantity=3
        ).args["left"]
        == 1
    )
    dining.confirm(mine, my_order)
    assert dining.refused("send_order", sitting=mine, order=my_order).args["dish"] == "东坡肉"
    assert dining.line(mine, "2003").step is Line.DRAFT
    dining.do("remove_line", sitting=theirs, order=their_order, line=dining.line(theirs, "2003").id)
    dining.do("send_order", sitting=mine, order=my_order)
    assert portions(dining, "2003") == 0
    [row] = dining.rows(select(LineRow.holds, LineRow.lapsed).where(LineRow.sitting == mine))
    assert (row.holds, row.lapsed) == (2, False)


@pytest.mark.rule("RST-12")
def test_a_lapsed_line_that_is_taken_off_gives_nothing_back_twice(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2003", portions=1)
    mine, my_order = at_order(dining)
    line = dining.add(mine, my_order, "2003")
    dining.later(20)
    theirs, their_order = at_order(dining, "A03")
    dining.add(theirs, their_order, "2003")
    dining.do("remove_line", sitting=mine, order=my_order, line=line)
    assert portions(dining, "2003") == 0


DISHES = st.builds(
    DishFacts,
    id=st.integers(1, 40).map(str),
    name=st.just("x"),
    category=st.sampled_from(["a", "b"]),
    course=st.just(Course.HOT),
    station=st.just("s"),
    pricing=st.just(Pricing.PORTION),
    unit=st.just("例"),
    price=st.none() | st.integers(1, 999),
    discountable=st.just(True),
    in_pieces=st.just(False),
    accessories=st.just(()),
    minutes=st.just(1),
    portions=st.none() | st.integers(0, 3),
    allergens=st.just(frozenset()),
    special=st.just(False),
    on_menu=st.booleans(),
)


@pytest.mark.rule("RST-12")
@given(
    DISHES,
    st.lists(DISHES, max_size=12, unique_by=lambda d: d.id),
    st.dictionaries(st.integers(1, 40).map(str), st.integers(0, 9)),
)
def test_substitutes_are_three_that_are_there_and_none_nearer_is_left_out(
    dish: DishFacts, others: list[DishFacts], ordered: dict[str, int]
) -> None:
    found = ordering.substitutes(dish, others, ordered, 1)
    fit = [
        o for o in others if o.id != dish.id and o.category == dish.category and o.on_menu and o.portions != 0
    ]
    assert len(found) == min(3, len(fit))
    assert all(o in fit for o in found)
    far = [abs((o.price or 0) - (dish.price or 0)) for o in fit]
    assert sorted(abs((o.price or 0) - (dish.price or 0)) for o in found) == sorted(far)[: len(found)]
    often = [ordered.get(o.id, 0) for o in found]
    assert often == sorted(often, reverse=True)


@pytest.mark.rule("RST-13")
def test_a_request_is_read_back_before_the_order_is_confirmed(dining: Dining) -> None:
    sitting, order = at_order(dining)
    line = dining.add(sitting, order, "2002", request="少盐，不放葱")
    where = {"sitting": sitting, "order": order}
    no = dining.refused("confirm_order", **where, how="spoken")
    assert (no.mend, no.args["dishes"]) == ("read_back", ["龙井虾仁"])
    dining.do("read_back", **where, line=line)
    dining.do("note_request", **where, line=line, request="少盐")
    assert dining.refused("confirm_order", **where, how="spoken").mend == "read_back"
    dining.do("read_back", **where, line=line)
    dining.confirm(sitting, order)
    dining.do("note_request", **where, line=line, request=None)
    assert dining.refused("read_back", **where, line=line).message == "There is no request on this line."
    assert dining.order(sitting).step is Order.OPEN


@pytest.mark.rule("RST-14")
def test_taking_confirming_and_sending_is_the_captains_unless_none_is_free(dining: Dining) -> None:
    sitting, order = at_order(dining)
    dining.add(sitting, order, "1001")
    assert dining.refused("begin_order", WAITER, sitting=sitting).who == ("captain",)
    no = dining.refused("confirm_order", WAITER, sitting=sitting, order=order, how="spoken")
    assert (no.who, no.mend) == (("captain",), "captain_is_busy")
    dining.do("add_line", WAITER, sitting=sitting, order=order, dish="1003")
    dining.do("captain_is_busy", WAITER, sitting=sitting, order=order)
    dining.do("confirm_order", WAITER, sitting=sitting, order=order, how="spoken")
    dining.do("send_order", WAITER, sitting=sitting, order=order)
    second = dining.do("begin_order", WAITER, sitting=sitting, captain_busy=True).order
    rows = dining.rows(
        select(OrderRow.id, OrderRow.taken_by, OrderRow.sent_by, OrderRow.captain_busy).order_by(
            OrderRow.number
        )
    )
    assert [tuple(r) for r in rows] == [(order, "he", "yuan", True), (second, "yuan", None, True)]


@pytest.mark.rule("RST-14", "RST-30a", "COM-73")
@pytest.mark.parametrize(("how", "signature"), [("signed", STROKES), ("slip", None), ("spoken", None)])
def test_a_confirmation_freezes_version_fees_and_who(dining: Dining, how: str, signature: str | None) -> None:
    sitting = dining.seat("V01", fee_told=8000)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None)
    order = dining.write(sitting, "1001")
    where = {"sitting": sitting, "order": order}
    dining.do("print_order_slip", **where)
    other = None if signature else STROKES
    assert dining.refused("confirm_order", CAPTAIN, **where, how=how, signature=other).message
    assert "this is no signature" in str(
        dining.refused("confirm_order", **where, how=how, signature="[[[1,2],]]")
    )
    dining.do("confirm_order", **where, how=how, signature=signature)
    [row] = dining.rows(select(OrderRow))
    assert (row.how, row.confirmed_by, row.confirmed_at) == (how, "he", dining.clock.now())
    assert (row.shown_rate, row.shown_fee, row.version) == (1000, 8000, 1)
    assert (row.signature is not None) is (how == "signed")
    assert len(row.seal) == 64
    dining.add(sitting, order, "1003")
    [again] = dining.rows(select(OrderRow))
    assert (again.step, again.version, again.how, again.shown_fee, again.seal) == (
        "open",
        2,
        None,
        None,
        None,
    )
    dining.confirm(sitting, order)
    assert dining.rows(select(OrderRow.seal))[0].seal != row.seal


@pytest.mark.rule("RST-14", "COM-01")
def test_the_first_order_takes_the_table_along_and_an_add_on_moves_nothing(dining: Dining) -> None:
    sitting, order = at_order(dining)
    assert dining.refused("confirm_order", sitting=sitting, order=order, how="spoken").mend == "add_line"
    dining.add(sitting, order, "1001")
    dining.send(sitting, order)
    assert dining.facts(sitting).step is Sitting.CONFIRMED
    for _ in range(2):
        more = dining.write(sitting, "7001")
        dining.send(sitting, more)
    assert dining.facts(sitting).step is Sitting.CONFIRMED
    assert [o.number[-4:] for o in dining.facts(sitting).orders] == ["0001", "0002", "0003"]


@pytest.mark.rule("RST-11", "RST-12")
def test_lines_are_numbered_as_they_came_and_removed_ones_keep_theirs(dining: Dining) -> None:
    sitting, order = at_order(dining)
    first = dining.add(sitting, order, "1001")
    dining.add(sitting, order, "1002")
    dining.do("remove_line", sitting=sitting, order=order, line=first)
    dining.add(sitting, order, "1003")
    rows = dining.rows(select(LineRow.n, LineRow.dish, LineRow.step).order_by(LineRow.n))
    assert [tuple(r) for r in rows] == [(1, "1001", "removed"), (2, "1002", "draft"), (3, "1003", "draft")]
