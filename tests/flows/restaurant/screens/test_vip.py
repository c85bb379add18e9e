"""A VIP's reception on its page, and what is shown of it to whoever does not receive them (RST-50 to 52)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.flows.restaurant.facts.reception import Reception
from app.flows.restaurant.facts.vip import VipTask
from app.flows.restaurant.screens.vip.page import VipPage
from app.widgets.button import ActionButton
from app.widgets.table import Table
from app.widgets.tick import Tick
from tests import qt_help
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, WAITER
from tests.flows.restaurant.looking import look
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.flows.restaurant.screens.test_bookings import write
from tests.flows.restaurant.test_vip import expect_vip, make_ready

F3, F4, F5, F6 = (getattr(Qt.Key, f"Key_F{n}") for n in (3, 4, 5, 6))


@pytest.fixture
def sitting(dining: Dining) -> str:
    """A VIP who comes in an hour."""
    return expect_vip(dining, hours=1)


@pytest.fixture
def page(sitting: str, room: Room, show: Shown) -> Clerk:
    """The host at their reception."""
    room.desk.staff = HOST
    return show(VipPage(room, sitting))


def touch_act(clerk: Clerk, task: VipTask) -> None:
    """Touch what can be done in the row of a task."""
    table = clerk.part(Table)
    row = [one.id for one in table.rows.rows].index(task)
    at = table.visualRect(table.rows.index(row, 3)).center()
    clerk.touches += 1
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    clerk.settle()


def done(dining: Dining, sitting: str) -> set[VipTask]:
    return {one.task for one in look(dining, Reception, HOST, sitting=sitting).tasks if one.done}


@pytest.mark.rule("RST-50", "COM-70")
def test_a_task_is_ticked_by_one_touch_or_one_key(page: Clerk, dining: Dining, sitting: str) -> None:
    assert page.shows("The notice does not say yet: what is to be received and who is received")
    shown = qt_help.tree(page.part(Table)).splitlines()[1:]
    assert shown[0] == "  - 18:00 | Room and washroom clean |  | Tick", "due since the house heard of them"
    assert shown[-1] == "  - leaving | A manager sees them off |  | Tick"
    touch_act(page, VipTask.CLEANLINESS)
    assert page.touches == 1
    page.part(Table).setFocus()
    page.key(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert done(dining, sitting) == {VipTask.CLEANLINESS, VipTask.EQUIPMENT}
    assert page.shows("18:00 | Room and washroom clean | 林晚 | 18:00")


@pytest.mark.rule("RST-50", "COM-70")
def test_once_they_sit_nothing_large_stands_closed(page: Clerk, dining: Dining, sitting: str) -> None:
    def large() -> list[str]:
        found = page.front.findChildren(ActionButton)
        return [one.accessibleName() for one in found if one.isVisible() and one.hint == "F5"]

    assert large() == ["Readiness check"]
    dining.do("greet_party", HOST, sitting=sitting)
    table = dining.facts(sitting).table
    told = {"fee_told": dining.facts(sitting).fee_told}
    dining.do("seat_party", HOST, sitting=sitting, table=table, guests=4, waiter="he", **told)
    page.settle()
    assert large() == []
    assert page.shows("Print sheet"), "what can be done stays where it was"


@pytest.mark.rule("RST-50", "RST-51")
def test_the_notice_is_written_and_nothing_is_missing_any_more(
    page: Clerk, dining: Dining, sitting: str
) -> None:
    page.key(F3)
    write(page, "Who is received", "Minister Han")
    write(page, "What is received", "a visit")
    write(page, "Alias for the kitchen", "Pine")
    page.touch("Fresh flowers in room and washroom")
    page.touch("袁静")
    page.touch("Keep the notice")
    shown = look(dining, Reception, HOST, sitting=sitting)
    assert (shown.received, shown.purpose, shown.missing) == ("Minister Han", "a visit", ())
    vip = dining.facts(sitting).vip
    assert vip and (vip.alias, vip.circle.persons, vip.flowers) == ("Pine", {"yuan"}, True)
    assert not page.shows("does not say yet") and page.shows("Fresh flowers in room and washroom")


@pytest.mark.rule("RST-50")
def test_what_the_check_refuses_goes_back_with_its_reason(page: Clerk, dining: Dining, sitting: str) -> None:
    page.key(F5)
    assert page.room.said and "Before the check" in page.room.said.pop()
    make_ready(dining, sitting)
    page.settle()
    page.key(F5)
    [tick] = [
        one for one in page.front.findChildren(Tick) if one.accessibleName() == "Everything in its place"
    ]
    qt_help.click(tick)
    write(page, "What is wrong", "one chair short")
    page.touch("Note the check in my name")
    assert page.shows("Everything in its place Given back: one chair short | 林晚 | Tick")
    touch_act(page, VipTask.PLACING)
    touch_act(page, VipTask.READY)
    page.touch("Note the check in my name")
    assert VipTask.READY in done(dining, sitting)


@pytest.mark.rule("RST-50", "RST-52")
def test_meal_time_and_contact_are_agreed_and_the_sheet_is_printed(
    page: Clerk, dining: Dining, sitting: str
) -> None:
    touch_act(page, VipTask.AGREED)
    page.touch("19:30")
    write(page, "Telephone to reach them", "13700137000")
    page.touch("That is agreed")
    assert VipTask.AGREED in done(dining, sitting)
    assert page.shows("13700137000")
    page.key(F6)
    assert len(dining.papers(sitting, "VS")) == 1
    assert page.room.said[-2] == "The reception sheet is printed."


@pytest.mark.rule("RST-51")
def test_whoever_does_not_receive_them_is_told_whom_to_ask(clerk: Clerk, dining: Dining) -> None:
    sitting = expect_vip(dining, hours=0.5)
    dining.do("seat_party", HOST, sitting=sitting, table="V03", guests=4, waiter="he")
    coming = expect_vip(dining, hours=1, table="A03", name="沈部长")
    clerk.room.desk.staff = WAITER
    clerk.page.floor.again()  # type: ignore[attr-defined]
    clerk.settle()
    floor = clerk.page.floor  # type: ignore[attr-defined]
    clerk.touch_tile("V03")
    assert clerk.shows("received in confidence") and not clerk.shows("部长")
    assert dining.facts(sitting).vip.marks == 0, "to choose a table is no try"  # type: ignore[union-attr]
    clerk.key(F5)
    assert dining.facts(sitting).vip.marks == 1  # type: ignore[union-attr]
    assert "received in confidence" in clerk.room.said.pop()
    dining.do("change_guests", HOST, sitting=sitting, guests=3)
    clerk.settle()
    assert dining.facts(sitting).vip.marks == 1, "it is not tried again at every change"  # type: ignore[union-attr]
    clerk.touch("Bookings")
    assert clerk.shows("VIP") and not clerk.shows("部长") and not clerk.shows("A03")
    clerk.key(Qt.Key.Key_Down)
    assert clerk.shows("received in confidence")
    floor.open_sitting(coming)
    clerk.settle()
    assert floor.table == "" and dining.facts(coming).vip.marks == 1  # type: ignore[union-attr]


@pytest.mark.rule("RST-50")
def test_the_reception_is_reached_from_the_sitting(clerk: Clerk, dining: Dining, sitting: str) -> None:
    clerk.page.open_case(sitting)  # type: ignore[attr-defined]
    clerk.settle()
    clerk.key(Qt.Key.Key_F3)
    assert clerk.part(Table) and clerk.shows("Managers at the door")
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.shows("Step 1 of 15: booked")
    clerk.touch("They are here")
    clerk.choose_more("VIP reception")
    assert clerk.shows("Managers at the door"), "also once they are here"


@pytest.mark.rule("RST-50")
def test_whoever_books_a_vip_writes_the_notice_next(clerk: Clerk) -> None:
    clerk.touch("Bookings")
    clerk.key(Qt.Key.Key_F2)
    write(clerk, "Name", "Han")
    write(clerk, "Phone", "13912345678")
    clerk.key(Qt.Key.Key_Tab, "4")
    clerk.touch("19:30")
    clerk.touch("A VIP is expected")
    clerk.key(F5)
    assert clerk.shows("VIP reception") and clerk.shows("The notice does not say yet")
