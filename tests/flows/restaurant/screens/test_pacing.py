"""Pacing: the call planned by touch, by key, by drag; a speech; one dish ahead; what cannot wait is said."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.facts.views import Pacing
from app.flows.restaurant.screens.pacing.chart import PacingChart
from app.flows.restaurant.screens.pacing.page import PacingPage
from app.flows.restaurant.screens.pacing.rows import groups, tightest
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_bookings import write
from tests.qt_help import keys, tree

DISHES = ("1001", "2001", "2002", "2003", "4001", "5001", "6001")


@pytest.fixture
def sitting(dining: Dining) -> str:
    """A party of four whose hot dishes wait."""
    one = dining.seat()
    dining.tea(one)
    dining.send(one, dining.write(one, *DISHES))
    dining.do("ask_to_table", WAITER, sitting=one)
    return one


@pytest.fixture
def page(sitting: str, room: Room, show: Shown) -> Clerk:
    """A waiter at their pacing."""
    room.desk.staff = WAITER
    return show(PacingPage(room, sitting))


def planned(dining: Dining, sitting: str) -> int | None:
    """In how many minutes the call is planned."""
    at = dining.facts(sitting).call_planned
    return None if at is None else int((at - dining.clock.now()).total_seconds() // 60)


def place(chart: PacingChart, at: datetime) -> int:
    """Where a moment is on the line, found by what a drag tells."""
    return next(x for x in range(chart.viewport().width()) if abs((chart.moment(x) - at).total_seconds()) < 1)


@pytest.mark.rule("RST-20", "COM-70")
def test_the_call_is_planned_by_one_touch_and_moved_by_five(
    page: Clerk, dining: Dining, sitting: str
) -> None:
    page.touch("18:20")
    assert page.touches == 1
    assert planned(dining, sitting) == 20
    page.touch("+5")
    assert planned(dining, sitting) == 25
    page.touch("−5")
    assert planned(dining, sitting) == 20
    assert page.shows("5 dishes wait · call at 18:20") or page.shows("4 dishes wait · call at 18:20")


@pytest.mark.rule("RST-20")
def test_without_a_call_no_dish_is_too_late(dining: Dining, sitting: str) -> None:
    now, pacing = dining.clock.now(), look(dining, Pacing, sitting=sitting)
    waiting = [
        bar
        for group in groups(pacing, None, now, dining.desk.settings)
        for bar in group.bars
        if bar.step == Line.HELD and bar.start
    ]
    assert waiting
    assert all(bar.start and bar.start >= now and not bar.soon for bar in waiting)
    called = groups(pacing, now, now, dining.desk.settings)
    assert any(bar.soon for group in called for bar in group.bars)


@pytest.mark.rule("RST-20")
def test_or_typed_or_by_arrow_keys(page: Clerk, dining: Dining, sitting: str) -> None:
    write(page, "when", "1840")
    page.key(Qt.Key.Key_Return)
    assert planned(dining, sitting) == 40
    page.part(PacingChart).setFocus()
    page.key(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert planned(dining, sitting) == 45
    write(page, "when", "99")
    page.key(Qt.Key.Key_Return)
    assert page.shows("This is no time. Type it as 18:30.")
    write(page, "when", "1700")
    page.key(Qt.Key.Key_Return)
    assert page.room.said == ["17:00 has passed. Call the dishes now."]
    assert planned(dining, sitting) == 45


@pytest.mark.rule("COM-06", "RST-20")
def test_a_plan_that_another_waiter_made_meanwhile_is_not_moved_unseen(
    page: Clerk, dining: Dining, sitting: str
) -> None:
    page.touch("18:20")
    page.part(PacingChart).setFocus()
    theirs = (dining.clock.now() + timedelta(minutes=40)).isoformat()
    dining.do("plan_call", CAPTAIN, sitting=sitting, at=theirs)
    keys(page.page, Qt.Key.Key_Right)
    page.settle()
    assert page.room.said == [
        "You saw the call planned for 18:20; it is 18:40 now, changed by he. Look again, then decide."
    ]
    assert planned(dining, sitting) == 40
    page.key(Qt.Key.Key_Right)
    assert planned(dining, sitting) == 45


@pytest.mark.rule("RST-20")
def test_the_line_is_dragged_in_steps_of_five(page: Clerk, dining: Dining, sitting: str) -> None:
    page.touch("18:20")
    chart, now = page.part(PacingChart), dining.clock.now()
    start, end = (place(chart, now + timedelta(minutes=m)) for m in (20, 35))
    view = chart.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(start, 12))
    QTest.mouseMove(view, QPoint(end, 12))
    assert planned(dining, sitting) == 20, "it is planned where it is left"
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(end, 12))
    page.settle()
    assert planned(dining, sitting) == 35


@pytest.mark.rule("RST-20")
def test_each_dish_says_its_last_safe_moment(page: Clerk) -> None:
    page.touch("18:30")
    said = page.part(PacingChart).accessibleDescription()
    assert "鲍汁扣辽参 on the fire by 18:27" in said
    assert "龙井虾仁 on the fire by 18:36" in said
    assert "青菜面条 waits for its own call" in said
    assert "桂花糯米藕 cooking · 10 min left" in said
    assert page.shows("鲍汁扣辽参 takes 15 min: on the fire by 18:27, before the call.")


@pytest.mark.rule("RST-20")
def test_what_cannot_wait_goes_ahead(page: Clerk, dining: Dining, sitting: str) -> None:
    page.touch("18:30")
    page.touch("Call 鲍汁扣辽参 ahead")
    assert page.shows("Call 鲍汁扣辽参 ahead of the others?")
    page.touch("The host agreed")
    assert dining.line(sitting, "2001").step is Line.FIRED
    assert dining.line(sitting, "2002").step is Line.HELD
    assert dining.facts(sitting).step is Sitting.AT_TABLE


@pytest.mark.rule("RST-20", "COM-70")
def test_one_dish_ahead_in_two_touches(page: Clerk, dining: Dining, sitting: str) -> None:
    chart = page.part(PacingChart)
    line = dining.line(sitting, "4001").id
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.place(line).center().toPoint())
    page.touches += 1
    page.touch("I judge it is time")
    assert page.touches == 2
    assert dining.line(sitting, "4001").step is Line.FIRED


@pytest.mark.rule("RST-20")
def test_a_speech_puts_the_call_off_by_one_key(page: Clerk, dining: Dining, sitting: str) -> None:
    page.key(Qt.Key.Key_F3)
    assert planned(dining, sitting) == 10, "no call needs to be planned for it"
    assert dining.papers(sitting, "SN")
    page.touch("18:20")
    page.key(Qt.Key.Key_F3)
    assert planned(dining, sitting) == 30


@pytest.mark.rule("RST-20", "RST-21")
def test_now_and_later_the_staples_and_the_fruit(page: Clerk, dining: Dining, sitting: str) -> None:
    page.key(Qt.Key.Key_F5, Qt.Key.Key_Return)
    assert dining.facts(sitting).step is Sitting.CALLED
    assert page.shows("No hot dish waits")
    page.key(Qt.Key.Key_F6, Qt.Key.Key_Return)
    page.key(Qt.Key.Key_F8, Qt.Key.Key_Return)
    assert {line.step for line in dining.facts(sitting).sent if line.course != "tea"} == {Line.FIRED}


def test_the_dishes_stand_as_they_are_fired(dining: Dining, sitting: str) -> None:
    shown = look(dining, Pacing, sitting=sitting)
    call = dining.clock.now() + timedelta(minutes=30)
    found = groups(shown, call, dining.clock.now(), dining.desk.settings)
    assert [[bar.name for bar in group.bars] for group in found] == [
        ["桂花糯米藕"],
        ["鲍汁扣辽参"],
        ["龙井虾仁", "东坡肉", "清炒豆苗"],
        ["青菜面条"],
        ["时令果盘"],
    ]
    first = tightest(shown, call, dining.desk.settings)
    assert first and first[0].facts.dish == "2001"


def test_nothing_is_tight_where_nothing_waits(dining: Dining) -> None:
    sitting = dining.at(Sitting.STAPLE)
    assert tightest(look(dining, Pacing, sitting=sitting), dining.clock.now(), dining.desk.settings) is None


def test_back_leads_to_the_floor(clerk: Clerk, sitting: str, room: Room) -> None:
    room.desk.staff = WAITER
    clerk.touch_tile("A02")
    clerk.key(Qt.Key.Key_F6)
    assert clerk.page.findChildren(PacingPage)
    clerk.touch("Back")
    assert not clerk.page.findChildren(PacingPage)
    assert "Walk-in" in tree(clerk.page)
