"""The settings: drawn from what is declared, set where they stand, one journal row each; staff and counters."""

import pytest
from PySide6.QtCore import Qt

from app.counter.facts import HouseSettings, StaffTiles
from app.counter.paper_settings import FOOTER, GUEST_LANGUAGE
from app.counter.pins import too_easy
from app.counter.settings import FLOWS, LOCK_AFTER, ORGANISATION, ZONE, declared
from app.shell.frame import Frame
from app.shell.login import Login
from app.shell.second import SecondPerson
from app.shell.settings.counter import CounterSheet
from app.shell.settings.group import GroupPage
from app.shell.settings.look import LookPage
from app.shell.settings.page import SettingsPage
from app.shell.settings.person import PersonSheet
from app.shell.settings.row import SettingRow
from app.shell.settings.staff import StaffPage
from app.widgets.field import Field
from app.widgets.table import Table
from tests.flows.ninth.settings import FAILED_ALONE
from tests.qt_help import button, click, keys, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, PINS, Counter


@pytest.fixture
def settings(counter: Counter) -> SettingsPage:
    counter.open(person="zhou")
    counter.log_in()
    counter.find(Frame).go("settings/house")
    counter.idle()
    return counter.find(SettingsPage)


def row(counter: Counter, key: str) -> SettingRow:
    return counter.find(GroupPage).rows[key]


def field(part: SettingRow) -> Field:
    return part.findChildren(Field)[0]


def section(counter: Counter, name: str) -> None:
    click(button(counter.find(SettingsPage), name))
    counter.idle()


def test_every_declared_setting_stands_on_a_page(settings: SettingsPage, counter: Counter) -> None:
    drawn = set(counter.find(GroupPage).rows)
    same_as_kept(settings, KEPT / "settings_house.txt")
    assert targets(settings) == [] and nameless(settings) == []
    for name in ("Papers", "Instruments"):
        section(counter, name)
        drawn |= set(counter.find(GroupPage).rows)
    assert {one.key for one in declared(counter.house.flows).values() if one.page} == drawn
    assert FAILED_ALONE.key in drawn


@pytest.mark.rule("COM-85")
def test_a_number_is_set_where_it_stands_within_its_limits(settings: SettingsPage, counter: Counter) -> None:
    minutes = field(row(counter, LOCK_AFTER.key))
    minutes.write("500")
    minutes.line.setFocus()
    counter.press(Qt.Key.Key_Return)
    assert "From 1 to 120." in tree(settings)
    assert counter.house.desk.settings.of(LOCK_AFTER) == LOCK_AFTER.default
    minutes.write("12")
    counter.press(Qt.Key.Key_Return)
    assert counter.house.desk.settings.of(LOCK_AFTER) == 12
    name = field(row(counter, ORGANISATION.key))
    name.write("聚贤楼")
    name.line.setFocus()
    counter.press(Qt.Key.Key_Tab)
    assert counter.house.desk.settings.of(ORGANISATION) == "聚贤楼"


@pytest.mark.rule("COM-80", "COM-15", "COM-72")
def test_a_text_is_trimmed_bounded_and_printable_in_plain_words(
    settings: SettingsPage, counter: Counter
) -> None:
    name = field(row(counter, ORGANISATION.key))
    before = counter.house.desk.settings.of(ORGANISATION)

    def enter(text: str) -> str:
        name.write(text)
        name.line.setFocus()
        counter.press(Qt.Key.Key_Return)
        counter.idle()
        return tree(counter.window)

    assert "At most 80 characters." in enter("楼" * 81)
    for text, said in (
        ("   ", "A house has a name"),
        ("\x00", "A house has a name"),
        ("聚贤😀楼", "No font has the character 😀 (U+1F600)"),
    ):
        told = enter(text)
        assert said in told and "value" not in told and "lambda" not in told, text
        assert counter.house.desk.settings.of(ORGANISATION) == before
    enter("  聚贤楼 ")
    assert counter.house.desk.settings.of(ORGANISATION) == "聚贤楼"
    section(counter, "Papers")
    counter.window.resize(1366, 1500)
    for text, kept in ((" 谢谢惠顾 ", "谢谢惠顾"), (" \x00 ", "")):
        name = field(row(counter, FOOTER.key))
        enter(text)
        assert counter.house.desk.settings.of(FOOTER) == kept


