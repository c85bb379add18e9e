"""The frame of the work: tabs when first shown, what is missing, what went wrong, a second person, the live look."""

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.counter.bus import Call
from app.kernel.judge import Staff
from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.shell.banner import Banner
from app.shell.frame import Frame
from app.shell.login import Login
from app.shell.place import Place
from app.shell.second import SecondPerson
from app.shell.today.page import Today
from app.shell.trouble import TroubleCard
from app.widgets.bound import State
from app.widgets.staff_tile import StaffTile
from app.widgets.theme import look
from tests.flows.ninth.screens.tab import Tab
from tests.qt_help import button, click, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, PINS, Counter


@pytest.fixture
def frame(counter: Counter) -> Frame:
    counter.open(person="lin")
    counter.log_in("lin")
    return counter.find(Frame)


def a_loan(counter: Counter) -> str:
    """A loan that is lent, with a check that is open after one that failed."""
    pupil = counter.do("ninth.enrol", name="王一一").pupil
    counter.do("ninth.practise", pupil=pupil, minutes=2000)
    loan: str = counter.do("ninth.ask_for_loan", pupil=pupil, instrument="V1", starts="2026-12-01").loan
    counter.do("ninth.lend", loan=loan, pupil=pupil)
    first = counter.do("ninth.open_check", loan=loan).check
    counter.do("ninth.fail_check", loan=loan, check=first)
    counter.do("ninth.open_check", loan=loan)
    return loan


@pytest.mark.rule("COM-22")
def test_tabs_are_made_when_first_shown_and_only_those_of_this_counter(
    frame: Frame, counter: Counter
) -> None:
    assert frame.tabs == ("today", "ninth", "prints", "settings")  # the shop has no screens
    assert not frame.findChildren(Tab)
    counter.press(Qt.Key.Key_2, ctrl=True)
    tab = counter.find(Tab)
    counter.press(Qt.Key.Key_1, ctrl=True)
    assert counter.shows(Today) and not tab.isVisible()
    counter.press(Qt.Key.Key_2, ctrl=True)
    assert counter.find(Tab) is tab
    counter.press(Qt.Key.Key_P, ctrl=True)
    assert frame.ui.tabs.current == "prints"
    assert targets(frame) == [] and nameless(frame) == []


@pytest.mark.rule("COM-70", "COM-72")
def test_language_theme_and_size_change_while_the_work_is_shown(frame: Frame, counter: Counter) -> None:
    window = counter.window
    assert "Nothing is due" in tree(frame)
    window.wear(language="zh")
    shown = tree(frame)
    assert "没有要办的事" in shown and "今日" in shown and "Nothing" not in shown
    counter.press(Qt.Key.Key_Plus, ctrl=True)
    assert look().scale == 110
    for _ in range(4):
        counter.press(Qt.Key.Key_Plus, ctrl=True)
    assert look().scale == 150
    assert targets(frame) == []
    counter.press(Qt.Key.Key_0, ctrl=True)
    window.turn_theme()
    assert look().theme.dark and look().scale == 100
    assert Place.read(window.home) == Place("zh", "dark", 100, "A1", (), "lin")


@pytest.mark.rule("COM-84")
def test_an_outage_is_shown_from_its_begin_to_its_end(frame: Frame, counter: Counter) -> None:
    outages, banner = counter.house.store.outages, counter.find(Banner)
    outages.begin("printer", T("The printer is out of paper."))
    counter.qtbot.waitUntil(lambda: "out of paper" in tree(banner))
    assert "(since 11:00)" in tree(banner)
    counter.house.store.outages.begin(
        "disk", T("The disk is full. Nothing was lost: make room, then try again.")
    )
    counter.qtbot.waitUntil(lambda: "The disk is full" in tree(banner))
    assert "out of paper" in tree(banner)
    outages.end("printer")
    outages.end("disk")
    counter.qtbot.waitUntil(lambda: tree(banner) == "")


