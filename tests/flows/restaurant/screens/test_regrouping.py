"""A party takes a further table, becomes one with another, sits apart, gives a table back: from its page (RST-06)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.restaurant.facts.tracks import Sitting
from tests.flows.restaurant.dining import Dining, card
from tests.flows.restaurant.house import CASHIER, HOST, WAITER
from tests.flows.restaurant.screens.room import Clerk
from tests.flows.restaurant.screens.test_floor import tile_of

F5 = Qt.Key.Key_F5


@pytest.mark.rule("RST-06", "COM-70")
def test_a_further_table_is_taken_and_given_back(clerk: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    clerk.touch_tile("A02")
    clerk.choose_more("Take a further table")
    assert clerk.shows("A further table beside A02")
    clerk.touch("A03")
    clerk.key(F5)
    assert clerk.room.said[-1:] == ["A03 is theirs as well"]
    assert dining.facts(sitting).table_name == "A02+A03"
    clerk.touch_tile("A03")
    assert clerk.shows("A02+A03"), "a touch on either table shows the party"
    assert clerk.shows("cold dishes")
    clerk.choose_more("Give a further table back")
    clerk.touch("A03")
    assert clerk.room.said[-1:] == ["A03 is theirs no longer"]
    assert tile_of(dining, "A03").beside == ()
    assert dining.facts(sitting).tables == ("A02",)


@pytest.mark.rule("RST-06", "RST-04", "COM-70")
def test_another_party_joins_and_what_both_avoid_is_noted_together(clerk: Clerk, dining: Dining) -> None:
    sitting, other = dining.at(Sitting.COLD), dining.at(Sitting.COLD, "A03")
    for one, words in ((sitting, "不吃香菜"), (other, "不吃葱")):
        dining.do("note_taboos", WAITER, sitting=one, taboos=words)
    clerk.touch_tile("A02")
    clerk.choose_more("Join two parties")
    assert clerk.shows("Who joins A02?")
    clerk.key(F5)
    assert dining.facts(other).step is Sitting.COLD, "nobody joins whom nobody chose"
    clerk.touch("A03")
    clerk.key(F5)
    assert clerk.room.said[-1:] == ["The guests of A03 are of A02 now"]
    now = dining.facts(sitting)
    assert (now.guests, now.tables) == (8, ("A02", "A03"))
    assert dining.facts(other).step is Sitting.JOINED
    assert clerk.shows("不吃香菜；不吃葱")


@pytest.mark.rule("RST-06", "RST-30a", "COM-70")
def test_some_sit_apart_with_their_dishes_and_the_deposit(clerk: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.GREETED)
    dining.do("take_deposit", HOST, sitting=sitting, payments=[card(5000)])
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="yuan")
    dining.tea(sitting)
    order = dining.begin(sitting)
    dining.add(sitting, order, "5001", 4)
    dining.add(sitting, order, "1001")
    dining.send(sitting, order)
    clerk.touch_tile("A02")
    clerk.choose_more("Some sit apart")
    assert clerk.shows("'A03'"), "tables are offered before it is said how many"
    clerk.key("2")
    clerk.touch("A03")
    clerk.touch("青菜面条")
    assert clerk.shows("1 of 4 go along")
    clerk.touch("青菜面条")
    assert clerk.shows("2 of 4 go along")
    clerk.touch("Goes along")
    clerk.key(F5)
    assert clerk.room.said[-1:] == ["2 guests sit at A03 now, with a bill of their own"]
    apart = tile_of(dining, "A03").sitting
    assert apart
    assert [(line.name, line.quantity) for line in dining.facts(apart).lines] == [("青菜面条", 2)]
    assert (dining.facts(apart).taken_ahead, dining.facts(sitting).taken_ahead) == (5000, 0)
    assert dining.do("print_bill", CASHIER, sitting=apart).document
