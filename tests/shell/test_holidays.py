"""A year of holidays is typed in from the notice, and what falls due moves with it (COM-13)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.counter.settings import CALENDAR
from app.kernel.days import Holiday
from app.shell.frame import Frame
from app.shell.settings.holidays import HolidaysPage
from app.shell.settings.year import YearSheet
from tests.qt_help import button, click, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, PINS, Counter


@pytest.fixture
def page(counter: Counter) -> HolidaysPage:
    counter.open(person="zhou")
    counter.log_in()
    counter.find(Frame).go("settings/holidays")
    counter.idle()
    return counter.find(HolidaysPage)


def ask(page: HolidaysPage, counter: Counter, year: str) -> YearSheet:
    page.table.opened.emit(year)
    counter.idle()
    return counter.find(YearSheet)


@pytest.mark.rule("COM-13", "COM-50", "COM-70")
def test_a_year_is_entered_shown_and_taken_back(page: HolidaysPage, counter: Counter) -> None:
    same_as_kept(page, KEPT / "holidays.txt")
    sheet = ask(page, counter, "2028")
    assert targets(sheet) == [] and nameless(sheet) == []
    off, made_up = sheet.lines[Holiday.SPRING_FESTIVAL]
    off.write("1月25日至31日")
    made_up.write("1.24")
    click(button(sheet, "Keep it"))
    counter.idle()
    assert "no Saturday or Sunday" in tree(sheet)
    made_up.write("1.22 2.5")
    click(button(sheet, "Keep it"))
    counter.idle()
    assert "2028 | 1.25–1.31 (1.22 2.5) | Entered here" in tree(page)
    calendar = counter.house.desk.settings.calendar
    assert [calendar.day(date(2028, 1, d)).working for d in (22, 25, 31)] == [True, False, False]
    again = ask(page, counter, "2028")
    assert [field.text for field in again.lines[Holiday.SPRING_FESTIVAL]] == ["1.25–1.31", "1.22 2.5"]
    for field in again.lines[Holiday.SPRING_FESTIVAL]:
        field.write("")
    click(button(again, "Keep it"))
    counter.idle()
    assert "Entered here" not in tree(page)


@pytest.mark.rule("COM-06", "COM-13")
def test_a_year_that_another_entered_meanwhile_is_not_lost(page: HolidaysPage, counter: Counter) -> None:
    sheet = ask(page, counter, "2028")
    other = '{"2029": {"spring_festival": {"off": "2.12-2.18"}}}'
    counter.do("house.change_setting", key=CALENDAR.key, value=other)
    sheet.lines[Holiday.SPRING_FESTIVAL][0].write("1.25-1.31")
    click(button(sheet, "Keep it"))
    counter.idle()
    assert counter.house.desk.settings.of(CALENDAR) == other
    assert "Look again, then decide" in tree(counter.window)


@pytest.mark.rule("COM-13", "COM-21")
def test_entering_a_year_is_a_managers(counter: Counter) -> None:
    counter.open(person="lin")
    counter.log_in("lin")
    counter.find(Frame).go("settings/holidays")
    counter.idle()
    page = counter.find(HolidaysPage)
    sheet = ask(page, counter, "2028")
    sheet.lines[Holiday.LABOUR][0].write("5.1-5.5")
    click(button(sheet, "Keep it"))
    counter.idle()
    counter.types(PINS["zhou"])
    assert not counter.house.desk.settings.calendar.day(date(2028, 5, 5)).working
    counter.press(Qt.Key.Key_Escape)
