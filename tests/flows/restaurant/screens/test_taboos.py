"""What the guests avoid, on the screens: told, corrected by a touch, taken off, held against tea, order and call."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.flows.restaurant.facts.kinds import Allergen
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.pacing.chart import PacingChart
from app.flows.restaurant.screens.pacing.page import PacingPage
from app.flows.restaurant.screens.tab import Tab
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, DISHES, MANAGER, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.opening import Worker, opened
from tests.flows.restaurant.screens.room import Clerk, Room

ENTER, ESC, F4, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F5
PEANUT, SHELLFISH, FISH, MILK = Allergen.PEANUT, Allergen.SHELLFISH, Allergen.FISH, Allergen.MILK
MILK_TEA = DISHES["8002"] | {"name": "奶茶", "allergens": ["milk"]}


@pytest.fixture
def waiter(clerk: Clerk, room: Room) -> Clerk:
    """A waiter is at work."""
    room.desk.staff = WAITER
    return clerk


@pytest.fixture
def order(show: Shown, room: Room) -> Callable[[str], Worker]:
    """Open the order page of a sitting for a captain."""
    return lambda sitting: opened(show, room, OrderPage, sitting, CAPTAIN, (1366, 712))


def choose(clerk: Clerk, sitting: str) -> str:
    """The sitting, chosen on the floor as from Today."""
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()
    return sitting


@pytest.mark.rule("RST-04")
def test_what_was_told_stands_in_the_sheet_and_is_added_to(clerk: Clerk, dining: Dining) -> None:
    sitting = choose(clerk, dining.at(Sitting.BOOKED, "A02"))
    clerk.choose_more("Allergies and taboos")
    clerk.touch("peanuts")
    clerk.key(F5)
    clerk.choose_more("Allergies and taboos")
    clerk.key("no chilli")
    clerk.touch("shellfish")
    clerk.key(F5)
    facts = dining.facts(sitting)
    assert facts.allergens == {PEANUT, SHELLFISH}
    assert clerk.shows("Allergies and taboos: peanuts, shellfish and no chilli")
    before = facts.taboos
    clerk.choose_more("Allergies and taboos")
    clerk.touch("milk")
    clerk.key(F5)
    assert dining.facts(sitting).taboos == before, "words that stand are not told again"
    assert dining.facts(sitting).allergens == {PEANUT, SHELLFISH, MILK}


@pytest.mark.rule("RST-04")
def test_it_is_taken_off_by_somebody_who_means_it(clerk: Clerk, dining: Dining) -> None:
    sitting = choose(clerk, dining.at(Sitting.BOOKED, "A02"))
    dining.do("note_taboos", MANAGER, sitting=sitting, taboos="花生过敏")
    clerk.settle()
    clerk.choose_more("Allergies and taboos")
    clerk.touch("None")
    clerk.key(F5)
    assert clerk.shows("No dish is held against it any more: peanuts and 花生过敏.")
    clerk.key(ESC, ESC)
    assert dining.facts(sitting).allergens == {PEANUT}
    clerk.choose_more("Allergies and taboos")
    clerk.touch("None")
    clerk.key(F5)
    clerk.touch("Take it off")
    facts = dining.facts(sitting)
    assert (facts.allergens, facts.taboos, facts.taboos_asked) == (set(), None, True)
    clerk.choose_more("Allergies and taboos")
    clerk.key(F5)
    assert not clerk.shows("Does anyone have allergies or taboos?"), "nothing was changed: nothing is noted"


@pytest.mark.rule("RST-04", "COM-71")
def test_none_sets_the_words_aside_and_a_second_touch_brings_them_back(clerk: Clerk, dining: Dining) -> None:
    sitting = choose(clerk, dining.at(Sitting.BOOKED, "A02"))
    clerk.choose_more("Allergies and taboos")
    clerk.key("oysters; no dill")
    clerk.touch("milk")
    clerk.touch("None")
    assert clerk.shows("'oysters; no dill'")
    assert clerk.shows("Set aside, for they have none.")
    clerk.touch("None")
    assert clerk.shows("Held against the dishes: shellfish and milk.")
    clerk.touch("None")
    clerk.key(ESC)
    assert clerk.shows("“oysters; no dill” was not noted yet.")
    clerk.key(ESC, F5)
    facts = dining.facts(sitting)
    assert (facts.allergens, facts.taboos, facts.taboos_asked) == (set(), None, True)


@pytest.mark.rule("RST-04")
def test_a_typed_word_is_recognised_at_once_and_a_touch_corrects_it(clerk: Clerk, dining: Dining) -> None:
    sitting = choose(clerk, dining.at(Sitting.BOOKED, "A02"))
    clerk.choose_more("Allergies and taboos")
    clerk.key("no dill")
    assert clerk.shows("This stays as words: no dish is held against it.")
    clerk.key("; oysters; salmon")
    assert clerk.shows("Held against the dishes: shellfish and fish. All else stays as words.")
    clerk.touch("fish")
    clerk.touch("sesame")
    assert clerk.shows("Held against the dishes: shellfish and sesame.")
    clerk.key(F5)
    assert dining.facts(sitting).allergens == {SHELLFISH, Allergen.SESAME}
    assert clerk.shows("Allergies and taboos: sesame and no dill; oysters; salmon")
    clerk.choose_more("Allergies and taboos")
    clerk.touch("milk")
    clerk.key(F5)
    assert FISH not in dining.facts(sitting).allergens, "a correction stays one"


@pytest.mark.rule("RST-04")
def test_what_no_dish_lists_is_asked_of_the_kitchen(waiter: Clerk, dining: Dining) -> None:
    choose(waiter, dining.at(Sitting.SEATED))
    for open_sheet in (partial(waiter.choose_more, "Allergies and taboos"), partial(waiter.key, F5)):
        open_sheet()
        waiter.touch("peanuts")
        assert not waiter.shows("No dish of the menu lists")
        waiter.touch("nuts")
        waiter.touch("sesame")
        assert waiter.shows("No dish of the menu lists nuts and sesame: ask the kitchen.")
        waiter.key(ESC)
    dining.do("change_dish", MANAGER, dish="2004", allergens=["peanut", "nuts", "sesame"])
    waiter.key(F5)
    waiter.touch("nuts")
    assert not waiter.shows("No dish of the menu lists")


@pytest.mark.rule("RST-04", "COM-06", "COM-60")
def test_what_another_clerk_notes_meanwhile_stands_beside_what_is_being_written(
    clerk: Clerk, dining: Dining
) -> None:
    sitting = choose(clerk, dining.at(Sitting.BOOKED, "A02"))
    clerk.choose_more("Allergies and taboos")
    clerk.key("no dill")
    clerk.touch("shellfish")
    dining.do("note_taboos", MANAGER, sitting=sitting, taboos="花生过敏")
    clerk.settle()
    assert clerk.shows("'花生过敏; no dill'")
    clerk.key(F5)
    assert dining.facts(sitting).allergens == {PEANUT, SHELLFISH}
    assert clerk.shows("shellfish and 花生过敏; no dill")


@pytest.mark.rule("RST-04", "RST-10")
def test_tea_that_they_avoid_is_marked_and_asks_which_guest_takes_it(waiter: Clerk, dining: Dining) -> None:
    dining.do("add_dish", MANAGER, dish="8003", what=MILK_TEA)
    sitting = choose(waiter, dining.at(Sitting.SEATED))
    waiter.key(F5)
    waiter.touch("milk")
    assert waiter.shows("¥68/壶 · contains milk")
    waiter.touch("奶茶")
    waiter.touch("Note the tea")
    assert waiter.shows("奶茶 contains milk, which this table avoids.")
    waiter.key("Li", ENTER)
    tea = dining.facts(sitting).tea
    assert tea and tea.dish == "8003"
    dining.begin(sitting)
    assert dining.line(sitting, "8003").accepted == {MILK}


@pytest.mark.rule("RST-04", "RST-10")
def test_tea_that_they_did_not_want_was_asked(waiter: Clerk, dining: Dining) -> None:
    sitting = choose(waiter, dining.at(Sitting.SEATED))
    waiter.key(F5)
    waiter.touch("No tea")
    waiter.touch("None")
    waiter.key(F5)
    waiter.choose_more("Ask for tea")
    assert waiter.shows("They wanted none: asked at 18:00 by 袁静.")
    waiter.touch("Change the tea")
    waiter.touch("铁观音")
    waiter.key(F5)
    tea = dining.facts(sitting).tea
    assert tea and tea.dish == "8002"


@pytest.mark.rule("RST-04")
def test_an_allergy_told_after_ordering_asks_before_it_is_confirmed(
    order: Callable[[str], Worker], dining: Dining
) -> None:
    sitting = dining.at(Sitting.TEA)
    dining.write(sitting, "2004")
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏")
    clerk = order(sitting)
    clerk.key(F5)
    assert clerk.shows("宫保鸡丁 contains peanuts, which this table avoids.")
    clerk.key("Li", ENTER)
    assert dining.line(sitting, "2004").accepted == {PEANUT}
    clerk.key(F5, ENTER)
    assert dining.line(sitting, "2004").step is Line.HELD


@pytest.mark.rule("RST-04", "COM-06")
def test_a_yes_covers_what_was_asked_alone(order: Callable[[str], Worker], dining: Dining) -> None:
    dining.do("change_dish", MANAGER, dish="2004", allergens=["peanut", "soy"])
    sitting = dining.seat()
    dining.do("ask_tea", WAITER, sitting=sitting, tea=None, taboos="花生过敏")
    clerk = order(sitting)
    clerk.key("gb", ENTER)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos=None, allergens=["soy"])
    clerk.key("Li", ENTER)
    assert [line.dish for line in dining.facts(sitting).lines] == []
    clerk.key(ENTER)
    assert clerk.shows("宫保鸡丁 contains peanuts and soy, which this table avoids.")


def sent(dining: Dining) -> str:
    """A party that told of peanuts after its dishes were sent."""
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, "2004", "2003"))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="花生过敏")
    return sitting


@pytest.mark.rule("RST-04", "RST-20")
def test_a_call_leaves_what_they_avoid_until_a_guest_takes_it(waiter: Clerk, dining: Dining) -> None:
    sitting = choose(waiter, sent(dining))
    waiter.key(F5)
    assert waiter.shows("1 dishes are fired; the call slip goes to: 热菜档.")
    assert waiter.shows("This table avoids what is in: 宫保鸡丁. It stays held until a guest takes it.")
    waiter.key(ENTER)
    assert (dining.line(sitting, "2003").step, dining.line(sitting, "2004").step) == (Line.FIRED, Line.HELD)
    waiter.choose_more("Call the hot dishes")
    waiter.touch("A guest takes it")
    waiter.key("Li", ENTER)
    assert dining.line(sitting, "2004").accepted == {PEANUT}
    waiter.key(F5, ENTER)
    assert dining.line(sitting, "2004").step is Line.FIRED


@pytest.mark.rule("RST-04", "RST-20")
def test_one_dish_ahead_asks_as_well(show: Shown, room: Room, dining: Dining) -> None:
    sitting = sent(dining)
    clerk = opened(show, room, PacingPage, sitting, WAITER, (1366, 712))
    chart = clerk.part(PacingChart)
    at = chart.place(dining.line(sitting, "2004").id).center().toPoint()
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    clerk.settle()
    assert clerk.shows("宫保鸡丁 contains peanuts, which this table avoids.")
    clerk.key("Li", ENTER)
    assert dining.line(sitting, "2004").accepted == {PEANUT}


def cooking(dining: Dining, *dishes: str) -> str:
    """A party that told of fish after a dish with it was fired."""
    sitting = dining.seat()
    dining.tea(sitting)
    dining.send(sitting, dining.write(sitting, *dishes))
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.do("note_taboos", WAITER, sitting=sitting, taboos="鱼过敏")
    dining.lay_ready(sitting)
    return sitting


FISH_DISH = "椒盐小酥鱼 contains fish, which this table avoids."


@pytest.mark.rule("RST-04", "RST-22")
def test_what_cooks_is_served_once_a_guest_takes_it(waiter: Clerk, dining: Dining) -> None:
    sitting = choose(waiter, cooking(dining, "1002", "1001"))
    fish = dining.line(sitting, "1002").id
    waiter.touch_tile(fish)
    assert waiter.shows(FISH_DISH)
    waiter.key(ESC, F5)
    assert waiter.shows("All of these served"), "the other dish can be served"
    waiter.key(F5)
    assert waiter.shows(FISH_DISH)
    waiter.key("Li", ENTER)
    assert dining.line(sitting, "1002").accepted == {FISH}
    waiter.key(F5)
    assert {line.step for line in dining.facts(sitting).sent} == {Line.SERVED}


@pytest.mark.rule("RST-04", "RST-22")
def test_where_nothing_else_cooks_the_large_button_asks_at_once(waiter: Clerk, dining: Dining) -> None:
    sitting = choose(waiter, cooking(dining, "1002"))
    waiter.key(F5)
    assert waiter.shows(FISH_DISH)
    waiter.key("Li", ENTER)
    waiter.key(F5)
    waiter.key(F5)
    assert dining.line(sitting, "1002").step is Line.SERVED


@pytest.mark.rule("RST-04", "RST-32")
def test_all_served_on_the_bill_asks_as_well(show: Shown, room: Room, dining: Dining) -> None:
    sitting = cooking(dining, "1002")
    clerk = opened(show, room, BillPage, sitting, WAITER, (1366, 712))
    clerk.key(Qt.Key.Key_F7)
    assert clerk.shows(FISH_DISH)
    clerk.key("Li", ENTER)
    clerk.key(Qt.Key.Key_F7)
    assert dining.line(sitting, "1002").step is Line.SERVED


@pytest.mark.rule("RST-10", "COM-21")
def test_tea_that_was_brought_leads_to_the_bill_or_is_let_go_by_a_captain(
    waiter: Clerk, dining: Dining, room: Room
) -> None:
    sitting = choose(waiter, dining.at(Sitting.TEA))
    waiter.choose_more("Guests left")
    assert waiter.shows(
        "碧螺春 was brought, ¥32.00. It is paid by the bill; or it is let go, and why is kept."
    )
    waiter.key(F5)
    assert dining.facts(sitting).step is Sitting.TEA, "a reason is missing"
    waiter.key("in a hurry", F5)
    room.approve("he", "730153")
    waiter.settle()
    assert dining.facts(sitting).step is Sitting.CLEARING
    other = choose(waiter, dining.at(Sitting.TEA, "A03"))
    waiter.choose_more("Guests left")
    waiter.key(F4)
    assert waiter.part(OrderPage).sitting == other
    assert dining.facts(other).step is Sitting.TEA