def test_a_zone_that_nobody_knows_is_not_set(settings: SettingsPage, counter: Counter) -> None:
    zone = field(row(counter, ZONE.key))
    zone.write("Asia/Nowhere")
    zone.line.setFocus()
    counter.press(Qt.Key.Key_Return)
    assert "This is not known here." in tree(settings)
    assert counter.house.desk.settings.of(ZONE) == ZONE.default


@pytest.mark.rule("COM-72")
def test_the_language_of_the_house_is_spoken_at_once(settings: SettingsPage, counter: Counter) -> None:
    click(button(row(counter, "house.language"), "中文"))
    counter.idle()
    assert "设置" in tree(settings)
    assert counter.window.place.language == "zh"


def test_a_choice_is_called_by_its_name(settings: SettingsPage, counter: Counter) -> None:
    section(counter, "Papers")
    counter.window.resize(1366, 1500)
    click(button(row(counter, GUEST_LANGUAGE.key), "English"))
    counter.idle()
    assert counter.house.desk.settings.of(GUEST_LANGUAGE) == "en"
    click(button(row(counter, GUEST_LANGUAGE.key), "Both together"))
    counter.idle()
    assert counter.house.desk.settings.of(GUEST_LANGUAGE) == "both"


def test_what_another_counter_sets_is_shown_here(settings: SettingsPage, counter: Counter) -> None:
    counter.do("house.change_setting", key=LOCK_AFTER.key, value=33)
    assert field(row(counter, LOCK_AFTER.key)).text == "33"


@pytest.mark.rule("COM-06")
def test_what_is_typed_over_an_old_value_is_refused_and_the_new_one_shown(
    settings: SettingsPage, counter: Counter
) -> None:
    minutes = field(row(counter, LOCK_AFTER.key))
    minutes.line.setFocus()
    minutes.line.selectAll()
    keys(minutes.line, "7")
    counter.do("house.change_setting", key=LOCK_AFTER.key, value=33)
    assert minutes.text == "7", "what is being typed is left alone"
    counter.press(Qt.Key.Key_Return)
    assert counter.house.desk.settings.of(LOCK_AFTER) == 33
    assert "set it to “33” meanwhile" in tree(counter.window)
    assert minutes.text == "33"
    counter.press(Qt.Key.Key_Return)
    assert counter.house.desk.settings.of(LOCK_AFTER) == 33


@pytest.mark.rule("COM-21")
def test_settings_are_a_managers_who_may_say_yes_on_the_spot(counter: Counter) -> None:
    counter.open(person="lin")
    counter.log_in("lin")
    counter.find(Frame).go("settings/house")
    counter.idle()
    minutes = field(row(counter, LOCK_AFTER.key))
    minutes.write("7")
    minutes.line.setFocus()
    counter.press(Qt.Key.Key_Return)
    assert counter.shows(SecondPerson)
    counter.types(PINS["zhou"])
    assert counter.house.desk.settings.of(LOCK_AFTER) == 7


@pytest.mark.rule("COM-70")
def test_the_look_follows_the_keys(settings: SettingsPage, counter: Counter) -> None:
    section(counter, "This computer")
    same_as_kept(settings, KEPT / "settings_look.txt")
    counter.press(Qt.Key.Key_Plus, ctrl=True)
    page = counter.find(LookPage)
    assert page.ui.scale.current == "110"
    click(button(page, "Dark"))
    assert counter.window.worn.theme.dark


