"""Set menus: one price, dishes beneath that are made, returned and given alone (RST-11, RST-18)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.flows.restaurant.checks import sets_fit
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.facts.views import Menu, Substitutes
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.rules import billing, sets
from app.flows.restaurant.rules.shares import shared
from app.kernel.money import rate
from tests.flows.restaurant.dining import Dining, Statements, cash
from tests.flows.restaurant.house import CAPTAIN, CASHIER, COOK, MANAGER, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.test_ordering import at_order, portions

PRICE = 68_801
DISHES = (("1001", 1), ("2001", 4), ("2002", 1), ("3001", 4), ("5001", 4), ("6001", 1))
SET = {
    "name": "如意席",
    "category": "套餐",
    "course": "set",
    "station": "热菜档",
    "pricing": "portion",
    "unit": "席",
    "price": PRICE,
    "dishes": [{"dish": dish, "count": count} for dish, count in DISHES],
}


def ordered(dining: Dining, quantity: int = 1, table: str = "A02") -> tuple[str, str, str]:
    """A table whose order has a set: sitting, order, the line of the set."""
    if not dining.rows(select(LineRow.id)):
        dining.do("add_dish", MANAGER, dish="S1", what=SET)
    sitting, order = at_order(dining, table)
    return sitting, order, dining.add(sitting, order, "S1", quantity)


def bears(dining: Dining, sitting: str) -> int:
    return sum(line.amount or 0 for line in dining.facts(sitting).lines if line.of_set)


@pytest.mark.rule("RST-11")
@given(st.integers(0, 10**7), st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_the_dishes_of_a_set_bear_its_price_to_the_fen(total: int, weights: list[int]) -> None:
    found = sets.share_out(total, weights)
    assert sum(found) == total
    if sum(weights):
        assert all(
            abs(one * sum(weights) - total * weight) < sum(weights)
            for one, weight in zip(found, weights, strict=True)
        )


@pytest.mark.rule("RST-11")
@pytest.mark.parametrize("text", ["1001*1 2002*10", "1001; 2002×10", "1001、2002×10", "1001,2002 *10"])
def test_the_dishes_of_a_set_are_read_as_they_are_written(text: str) -> None:
    found = sets.dishes_in(text)
    assert [(one.dish, one.count) for one in found] == [("1001", 1), ("2002", 10)]
    assert sets.dishes_in(sets.written(found)) == found


@pytest.mark.rule("RST-11", "RST-20", "RST-22")
def test_a_set_is_one_priced_line_and_its_dishes_are_made_and_served_alone(dining: Dining) -> None:
    dining.do("add_dish", MANAGER, dish="S1", what=SET)
    dining.do("limit_portions", COOK, dish="2001", portions=9)
    sitting, order = at_order(dining)
    with Statements() as asked:
        line = dining.add(sitting, order, "S1")
    assert asked.count <= 24
    own = [one for one in dining.facts(sitting).lines if one.of_set == line]
    assert [(one.dish, one.quantity) for one in own] == list(DISHES)
    assert bears(dining, sitting) == PRICE
    of = {"sitting": sitting, "order": order}
    for act, more in (("change_quantity", {"quantity": 2}), ("remove_line", {})):
        dining.refused(act, **of, line=own[0].id, **more)
    dining.refused("change_quantity", **of, line=line, quantity=2)
    dining.refused("note_request", **of, line=line, request="少盐")
    dining.do("note_request", **of, line=own[2].id, request="少盐")
    dining.do("read_back", **of, line=own[2].id)
    sent = dining.send(sitting, order)
    [slip] = [p for p in dining.papers(sitting, "OD") if "如意席" in str(p)]
    told = str(slip)
    assert "688.01" in told and "龙井虾仁" in told and "128.00" not in told, (
        "one price, its dishes beneath without"
    )
    tickets = dining.papers(sitting, "KT")
    assert len(tickets) == 4 and not any("如意席" in str(ticket) for ticket in tickets)
    assert (sent.fired, sent.held) == (1, 5), (
        "the set itself stands on no ticket; its cold dish is made at once"
    )
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.serve(sitting, "1001")
    dining.call(sitting)
    dining.do("serve_part", WAITER, sitting=sitting, line=dining.line(sitting, "3001").id, quantity=2)
    assert dining.line(sitting, "3001").step is Line.FIRED
    dining.do("report_all_served", WAITER, sitting=sitting)
    assert dining.due(sitting) == PRICE + rate(PRICE, 1000)
    bill = str(dining.paper(dining.ask_for_bill(sitting).document))
    assert "如意席" in bill and "龙井虾仁" not in bill
    dining.pay(sitting)
    with dining.house.store.reading() as db:
        assert list(sets_fit(db)) == []


@pytest.mark.rule("RST-11", "RST-18")
def test_a_dish_that_goes_back_takes_off_its_share_and_all_of_them_the_price(dining: Dining) -> None:
    sitting, order, line = ordered(dining)
    dining.send(sitting, order)
    dishes = [one for one in dining.facts(sitting).lines if one.of_set == line]
    weights = [(one.price or 0) * one.quantity for one in dishes]
    assert [one.amount for one in dishes] == sets.share_out(PRICE, weights)
    back = {"sitting": sitting, "reason": "fewer"}
    dining.refused("return_line", MANAGER, **back, line=line, quantity=1)
    dining.refused("give_line", MANAGER, sitting=sitting, line=line, quantity=1, reason="regular")
    sea = next(one for one in dishes if one.dish == "2001")
    assert dining.refused("return_line", WAITER, **back, line=sea.id, quantity=1).who, "with approval"
    dining.do("return_line", CAPTAIN, **back, line=sea.id, quantity=1)
    assert bears(dining, sitting) - sum(o.taken_off for o in dining.facts(sitting).lines) == PRICE - (
        (sea.amount or 0) - round((sea.amount or 0) * 3 / 4)
    )
    dining.do("give_line", MANAGER, sitting=sitting, line=dishes[0].id, quantity=1, reason="regular")
    [whole, gift] = billing.bill_lines(dining.facts(sitting).sent, 8800)
    assert (whole.line, gift.line, gift.name) == (line, line, "桂花糯米藕")
    assert whole.amount + gift.amount == rate(whole.full + gift.full, 8800)
    for one in dishes:
        left = dining.line(sitting, one.dish).counting
        dining.do("return_line", MANAGER, **back, line=one.id, quantity=left)
    assert billing.bill_lines(dining.facts(sitting).sent) == []
    assert dining.due(sitting) == 0


@pytest.mark.rule("RST-11", "RST-12")
def test_portions_of_its_dishes_are_taken_and_given_back_with_the_set(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2001", portions=9)
    sitting, order, line = ordered(dining, 2)
    assert portions(dining, "2001") == 1
    assert bears(dining, sitting) == 2 * PRICE
    assert dining.refused("add_line", sitting=sitting, order=order, dish="S1").args["left"] == 1
    dining.do("remove_line", sitting=sitting, order=order, line=line)
    assert portions(dining, "2001") == 9
    assert [one.dish for one in dining.facts(sitting).lines] == []


@pytest.mark.rule("RST-11", "RST-12", "RST-30")
def test_an_exchange_shows_its_difference_and_is_agreed_before_it_is_sent(dining: Dining) -> None:
    dining.do("limit_portions", COOK, dish="2003", portions=1)
    sitting, order, line = ordered(dining)
    shrimp = dining.line(sitting, "2002")
    of = {"sitting": sitting, "order": order, "line": shrimp.id, "dish": "2003"}
    assert dining.refused("exchange_dish", **of, difference=0).args["now"] == 9800 - 12800
    for dish in ("2005", "2006", "8001", "S1"):
        assert dining.refused("exchange_dish", **{**of, "dish": dish}, difference=0), dish
    assert dining.refused("exchange_dish", **{**of, "line": line}, difference=-3000)
    dining.confirm(sitting, order)
    dining.do("exchange_dish", **of, difference=-3000)
    assert portions(dining, "2003") == 0
    assert bears(dining, sitting) == PRICE - 3000
    dining.refused("send_order", sitting=sitting, order=order)
    dining.send(sitting, order)
    slip = str(dining.papers(sitting, "OD")[-1])
    assert "东坡肉" in slip and "龙井虾仁" not in slip and "−30.00" in slip
    weights = {o.dish: (o.price or 0) * o.quantity for o in dining.facts(sitting).lines if o.of_set}
    assert [o.amount for o in dining.facts(sitting).lines if o.of_set] == sets.share_out(
        PRICE - 3000, list(weights.values())
    )
    assert dining.due(sitting) == PRICE - 3000 + rate(PRICE - 3000, 1000)
    with dining.house.store.reading() as db:
        assert list(sets_fit(db)) == []
    told = "UPDATE restaurant_lines SET amount = amount + 1 WHERE dish = '2003'"
    dining.house.store.writer.run(lambda db: db.exec_driver_sql(told), 1)  # type: ignore[arg-type, return-value]
    with dining.house.store.reading() as db:
        assert len(list(sets_fit(db))) == 1


@pytest.mark.rule("RST-11")
def test_an_exchange_costs_what_the_dish_costs_made_the_usual_way(dining: Dining) -> None:
    ways = [{"name": "清蒸", "more": 0}, {"name": "红烧", "more": 3000, "usual": True}]
    fish = {"name": "烧鱼", "category": "热菜", "course": "hot", "station": "热菜档", "price": 12800}
    fish |= {"pricing": "portion", "unit": "例", "choices": [{"name": "做法", "ways": ways}]}
    dining.do("add_dish", MANAGER, dish="2010", what=fish)
    sitting, order, _ = ordered(dining)
    of = {"sitting": sitting, "order": order, "line": dining.line(sitting, "2002").id, "dish": "2010"}
    assert dining.refused("exchange_dish", **of, difference=0).args["now"] == 3000
    dining.do("exchange_dish", **of, difference=3000)
    dining.add(sitting, order, "2010")
    inside = next(one for one in dining.facts(sitting).lines if one.dish == "2010" and one.of_set)
    assert (inside.price, inside.exchanged) == (dining.line(sitting, "2010").amount, 3000)
    assert bears(dining, sitting) == PRICE + 3000
    own = [one for one in dining.facts(sitting).lines if one.of_set]
    weights = [(one.price or 0) * one.quantity for one in own]
    assert [one.amount for one in own] == sets.share_out(PRICE + 3000, weights)
    # The same dish in a set on the menu bears its share by the same price.
    two = SET | {"dishes": [{"dish": "2010"}, {"dish": "2002"}], "price": 28600}
    dining.do("add_dish", MANAGER, dish="S2", what=two)
    line = dining.add(sitting, order, "S2")
    assert [one.amount for one in dining.facts(sitting).lines if one.of_set == line] == [15800, 12800]


@pytest.mark.rule("RST-11", "RST-31")
def test_a_set_is_discounted_as_a_whole_and_shared_as_one_line(dining: Dining) -> None:
    sitting, order, line = ordered(dining)
    dining.add(sitting, order, "1003")
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("report_all_served", WAITER, sitting=sitting)
    dining.ask_for_bill(sitting)
    of = {"sitting": sitting, "bill": dining.bill(sitting).id}
    dining.do("give_discount", CASHIER, **of, discount=8800, why="会员")
    [first, second] = billing.bill_lines(dining.facts(sitting).sent, 8800)
    assert (first.line, first.amount, second.amount) == (line, rate(PRICE, 8800), rate(6800, 8800))
    alone = dining.line(sitting, "1003").id
    puts = [{"line": line, "share": 1, "parts": 1}, {"line": line, "share": 2, "parts": 1}]
    puts.append({"line": alone, "share": 2, "parts": 1})
    due = dining.due(sitting)
    made = dining.do("split_bill", CASHIER, **of, way="lines", count=2, puts=puts)
    found = shared(dining.facts(sitting), dining.bill(sitting))
    assert sum(one.due for one in found.values()) == due
    for share in made.shares:
        sum_ = shared(dining.facts(sitting), dining.bill(sitting))[share].due
        dining.do("pay_share", CASHIER, **of, share=share, payments=[cash(sum_)], seen={"share_due": sum_})
    assert all(one.bill for one in dining.facts(sitting).lines)


@pytest.mark.rule("RST-11")
def test_a_set_is_made_of_dishes_with_a_price_of_their_own(dining: Dining) -> None:
    for dishes in ([], [{"dish": "2005"}], [{"dish": "2006"}], [{"dish": "8001"}], [{"dish": "none"}]):
        dining.refused("add_dish", MANAGER, dish="S2", what=SET | {"dishes": dishes})
    dining.refused("add_dish", MANAGER, dish="S2", what=SET | {"pricing": "weight"})
    dining.refused("change_dish", MANAGER, dish="1001", dishes=[{"dish": "1003"}])
    dining.do("add_dish", MANAGER, dish="S1", what=SET)
    dining.refused("add_dish", MANAGER, dish="S2", what=SET | {"dishes": [{"dish": "S1"}]})
    sitting, order = at_order(dining)
    dining.do("change_dish", MANAGER, dish="1001", on_menu=False)
    assert dining.refused("add_line", sitting=sitting, order=order, dish="S1").args["dish"] == "桂花糯米藕"


@pytest.mark.rule("RST-12")
def test_of_a_set_there_are_as_many_as_its_dishes_allow(dining: Dining) -> None:
    for name, inside in (("S1", ("1001", "2002")), ("S2", ("1003", "2004")), ("S3", ("1002", "2003"))):
        dishes = [{"dish": dish, "count": 2} for dish in inside]
        dining.do("add_dish", MANAGER, dish=name, what={**SET, "name": name, "dishes": dishes})
    dining.do("limit_portions", COOK, dish="2003", portions=5)
    dining.do("limit_portions", COOK, dish="2004", portions=1)
    dining.do("limit_portions", COOK, dish="S1", portions=0)
    left = {dish.facts.id: dish.facts.portions for dish in look(dining, Menu).dishes if dish.facts.dishes}
    assert left == {"S1": 0, "S2": 0, "S3": 2}
    assert [dish.id for dish in look(dining, Substitutes, dish="S1").dishes] == ["S3"]
    sitting, order = at_order(dining)
    assert dining.refused("add_line", sitting=sitting, order=order, dish="S1").args["ids"] == ["S3"]


@pytest.mark.rule("RST-13")
def test_a_request_is_told_of_a_dish_of_the_set_whose_station_reads_it(dining: Dining) -> None:
    dining.do("add_dish", MANAGER, dish="S1", what=SET)
    sitting, order = at_order(dining)
    told = {"sitting": sitting, "order": order, "dish": "S1"}
    assert dining.refused("add_line", **told, request="免葱").args == {"set": "如意席"}
    assert not [line for line in dining.facts(sitting).lines if line.of_set]
