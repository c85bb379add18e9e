"""Serving on the screen: what comes first is asked where it is served, and what nobody ordered is not put down."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.kinds import AtServing, ServingPlace
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.widgets.field import Field
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER, WAITER
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_sitting import action, chosen, large
from tests.flows.restaurant.test_carrying import at_table
from tests.qt_help import click, keys

ENTER, F4, F5 = Qt.Key.Key_Return, Qt.Key.Key_F4, Qt.Key.Key_F5
SENTENCE = "All your cold dishes are served"


@pytest.fixture
def waiter(clerk: Clerk, room: Room) -> Clerk:
    """A waiter is at work."""
    room.desk.staff = WAITER
    return clerk


@pytest.mark.rule("RST-15", "RST-22")
def test_the_first_cold_dish_asks_for_the_list_and_the_place_and_the_last_shows_what_to_say(
    waiter: Clerk, dining: Dining
) -> None:
    sitting = chosen(waiter, at_table(dining, ("1001", 1), ("1003", 1), ("2002", 1)))
    waiter.touch_tile(dining.line(sitting, "1001").id)
    assert action(waiter, "Served").second == "Lay ready first: 手套."
    waiter.key("1")
    assert dining.facts(sitting).laid == {"手套": 4}
    assert waiter.shows("The serving place") and not waiter.shows(SENTENCE)
    waiter.key(F5)
    facts = dining.facts(sitting)
    assert (facts.serving_place, dining.line(sitting, "1001").step) == (ServingPlace.DEPUTY_HOST, Line.SERVED)
    assert waiter.shows("Beside the deputy host") and not waiter.shows(SENTENCE)
    waiter.touch_tile(dining.line(sitting, "1003").id)
    assert waiter.shows(SENTENCE), "the last cold dish is down"


@pytest.mark.rule("RST-15", "COM-70")
def test_the_preparation_list_is_ticked_piece_by_piece_or_by_one_key(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, at_table(dining, ("2002", 1), ("3001", 4)))
    waiter.choose_more("Preparation list")
    waiter.touch("手套 ×4")
    assert dining.facts(sitting).laid == {"手套": 4}
    waiter.key(F5)
    assert dining.facts(sitting).laid == {"手套": 4, "Soup bowls": 4}


@pytest.mark.rule("RST-21", "RST-27", "COM-70")
def test_a_dish_per_person_and_a_dish_in_pieces_are_asked_for_in_the_dialog_itself(
    waiter: Clerk, dining: Dining
) -> None:
    dining.do("change_dish", MANAGER, dish="2003", in_pieces=True)
    sitting = at_table(dining, ("2001", 4), ("2003", 1), ("2002", 1))
    dining.lay_ready(sitting)
    dining.call(sitting)
    chosen(waiter, sitting)
    click(large(waiter))
    waiter.settle()
    assert action(waiter, "All of these served").second == "Clear the places for 鲍汁扣辽参 first."
    waiter.key("2")
    assert waiter.shows("Clear the places for 鲍汁扣辽参 first.")
    assert dining.line(sitting, "2001").ticks == frozenset()
    keys(waiter.front, "1", "2")  # the second before the first is answered
    waiter.settle()
    waiter.key("a")
    assert action(waiter, "All of these served").second == "Ask the guests whether to portion 东坡肉."
    waiter.key("p", F5)
    assert dining.line(sitting, "2001").ticks == {AtServing.CLEARED, AtServing.LAID, AtServing.ALONE}
    assert dining.line(sitting, "2003").ticks == {AtServing.PORTIONED}
    assert {line.step for line in dining.facts(sitting).sent} == {Line.SERVED}


@pytest.mark.rule("RST-22")
def test_what_the_runner_carries_is_typed_or_scanned(waiter: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.CALLED)
    chosen(waiter, sitting)
    waiter.key(F4)
    [carried] = [one for one in waiter.front.findChildren(Field) if one.isVisible()]
    carried.setFocus()
    waiter.key("gbjd", ENTER)
    assert waiter.shows("Nobody at this table ordered 宫保鸡丁. Do not put it down; ask whose it is.")
    carried.write("")
    waiter.key("gh", ENTER)
    assert waiter.shows("桂花糯米藕 is on the table already.")
    carried.write(str(dining.line(sitting, "3001").ticket))
    waiter.key(ENTER)
    assert not waiter.shows("龙井虾仁"), "the slip's own dishes alone"
    carried.write("宋嫂鱼羹")
    waiter.key(ENTER)
    assert dining.line(sitting, "3001").step is Line.SERVED