@pytest.mark.rule("COM-71", "COM-84")
def test_a_look_that_fails_is_told_until_one_succeeds(
    frame: Frame, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    banner = counter.find(Banner)

    held = T("Another program holds the database. Close it, then try again.")
    frame.shell.outage(Unavailable(held, "SQLITE_BUSY"))
    assert "Another program holds the database" in tree(banner)
    assert "SQLITE_BUSY" in caplog.text and "SQLITE_BUSY" not in tree(banner)
    frame.again()
    counter.idle()
    counter.qtbot.waitUntil(lambda: tree(banner) == "")


@pytest.mark.rule("COM-62")
def test_todays_backup_is_made_beside_the_work_and_its_failure_is_told(
    frame: Frame, counter: Counter
) -> None:
    backups = counter.house.store.backups
    assert [b.why for b in backups.all()] == ["daily"]
    counter.later(timedelta(days=1))
    counter.window.front.upkeep.look()
    counter.idle()
    assert len(backups.all()) == 2
    shutil.rmtree(backups.folder)
    backups.folder.write_text("no folder")
    counter.window.front.upkeep.look()
    counter.idle()
    assert any("backup could not be made" in toast.text for toast in counter.window.toaster.shown)


@pytest.mark.rule("COM-71")
def test_an_unexpected_error_keeps_the_window_and_offers_a_report_without_names(
    frame: Frame, counter: Counter
) -> None:
    try:
        raise KeyError("李建国 13812342207")
    except KeyError as error:
        counter.window.trouble(error)
        counter.window.trouble(ValueError("a second one while the first is shown"))
    card = counter.find(TroubleCard)
    card.ui.report_place.itemAt(0).widget().setPlainText("Yingke …")  # it differs from day to day
    same_as_kept(card, KEPT / "trouble.txt")
    assert nameless(card) == []
    click(button(card, "Keep the report as a file"))
    [report] = (counter.window.home / "logs").glob("report-*.txt")
    words = report.read_text("utf-8")
    assert "builtins.KeyError" in words and "test_frame.py" in words
    assert "李" not in words and "138" not in words
    counter.press(Qt.Key.Key_Escape)
    assert not counter.shows(TroubleCard) and counter.shows(Frame)
    counter.window.trouble(ValueError("later"))
    assert counter.shows(TroubleCard)
    counter.press(Qt.Key.Key_Escape)


@pytest.mark.rule("COM-21", "COM-82")
def test_a_second_person_approves_one_command_in_place(frame: Frame, counter: Counter) -> None:
    loan = a_loan(counter)
    frame.open_case("ninth", loan)
    counter.idle()
    tab = counter.find(Tab)
    assert tab.fail.state is State.ASKS
    counter.press(Qt.Key.Key_F6)
    sheet = counter.find(SecondPerson)
    same_as_kept(sheet, KEPT / "second_person.txt")
    assert nameless(sheet) == [] and targets(sheet) == []
    counter.types("111222")
    assert "This PIN is not right" in tree(sheet)
    counter.types(PINS["su"])
    assert not counter.shows(SecondPerson)
    assert counter.house.desk.staff and counter.house.desk.staff.login == "lin"
    facts = counter.house.desk.facts("ninth", [loan]).result()[loan]
    assert [c.step.value for c in facts.checks] == ["failed", "failed"]


@pytest.mark.rule("COM-21")
def test_somebody_carries_out_one_command_where_another_works(frame: Frame, counter: Counter) -> None:
    loan = a_loan(counter)
    frame.open_case("ninth", loan)
    counter.idle()
    tab = counter.find(Tab)
    assert tab.confide.state is State.OTHERS
    click(button(tab, "Confide"))
    counter.idle()
    counter.types(PINS["su"])
    assert not counter.shows(SecondPerson)
    assert counter.house.desk.staff and counter.house.desk.staff.login == "lin"


@pytest.mark.rule("COM-21")
def test_whoever_alone_may_do_it_by_the_rules_is_chosen_already(frame: Frame, counter: Counter) -> None:
    told = {"login": "wei", "name": "韦", "roles": ["teacher", "housekeeper"], "pin": "730154"}
    manager = Staff("zhou", frozenset({"manager"}))
    call = Call("up-wei", "house.add_staff", told, counter.clock.now(), manager, "A1")
    counter.house.desk.carry_out(call)
    frame.open_case("ninth", a_loan(counter))
    counter.idle()
    click(button(counter.find(Tab), "Confide"))
    counter.idle()
    tiles = {
        one.accessibleName(): one.isChecked() for one in counter.find(SecondPerson).findChildren(StaffTile)
    }
    assert len(tiles) == 2 and [name for name, chosen in tiles.items() if chosen] == ["苏越"]
    counter.types(PINS["su"])
    assert not counter.shows(SecondPerson)


def test_escape_gives_no_answer_for_the_second_person(frame: Frame, counter: Counter) -> None:
    frame.open_case("ninth", a_loan(counter))
    counter.idle()
    counter.press(Qt.Key.Key_F6)
    counter.press(Qt.Key.Key_Escape)
    assert not counter.shows(SecondPerson)
    assert counter.find(Tab).fail.state is State.ASKS


def test_the_person_menu_leads_to_the_settings_and_to_somebody_else(frame: Frame, counter: Counter) -> None:
    click(button(frame, "林静"))
    menu = counter.find(QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "林静 · Housekeeper and Cashier" or words[0] == "林静 · Cashier and Housekeeper"
    assert {
        "Lock this counter",
        "Settings",
        "Language: 中文",
        "Dark colours",
        "Practise in a sample day",
    } <= set(words)
    for _ in range(2):
        counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    assert counter.shows(Login)


@pytest.mark.rule("COM-50")
def test_the_bell_shows_what_is_due_and_leads_to_its_case(frame: Frame, counter: Counter) -> None:
    loan = a_loan(counter)
    check = counter.house.desk.facts("ninth", [loan]).result()[loan]
    assert check.step.value == "called_back"
    counter.later(timedelta(days=380))
    frame.passed()
    counter.idle()
    bell = frame.ui.tabs.bell
    assert bell.accessibleName() == "1 overdue"
    click(bell)
    menu = counter.find(QMenu)
    assert "A year with the instrument" in menu.actions()[0].text()
    counter.press(Qt.Key.Key_Down)
    counter.press(Qt.Key.Key_Return)
    assert counter.find(Tab).loan == loan


@pytest.mark.rule("COM-50")
def test_what_is_due_shortly_is_said_once(frame: Frame, counter: Counter) -> None:
    counter.do("shop.open_tab")
    counter.later(timedelta(hours=10, minutes=57))  # the shop closes at 22:00
    for _ in range(2):
        frame.passed()
        counter.idle()
    said = [toast.text for toast in counter.window.toaster.shown]
    assert len([words for words in said if "The shop closes" in words]) == 1


def test_a_sheet_lets_nothing_beneath_hear_a_key(frame: Frame, counter: Counter) -> None:
    counter.press(Qt.Key.Key_K, ctrl=True)
    counter.press(Qt.Key.Key_2, ctrl=True)
    assert frame.ui.tabs.current == "today"
    counter.press(Qt.Key.Key_Escape)
