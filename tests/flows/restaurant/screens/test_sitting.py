"""The chosen sitting: tea, the call in two touches, dishes served by one, farewell, and a table cleared by one key."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.flows.restaurant.facts.kinds import Allergen, Ground
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.model.orders import CallRow
from app.flows.restaurant.screens.sitting.dish_rows import DishRows
from app.flows.restaurant.screens.sitting.panel import SittingPanel
from app.flows.restaurant.screens.tab import Tab
from app.widgets.button import ActionButton
from app.widgets.guide import GuideCard
from app.widgets.tick import Tick
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, CASHIER, HOST, MANAGER, WAITER
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import button, click, tree

ENTER, ESC, F1, F4, F5, F10 = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_F1,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F10,
)


@pytest.fixture
def waiter(clerk: Clerk, room: Room) -> Clerk:
    """A waiter is at work."""
    room.desk.staff = WAITER
    return clerk


def chosen(clerk: Clerk, sitting: str) -> str:
    """The sitting, chosen on the floor as from Today."""
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()
    return sitting


def ticked(dining: Dining, sitting: str, kind: str = "farewell") -> set[str]:
    """What is ticked off a list."""
    return {tick for tick in dining.facts(sitting).ticks if tick.startswith(kind)}


def action(clerk: Clerk, name: str) -> ActionButton:
    found = button(clerk.front, name)
    assert isinstance(found, ActionButton)
    return found


def large(clerk: Clerk) -> ActionButton:
    """What comes next."""
    return next(b for b in clerk.page.findChildren(ActionButton) if b.isVisible() and b.hint == "F5")


@pytest.mark.rule("RST-04", "RST-10")
def test_tea_is_asked_with_the_taboos_and_only_once(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.SEATED))
    assert waiter.shows("Allergies and taboos were not asked yet.")
    waiter.key(F5)
    assert action(waiter, "Note the tea").second == "choose the tea first"
    waiter.key(F5)
    assert waiter.shows("Sentence 'choose the tea first'"), "pressed all the same, it says what is missing"
    waiter.touch("铁观音")
    assert not waiter.shows("choose the tea first"), "what is mended is said no more"
    assert action(waiter, "Note the tea").second == "Ask for allergies and taboos with the tea."
    none = action(waiter, "None")
    assert not none.icon_name and not none.chosen, "nothing looks chosen before anybody chose it"
    waiter.key(F5)
    assert waiter.shows("Sentence 'Ask for allergies and taboos with the tea.'") and waiter.room.said == []
    assert none.hasFocus(), "a closed door leads to what it wants"
    waiter.touch("peanuts")
    waiter.touch("2")
    waiter.touch("Note the tea")
    facts = dining.facts(sitting)
    assert facts.tea and (facts.tea.dish, facts.tea.pots, facts.tea.by) == ("8002", 2, "yuan")
    assert facts.step is Sitting.TEA
    assert waiter.shows("Allergies and taboos: peanuts"), "they stand where nothing scrolls away"
    waiter.choose_more("Ask for tea")
    assert waiter.shows("铁观音 × 2: asked at 18:00 by 袁静.")
    waiter.touch("Leave it")
    waiter.choose_more("Ask for tea")
    waiter.touch("Change the tea")
    waiter.touch("碧螺春")
    assert waiter.shows("For how many guests") and action(waiter, "4").chosen, "one for each guest (茶位)"
    assert "ActionButton '5'" not in tree(waiter.sheet)
    waiter.key(F5)
    tea = dining.facts(sitting).tea
    assert tea and (tea.dish, tea.pots) == ("8001", 4)


@pytest.mark.rule("RST-10", "COM-21")
def test_tea_that_was_sent_is_changed_and_what_goes_back_stands_on_the_button(
    waiter: Clerk, dining: Dining, room: Room
) -> None:
    sitting = chosen(waiter, dining.at(Sitting.COLD))
    waiter.choose_more("Ask for tea")
    waiter.touch("Change the tea")
    waiter.touch("碧螺春")
    waiter.touch("3")
    assert waiter.shows("碧螺春 × 1 was sent. It goes back with a manager's approval.")
    waiter.key(F5)
    room.approve("zhou", "402817")
    waiter.settle()
    assert [(line.counting, line.returned) for line in dining.facts(sitting).lines if line.tea] == [(3, 1)]
    assert waiter.front is waiter.page, "and the sheet is gone"


@pytest.mark.rule("RST-20", "COM-70")
def test_hot_dishes_are_called_in_two_touches(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.COLD))
    assert action(waiter, "Call the hot dishes").second == "2 held · fired once the host agrees"
    waiter.touch("Call the hot dishes")
    assert waiter.shows("2 dishes are fired; the call slip goes to: 热菜档 and 蒸档.")
    waiter.touch("The host agreed")
    assert waiter.touches == 2
    assert dining.facts(sitting).step is Sitting.CALLED
    assert dining.rows(select(CallRow.ground))[0][0] == Ground.CONSENT
    assert dining.papers(sitting, "CS")


@pytest.mark.rule("RST-20", "COM-70")
def test_or_by_two_keys(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.COLD))
    waiter.key(F5, ENTER)
    assert waiter.keys == 2
    assert dining.facts(sitting).step is Sitting.CALLED


@pytest.mark.rule("RST-20")
def test_a_waiter_may_judge_that_it_is_time_or_wait(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.COLD))
    waiter.key(F5, ESC)
    assert dining.facts(sitting).step is Sitting.COLD
    waiter.key(F5)
    waiter.touch("I judge it is time")
    assert dining.rows(select(CallRow.ground))[0][0] == Ground.JUDGEMENT


@pytest.mark.rule("RST-22")
def test_one_touch_puts_a_dish_on_the_table(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.CALLED))
    shrimps = dining.line(sitting, "2002")
    waiter.touch_tile(shrimps.id)
    assert waiter.touches == 1
    assert dining.line(sitting, "2002").step is Line.SERVED
    assert dining.facts(sitting).step is Sitting.HOT


@pytest.mark.rule("RST-22", "RST-32")
def test_all_served_or_one_of_several(waiter: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.ORDERING)
    order = dining.order(sitting).id
    dining.add(sitting, order, "2003", 3)
    dining.send(sitting, order)
    dining.do("ask_to_table", WAITER, sitting=sitting)
    dining.lay_ready(sitting)
    dining.do("call_hot_dishes", WAITER, sitting=sitting, ground="consent")
    chosen(waiter, sitting)
    pork = dining.line(sitting, "2003").id
    waiter.key(F4)
    waiter.touch("One of it")
    waiter.touch_tile(pork, waiter.sheet)
    assert dining.line(sitting, "2003").served == 1
    assert waiter.shows("1 of 3 served")
    waiter.touch("The whole line")
    waiter.key(ENTER)
    waiter.touch("All of these served")
    steps = {line.dish: line.step for line in dining.facts(sitting).sent}
    assert steps.pop("5001") is steps.pop("6001") is Line.HELD
    assert set(steps.values()) == {Line.SERVED}


@pytest.mark.parametrize("by", ["touch", "key"])
@pytest.mark.rule("RST-20", "RST-22", "COM-70")
def test_all_that_was_fired_is_served_and_nothing_that_was_never_called(
    waiter: Clerk, dining: Dining, by: str
) -> None:
    sitting = chosen(waiter, dining.at(Sitting.AT_TABLE))
    papers = len(dining.papers(sitting))
    waiter.touches = waiter.keys = 0
    if by == "touch":
        waiter.touches += 1
        click(large(waiter))
        waiter.settle()
        assert waiter.shows("桂花糯米藕") and not waiter.shows("龙井虾仁")
        waiter.touch("All of these served")
    else:
        waiter.key(F5, F5)
    assert (waiter.touches, waiter.keys) == ((2, 0) if by == "touch" else (0, 2))
    facts = dining.facts(sitting)
    held = ("龙井虾仁", "宋嫂鱼羹", "青菜面条", "时令果盘")
    assert [line.name for line in facts.lines if line.step == Line.HELD] == list(held)
    assert (facts.step, facts.called_at, len(dining.papers(sitting))) == (Sitting.COLD, None, papers)
    assert action(waiter, "Serve").second == "No dish is cooking."


@pytest.mark.rule("RST-26")
def test_nothing_is_served_before_they_are_asked_to_the_table(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.CONFIRMED))
    assert action(waiter, "Serve").second == "Ask the party to the table first."
    cold = dining.line(sitting, "1001")
    waiter.touch_tile(cold.id)
    assert dining.line(sitting, "1001").step is Line.FIRED
    assert waiter.room.said == ["Ask the party to the table first."]
    waiter.key(F5)
    assert dining.facts(sitting).step is Sitting.AT_TABLE


LARGE = {
    Sitting.SEATED: "Ask for tea",
    Sitting.TEA: "Take the order",
    Sitting.ORDERING: "Go on with the order",
    Sitting.CONFIRMED: "Ask them to the table",
    Sitting.AT_TABLE: "Serve",
    Sitting.COLD: "Call the hot dishes",
    Sitting.CALLED: "Serve",
    Sitting.HOT: "Call the staples",
    Sitting.STAPLE: "Call the fruit",
    Sitting.BILL: "Bill",
    Sitting.FAREWELL: "Guests are seen off",
    Sitting.CLEARING: "All clear, table free",
}


@pytest.mark.parametrize("half", [0, 1])
def test_the_large_button_goes_on_as_the_meal_does(waiter: Clerk, dining: Dining, half: int) -> None:
    tables = iter(("A02", "A03", "A04", "B01", "B02", "B03"))
    for step, name in list(LARGE.items())[half::2]:
        chosen(waiter, dining.at(step, next(tables)))
        assert large(waiter).accessibleName() == name, step


@pytest.mark.rule("RST-04")
def test_a_room_has_its_check_list(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.seat("V03", guests=4))
    for name in ("All lights on", "Air conditioning on", "Coats hung up"):
        waiter.touch(name)
    assert dining.facts(sitting).ticks == {"room.lights", "room.air", "room.coats"}
    assert not waiter.shows("Coats hung up"), "a list that is done is gone"


@pytest.mark.rule("RST-40")
def test_they_are_reminded_from_the_bill_on_and_seen_off(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.BILL))
    escort = button(waiter.page, "Seen to the door or the car")
    assert isinstance(escort, Tick) and escort.is_closed
    waiter.touch("Seen to the door or the car")
    assert waiter.room.said == ["This is done when the guests go."], "a closed tick says why"
    assert not escort.isChecked() and ticked(dining, sitting) == set()
    waiter.touch("Reminded of their belongings")
    dining.pay(sitting)
    waiter.settle()
    waiter.touch("Seen to the door or the car")
    assert ticked(dining, sitting) == {"farewell.belongings", "farewell.escort"}
    waiter.key(F5)
    assert dining.facts(sitting).step is Sitting.CLEARING


@pytest.mark.rule("RST-02")
def test_what_can_never_be_done_again_does_not_stand_in_the_way(clerk: Clerk, dining: Dining) -> None:
    sitting = chosen(clerk, dining.at(Sitting.PREPARED))
    offered = {"Change", "Take a deposit", "No show", "Cancel"}
    assert offered <= {
        one.accessibleName() for one in clerk.page.findChildren(ActionButton) if one.isVisible()
    }
    clerk.key(F5)
    assert dining.facts(sitting).step is Sitting.GREETED
    shown = {one.accessibleName() for one in clerk.page.findChildren(ActionButton) if one.isVisible()}
    assert not shown & offered
    clerk.choose_more("Take a deposit")
    assert clerk.shows("Money taken ahead"), "what can still be done is behind ⋯"


@pytest.mark.rule("RST-41", "COM-70")
def test_the_rest_is_cleared_by_one_key(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.CLEARING))
    waiter.keys = 0
    waiter.key(F5)
    assert waiter.keys == 1
    assert dining.facts(sitting).step is Sitting.FREE
    assert waiter.shows("How many guests?"), "the table can be given again"


@pytest.mark.rule("RST-41")
def test_the_clearing_list_is_ticked_in_its_order(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.CLEARING))
    ticks = [t for t in waiter.page.findChildren(Tick) if t.isVisible()]
    assert [t.is_closed for t in ticks] == [False] + [True] * 9
    for n in range(3):
        waiter.touch(ticks[n].accessibleName())
    assert ticked(dining, sitting, "clearing") == {
        "clearing.devices",
        "clearing.flames",
        "clearing.floor",
    }
    assert action(waiter, "All clear, table free").second == "ticks the last 7 of 10 in your name"


def test_the_number_of_guests_and_the_waiter_change_by_a_touch(clerk: Clerk, dining: Dining) -> None:
    sitting = chosen(clerk, dining.seat("A02", guests=2))
    clerk.choose_more("Guests, waiter")
    clerk.touch("4")
    assert dining.facts(sitting).guests == 4
    clerk.choose_more("Guests, waiter")
    clerk.touch("何立群")
    assert dining.facts(sitting).waiter == "he"
    clerk.choose_more("Guests, waiter")
    clerk.key("9", F5)
    assert clerk.shows("A02 has 4 seats; there are 9 guests.")
    assert dining.facts(sitting).guests == 4


@pytest.mark.rule("RST-04")
def test_taboos_can_be_noted_before_the_tea(clerk: Clerk, dining: Dining) -> None:
    sitting = chosen(clerk, dining.at(Sitting.BOOKED, "A02"))
    clerk.choose_more("Allergies and taboos")
    assert action(clerk, "Note it").second == "what they said, or none"
    clerk.key("no chilli")
    clerk.touch("shellfish")
    clerk.key(F5)
    assert clerk.shows("Allergies and taboos: shellfish and no chilli")
    assert dining.facts(sitting).allergens == {Allergen.SHELLFISH}


def test_guests_who_leave_before_anything_was_sent(waiter: Clerk, dining: Dining) -> None:
    sitting = dining.seat()
    dining.tea(sitting, None)
    dining.write(sitting, "1001")
    chosen(waiter, sitting)
    assert waiter.shows("none wanted · asked at 18:00 by 袁静")
    waiter.choose_more("Guests left")
    waiter.touch("They stay")
    assert dining.facts(sitting).step is Sitting.ORDERING
    waiter.choose_more("Guests left")
    waiter.touch("They have left")
    assert dining.facts(sitting).step is Sitting.CLEARING


@pytest.mark.rule("COM-02")
def test_a_folded_guide_stays_folded_for_this_person_at_this_step(waiter: Clerk, dining: Dining) -> None:
    one, other = dining.at(Sitting.SEATED, "A02"), dining.at(Sitting.SEATED, "A03")
    chosen(waiter, one)
    guide = waiter.part(GuideCard)
    assert waiter.shows("Please have a seat")
    waiter.key(F1, F1)
    assert guide.is_folded
    chosen(waiter, other)
    assert guide.is_folded
    waiter.room.desk.staff = CAPTAIN
    waiter.page.setFocus()
    chosen(waiter, one)
    assert not guide.is_folded


@pytest.mark.rule("COM-01")
def test_the_step_line_opens_the_history(waiter: Clerk, dining: Dining) -> None:
    chosen(waiter, dining.at(Sitting.COLD))
    waiter.touch("Step 7 of 13: cold dishes")
    assert waiter.shows("at the table | 23 Nov 18:00 | 袁静")


@pytest.mark.rule("COM-03", "COM-71")
def test_nothing_can_be_done_before_the_facts_are_there(clerk: Clerk, dining: Dining) -> None:
    sitting = dining.at(Sitting.COLD)
    assert isinstance(clerk.page, Tab)
    clerk.settle()
    clerk.page.open_case(sitting)
    panel = clerk.part(SittingPanel)
    assert all(not action.live for action in panel.actions_bound if action.name)
    clerk.settle()
    assert any(action.live for action in panel.actions_bound if action.name)


@pytest.mark.rule("COM-60")
def test_what_another_counter_does_is_shown_at_once(waiter: Clerk, dining: Dining) -> None:
    sitting = chosen(waiter, dining.at(Sitting.COLD))
    dining.do("call_hot_dishes", WAITER, sitting=sitting, ground="consent")
    waiter.settle()
    assert waiter.shows("called")
    assert "Cooking" in tree(waiter.part(DishRows))


@pytest.mark.rule("COM-21")
def test_what_is_not_ones_own_asks_for_the_person_who_can(clerk: Clerk, dining: Dining, room: Room) -> None:
    sitting = chosen(clerk, dining.at(Sitting.COLD))
    room.desk.staff = HOST
    clerk.key(F5, ENTER)
    assert dining.facts(sitting).step is Sitting.COLD
    room.act_as(WAITER)
    clerk.settle()
    assert dining.facts(sitting).step is Sitting.CALLED
    assert room.desk.staff == HOST


@pytest.mark.rule("COM-20")
def test_a_phone_is_masked_for_whoever_does_not_ring(clerk: Clerk, dining: Dining, room: Room) -> None:
    sitting = dining.at(Sitting.BOOKED, "A02")
    room.desk.staff = CASHIER
    chosen(clerk, sitting)
    assert clerk.shows("138****8000")
    room.desk.staff = MANAGER
    chosen(clerk, dining.at(Sitting.SEATED, "A03"))
    chosen(clerk, sitting)
    assert clerk.shows("13800138000")
