"""Service at a table by touch and by letters, what is asked then, and the board of neglected tables (RST-23 to 26)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.flows.restaurant.facts.care import Mark
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.care.marks import MarkTiles
from app.flows.restaurant.screens.care.neglected import NeglectedList
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.tab import Tab
from app.widgets.table import Table
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER, WAITER
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_sitting import action, chosen, large
from tests.flows.restaurant.test_cellar import store, with_wine

ESC, F5, F8 = Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_F8


@pytest.fixture
def waiter(clerk: Clerk, room: Room) -> Clerk:
    """A waiter is at work."""
    room.desk.staff = WAITER
    return clerk


def marks(dining: Dining, sitting: str) -> list[Mark]:
    return [one.mark for one in dining.facts(sitting).marks]


def tile(waiter: Clerk, mark: Mark) -> str:
    """What a screen reader says of a mark."""
    found = [t for t in waiter.front.findChildren(MarkTiles) if t.tiles.row(mark.value) >= 0]
    return found[0].told(found[0].tiles.tiles[found[0].tiles.row(mark.value)])


@pytest.mark.rule("RST-23", "RST-35")
def test_they_want_no_more_of_their_own_bottle_by_one_touch_or_digit(waiter: Clerk, dining: Dining) -> None:
    bottles = [store(dining, with_wine(dining, table=table)).bottle for table in ("A03", "B01")]
    sitting = chosen(waiter, dining.at(Sitting.CALLED))
    for bottle in bottles:
        dining.do("fetch_bottle", WAITER, sitting=sitting, bottle=bottle, amount=1)
    waiter.settle()
    waiter.key(F8)
    waiter.touch_tile(bottles[0])
    assert marks(dining, sitting) == [Mark.NO_MORE]
    waiter.key("1")
    assert marks(dining, sitting) == [Mark.NO_MORE] * 2
    assert "due" in tile(waiter, Mark.GLASSES)


@pytest.mark.rule("RST-23", "COM-70")
def test_a_mark_is_one_touch_and_one_to_get_there(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.CALLED))
    assert action(waiter, "Service").second == "due: Bone plates"
    waiter.touch("Service")
    waiter.touch_tile(Mark.BONE_PLATES.value)
    assert waiter.touches == 2
    assert marks(dining, sitting) == [Mark.BONE_PLATES]
    assert waiter.shows("Last: Bone plates, 袁静, 18:00")
    dining.later(4)
    dining.serve(sitting, "2002", "3001")
    waiter.settle()
    assert tile(waiter, Mark.BONE_PLATES) == "Bone plates 1× · 4 min ago due G"
    assert tile(waiter, Mark.ASHTRAY) == "Ashtray — Y"
    waiter.key("g", "w", "q")
    assert waiter.keys == 3
    assert marks(dining, sitting)[1:] == [Mark.BONE_PLATES, Mark.SOUP_BOWLS, Mark.BUTT]
    assert tile(waiter, Mark.ASHTRAY) == "Ashtray 1 of 2 ends in it Y"
    waiter.key("j")
    assert waiter.shows("Sentence 'No drink is on the table.'"), "a closed tile says why"
    waiter.key(ESC)
    assert action(waiter, "Service").second == ""


@pytest.mark.rule("RST-24")
def test_little_liquor_leads_to_another_bottle_or_to_the_staples(waiter: Clerk, dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "7001", "1001"))
    dining.serve(sitting, "7001")
    chosen(waiter, sitting)
    waiter.key(F8, "j")
    assert waiter.shows("About 2 liang of liquor are left. Ask whether they take another bottle.")
    waiter.touch("No other bottle")
    assert waiter.shows("They want no other bottle. Offer the staples: 青菜面条.")
    waiter.touch("Offered")
    assert not waiter.shows("Offer the staples")
    waiter.key("1")
    assert marks(dining, sitting) == [Mark.LIQUOR_LOW, Mark.NO_BOTTLE, Mark.STAPLES_OFFERED, Mark.NO_MORE]
    waiter.key("j")
    assert waiter.shows("Sentence 'No drink is on the table.'")
    assert "due" in tile(waiter, Mark.GLASSES)
    waiter.key("b", ESC)
    dining.send(sitting, dining.write(sitting, "7001"))
    dining.serve(sitting, "7001")
    dining.later(1)
    waiter.settle()
    waiter.key(F8, "j")
    waiter.touch("They take another")
    assert waiter.page.findChildren(OrderPage), "another bottle is written on the order"


@pytest.mark.rule("RST-24")
def test_nobody_eats_so_they_are_asked_and_the_table_is_cleared_in_its_order(
    waiter: Clerk, dining: Dining
) -> None:
    sitting = chosen(waiter, dining.at(Sitting.HOT))
    assert not waiter.shows("Clear before the fruit")
    waiter.key(F8, "k")
    waiter.touch("Pack what is left")
    waiter.key(ESC)
    assert waiter.shows("Clear before the fruit")
    waiter.touch("Small plates")
    assert waiter.room.said == ["First comes: Large plates."]
    waiter.touch("Large plates")
    waiter.touch("Small plates")
    dining.call(sitting, "call_staples")
    dining.serve(sitting, "5001")
    dining.call(sitting, "call_fruit")
    waiter.settle()
    assert large(waiter).accessibleName() == "Table cleared, turntable clean"
    assert large(waiter).second == "ticks the last 6 of 6 in your name", (
        "the staple came on plates of its own"
    )
    waiter.key(F5)
    assert large(waiter).accessibleName() == "Serve" and not waiter.shows("Clear before the fruit")


@pytest.mark.rule("RST-26")
def test_at_the_table_is_ticked_and_who_sits_there_is_passed_by(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.CONFIRMED))
    assert large(waiter).second == "ladies first, guests before hosts"
    waiter.choose_more("They sit there already")
    assert dining.facts(sitting).step is Sitting.AT_TABLE
    assert waiter.shows("Napkins opened") and not waiter.shows("Ordered drinks shown"), "none were ordered"
    for item in ("Napkins opened, from the right", "Starter snacks put down and named"):
        waiter.touch(item)
    assert not waiter.shows("Napkins opened"), "what is done makes room for the dishes"
    dining.send(sitting, dining.write(sitting, "7001"))
    waiter.settle()
    waiter.touch("Ordered drinks shown")
    assert "table.drinks" in dining.facts(sitting).ticks, "no bottle of it is shown by its own touch"
    assert not waiter.shows("Ordered drinks shown")


@pytest.mark.rule("RST-23")
def test_the_board_leads_to_the_table_that_waited_longest(waiter: Clerk, dining: Dining) -> None:
    waited = dining.at(Sitting.CALLED, "A03")
    dining.later(16)
    other = dining.at(Sitting.COLD)
    waiter.settle()
    waiter.touch("Attention")
    board = waiter.part(NeglectedList)
    rows = board.findChild(Table)
    assert rows is not None
    assert waiter.shows("something is due at 1 of 2 tables")
    assert isinstance(waiter.page, Tab)
    at = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    waiter.settle()
    assert waiter.page.floor.sitting == waited != other
    waiter.key(F8, "g", ESC)
    assert waiter.shows("something is due at 0 of 2 tables")


@pytest.mark.rule("RST-23")
def test_a_house_that_keeps_no_marks_shows_none_to_touch(waiter: Clerk, dining: Dining) -> None:
    dining.do("house.change_setting", MANAGER, key="restaurant.ticking", value="nothing")
    chosen(waiter, dining.at(Sitting.COLD))
    assert action(waiter, "Service").second == "This house marks no service. A manager can change that."
    assert not waiter.shows("Napkins opened")
