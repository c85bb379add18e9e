"""The search: guests by sound and tail, cases by number, papers, and what can be done; by keys alone (COM-51)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.shell.frame import Frame
from app.shell.guest import GuestSheet
from app.shell.preview import Preview
from app.shell.search.hit_list import HitList
from app.shell.search.sheet import Search
from tests.flows.ninth.screens.tab import Tab
from tests.hostile import HOSTILE
from tests.qt_help import click_row, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, Counter
from tests.shell.test_frame import a_loan


@pytest.fixture
def search(counter: Counter) -> Search:
    counter.open(person="zhou")
    counter.log_in()
    counter.do("house.keep_guest", name="李建国", phone="13812342207")
    counter.do("house.keep_guest", name="黎静", phone="13977209953")
    counter.press(Qt.Key.Key_K, ctrl=True)
    return counter.find(Search)


def found(counter: Counter) -> list[str]:
    view = counter.find(HitList)
    return [view.told(row) for row in view.shown]


@pytest.mark.rule("COM-16", "COM-51")
def test_a_guest_is_found_by_initials_sound_part_and_tail(search: Search, counter: Counter) -> None:
    for typed, first in (
        ("ljg", "李建国"),
        ("lijian", "李建国"),
        ("guo", "李建国"),
        ("2207", "李建国"),
        ("9953", "黎静"),
        ("jing", "黎静"),
    ):
        search.field.clear()
        counter.types(typed)
        assert found(counter)[0].startswith("Guests"), typed
        assert found(counter)[1].startswith(first), typed


@pytest.mark.rule("COM-51")
def test_the_search_as_it_is_shown(search: Search, counter: Counter) -> None:
    counter.types("li")
    same_as_kept(search, KEPT / "search.txt")
    assert targets(search) == [] and nameless(search) == []


@pytest.mark.rule("COM-51")
def test_what_an_input_method_composes_finds_already(search: Search, counter: Counter) -> None:
    QApplication.sendEvent(search.field.line, QInputMethodEvent("li'jian", []))
    counter.idle()
    assert found(counter)[1].startswith("李建国")


@pytest.mark.rule("COM-51")
def test_arrows_choose_and_enter_opens(search: Search, counter: Counter) -> None:
    counter.types("li")
    assert "李建国" in found(counter)[1] and "黎静" in found(counter)[2]
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    assert not counter.shows(Search)
    assert "黎静" in tree(counter.find(GuestSheet))
    counter.press(Qt.Key.Key_Escape)


@pytest.mark.rule("COM-51")
def test_a_number_finds_case_and_papers_and_nothing_else(search: Search, counter: Counter) -> None:
    loan = a_loan(counter)
    tab = counter.do("shop.open_tab").tab
    counter.do("shop.print_slips", tab=tab, words="x", roles=["slip"])
    counter.types("#0001")
    kinds = [line for line in found(counter) if " · " not in line]
    assert kinds == ["Instruments (1)", "Shop (1)", "Papers (1)"]
    search.field.clear()
    counter.types("#SL-A1")
    counter.press(Qt.Key.Key_Return)
    assert "Slip SL-A1-261123-0001" in tree(counter.find(Preview))
    counter.press(Qt.Key.Key_Escape)
    counter.press(Qt.Key.Key_K, ctrl=True)
    counter.types("NL-A1")
    counter.press(Qt.Key.Key_Return)
    assert counter.find(Tab).loan == loan


@pytest.mark.rule("COM-51")
def test_what_can_be_done_is_found_and_done(search: Search, counter: Counter) -> None:
    counter.types(">dark")
    assert found(counter) == ["What can be done (1)", "Dark colours · This counter"]
    counter.press(Qt.Key.Key_Return)
    assert counter.window.worn.theme.dark
    counter.press(Qt.Key.Key_K, ctrl=True)
    counter.types("back up")
    counter.press(Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: any("Backed up" in t.text for t in counter.window.toaster.shown))
    counter.press(Qt.Key.Key_K, ctrl=True)
    counter.types("instr")
    click_row(counter.find(HitList), counter.find(HitList).current)
    counter.idle()
    assert counter.shows(Tab)


@pytest.mark.rule("COM-16", "COM-72")
def test_in_chinese_what_can_be_done_is_found_by_its_sound(search: Search, counter: Counter) -> None:
    counter.press(Qt.Key.Key_Escape)
    counter.window.wear(language="zh")
    counter.press(Qt.Key.Key_K, ctrl=True)
    counter.types(">ljbf")
    assert found(counter) == ["命令 (1)", "立即备份 · 数据"]
    counter.press(Qt.Key.Key_Escape)


@pytest.mark.rule("COM-80")
def test_whatever_is_typed_finds_something_or_nothing(search: Search, counter: Counter) -> None:
    for text in (one.text for one in HOSTILE[::12]):
        search.field.line.setText(text)
        counter.idle()
        search.field.line.setText("#" + text)
        counter.idle()
    search.field.line.setText("zzzz")
    counter.idle()
    assert "Nothing is found for “zzzz”" in tree(search)
    counter.press(Qt.Key.Key_Return)
    assert counter.shows(Search)
    counter.press(Qt.Key.Key_Escape)
    assert counter.find(Frame).ui.tabs.current == "today"


@pytest.mark.rule("COM-20")
def test_what_a_guest_told_is_written_down(search: Search, counter: Counter) -> None:
    counter.types("ljg")
    counter.press(Qt.Key.Key_Return)
    sheet = counter.find(GuestSheet)
    assert "13812342207" in tree(sheet)
    sheet.page.ui.taboos.write("花生")
    sheet.page.ui.consent.write("next year")
    counter.press(Qt.Key.Key_Tab)
    sheet.page.change.press()
    assert "A day such as 2027-11-23" in tree(sheet)
    sheet.page.ui.consent.write("2027-11-23")
    sheet.page.change.press()
    counter.idle()
    same_as_kept(sheet, KEPT / "guest.txt")
    counter.press(Qt.Key.Key_Escape)