@pytest.mark.rule("COM-21", "COM-82")
def test_somebody_is_taken_on_and_logs_in(settings: SettingsPage, counter: Counter) -> None:
    section(counter, "Staff")
    same_as_kept(counter.find(StaffPage), KEPT / "staff.txt")
    click(button(settings, "Add a member of staff"))
    sheet = counter.find(PersonSheet)
    pin = sheet.ui.pin.text
    assert too_easy(pin) is None
    sheet.ui.name.write("周敏")
    click(button(sheet, "Housekeeper"))
    sheet.ui.pin.write("111111")
    click(button(sheet, "Take on"))
    assert "among the first" in tree(sheet)
    sheet.ui.pin.write(pin)
    click(button(sheet, "Take on"))
    counter.idle()
    known = {t.login: t for t in counter.house.desk.look(StaffTiles).result().tiles}
    assert known["zhoumin"].roles == ("housekeeper",)
    counter.press(Qt.Key.Key_L, ctrl=True)
    click(button(counter.window, "Somebody else"))
    counter.idle()
    counter.find(Login).choose("zhoumin")
    counter.types(pin)
    assert counter.find(Frame).person.login == "zhoumin"


@pytest.mark.rule("COM-21")
def test_roles_pin_and_the_end_of_access(settings: SettingsPage, counter: Counter) -> None:
    section(counter, "Staff")
    table = counter.find(StaffPage).table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.choose("su")
    counter.press(Qt.Key.Key_Return)
    sheet = counter.find(PersonSheet)
    same_as_kept(sheet, KEPT / "person.txt")
    click(button(sheet, "Housekeeper"))
    sheet.ui.pin.write("582930")
    click(button(sheet, "Keep it"))
    counter.idle()
    known = {t.login: t for t in counter.house.desk.look(StaffTiles).result().tiles}
    assert known["su"].roles == ("housekeeper", "teacher")
    assert counter.house.desk.identify("su", "582930").result().login == "su"
    counter.press(Qt.Key.Key_Return)
    click(button(counter.find(PersonSheet), "Works here no more"))
    counter.idle()
    assert "su" not in {t.login for t in counter.house.desk.look(StaffTiles).result().tiles}


def test_the_last_manager_stays_one(settings: SettingsPage, counter: Counter) -> None:
    section(counter, "Staff")
    table = counter.find(StaffPage).table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.choose("zhou")
    counter.press(Qt.Key.Key_Return)
    click(button(counter.find(PersonSheet), "Works here no more"))
    counter.idle()
    assert any("only manager" in toast.text for toast in counter.window.toaster.shown)


@pytest.mark.rule("COM-22")
def test_a_counter_is_added_and_this_computer_becomes_it(settings: SettingsPage, counter: Counter) -> None:
    section(counter, "Counters")
    click(button(settings, "Add a counter"))
    sheet = counter.find(CounterSheet)
    counter.types("a-2", Qt.Key.Key_Return)
    click(button(sheet, "Add it"))
    assert "One to eight letters and digits" in tree(sheet)
    sheet.ui.code.write("a2")
    sheet.ui.name.write("Side door")
    click(button(sheet, "Instruments"))
    same_as_kept(sheet, KEPT / "counter.txt")
    click(button(sheet, "Add it"))
    counter.idle()
    told = counter.house.desk.look(HouseSettings).result()
    assert told.counters == (("A1", "Front desk"), ("A2", "Side door"))
    table = settings.findChildren(Table)[-1]
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.choose("A2")
    counter.press(Qt.Key.Key_Return)
    click(button(counter.find(CounterSheet), "This computer is it"))
    counter.qtbot.waitUntil(lambda: counter.wishes[-1].counter == "A2", timeout=60000)
    counter.landed()
    counter.log_in()
    assert counter.house.desk.counter == "A2"
    assert counter.find(Frame).tabs == ("today", "prints", "settings")
    assert counter.house.desk.settings.of(FLOWS) == "shop"
