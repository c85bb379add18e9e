"""What was ticked for a table, a place or a farewell counts no more once that is over (RST-06, 21, 22, 24, 27, 40, 41)."""

import pytest

from app.flows.restaurant.facts.kinds import AtServing
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules.carrying import FRUIT_PLATES, LAID_FIRST
from app.flows.restaurant.rules.clearing import to_clear
from app.flows.restaurant.rules.marking import to_take_away
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, HOST, MANAGER, WAITER


def lay(dining: Dining, sitting: str) -> str:
    """The places for a dish per person are cleared and laid."""
    line = dining.line(sitting, "2001").id
    for item in LAID_FIRST:
        dining.do("tick_place", WAITER, sitting=sitting, line=line, item=item.value)
    return line


def with_abalone(dining: Dining, table: str = "A02") -> str:
    sitting = dining.seat(table)
    dining.tea(sitting)
    order = dining.write(sitting, "1001")
    dining.add(sitting, order, "2001", 4)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.lay_ready(sitting)
    return sitting


@pytest.mark.both
@pytest.mark.rule("RST-24", "RST-21")
def test_a_dish_or_a_move_makes_a_cleared_table_one_that_is_to_be_cleared(dining: Dining) -> None:
    sitting = dining.at(Sitting.AT_TABLE)
    dining.do("clear_away", WAITER, sitting=sitting)
    assert to_take_away(dining.facts(sitting)) == []
    dining.serve(sitting, "1001")
    assert len(to_take_away(dining.facts(sitting))) == 6, "nothing was on it when that was ticked"
    dining.call(sitting)
    dining.serve(sitting, "2002", "3001")
    dining.call_and_serve(sitting, "call_staples", "5001")
    dining.do("clear_away", WAITER, sitting=sitting)
    dining.call(sitting, "call_fruit")
    dining.do("lay_fruit_plates", WAITER, sitting=sitting)
    order = dining.begin(sitting)
    dining.add(sitting, order, "7001")
    dining.send(sitting, order)
    dining.serve(sitting, "7001")
    assert FRUIT_PLATES in dining.facts(sitting).ticks, "a drink leaves the turntable as it is"
    dining.do("move_table", HOST, sitting=sitting, table="A03")
    fruit = {"sitting": sitting, "lines": [dining.line(sitting, "6001").id]}
    assert dining.refused("serve_dishes", WAITER, **fruit).mend == "clear_away"
    dining.do("clear_away", WAITER, sitting=sitting)
    assert dining.refused("serve_dishes", WAITER, **fruit).mend == "lay_fruit_plates"
    dining.do("lay_fruit_plates", WAITER, sitting=sitting)
    dining.do("serve_dishes", WAITER, **fruit)
    assert to_take_away(dining.facts(sitting)) == [], "the fruit comes to a clean one"


@pytest.mark.rule("RST-21", "RST-06", "RST-27")
def test_places_are_laid_anew_where_they_sit_now_and_for_what_fell(dining: Dining) -> None:
    sitting = with_abalone(dining)
    dining.serve(sitting, "1001")
    line = lay(dining, sitting)
    dining.do("move_table", HOST, sitting=sitting, table="A03")
    dining.call(sitting)
    dish = {"sitting": sitting, "lines": [line]}
    assert dining.refused("serve_dishes", WAITER, **dish).mend == "tick_place"
    lay(dining, sitting)
    dining.do("serve_dishes", WAITER, **dish)
    dining.do("replace_fallen", WAITER, sitting=sitting, line=line, quantity=4)
    assert dining.refused("serve_dishes", WAITER, **dish).mend == "tick_place"
    assert dining.line(sitting, "2001").ticks == {AtServing.WARMED, AtServing.BY_TWO}


@pytest.mark.rule("RST-21", "RST-06")
def test_places_are_laid_anew_where_others_sit(dining: Dining) -> None:
    sitting = with_abalone(dining)
    dining.serve(sitting, "1001")
    line = lay(dining, sitting)
    apart = [{"line": line, "quantity": 4}]
    other = dining.do("split_party", HOST, sitting=sitting, table="A03", guests=1, lines=apart).sitting
    assert not dining.line(other, "2001").ticks & set(LAID_FIRST)
    lay(dining, other)
    dining.do("join_party", HOST, sitting=sitting, other=other, keep_tables=False)
    assert not dining.line(sitting, "2001").ticks & set(LAID_FIRST)


@pytest.mark.rule("RST-33", "RST-40", "RST-41")
def test_a_bill_that_is_opened_again_opens_farewell_and_clearing(dining: Dining) -> None:
    sitting = dining.at(Sitting.CLEARING)
    ticks = to_clear(dining.facts(sitting))
    for item in ticks[:-1]:
        dining.do("tick_clearing", WAITER, sitting=sitting, item=item.value)
    bill = dining.bill(sitting).id
    dining.do("reopen_bill", MANAGER, sitting=sitting, bill=bill, why="又加了菜")
    dining.do("tick_farewell", CASHIER, sitting=sitting, item="belongings")
    dining.pay(sitting)
    dining.do("see_off", WAITER, sitting=sitting)
    assert to_clear(dining.facts(sitting)) == ticks
    last = dining.refused("tick_clearing", WAITER, sitting=sitting, item=ticks[-1].value)
    assert last.message == "First comes: {first}.", "nine things are still to be cleared"


@pytest.mark.rule("RST-22", "RST-06")
def test_the_serving_place_goes_along_and_is_asked_wherever_nobody_told_it(dining: Dining) -> None:
    first, second = dining.at(Sitting.CONFIRMED), dining.at(Sitting.COLD, "A03")
    place = dining.facts(second).serving_place
    assert place
    dining.do("join_party", HOST, sitting=first, other=second, keep_tables=True)
    assert dining.facts(first).serving_place is place
    third = dining.at(Sitting.AT_TABLE, "B02")
    dining.do("report_all_served", WAITER, sitting=third)
    dining.send(third, dining.write(third, "1003"))
    dining.lay_ready(third)
    cold = {"sitting": third, "lines": [dining.line(third, "1003").id]}
    assert dining.refused("serve_dishes", WAITER, **cold).message == "Choose the serving place first."
    dining.do("serve_dishes", WAITER, **cold, place="door")
    assert dining.facts(third).serving_place == "door"
