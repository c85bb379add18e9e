"""The first day: Enter all the way through, Esc back, by touch, and the sample day beside the empty books."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.counter.facts import StaffTiles
from app.counter.print_facts import Printers
from app.counter.settings import FLOWS, ORGANISATION
from app.kernel.clock import SetClock
from app.shell.first_run.assistant import FirstRun
from app.shell.first_run.pages import PAGES, Manager
from app.shell.first_run.tiles import ChoiceTile
from app.shell.frame import Frame
from app.shell.login import Login
from app.widgets.field import Field
from tests.fixtures import Database
from tests.qt_help import button, click, dress, nameless, same_as_kept, targets, tree
from tests.shell.conftest import KEPT, Counter


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication, database: Database, clock: SetClock) -> Iterator[Counter]:
    """A house in which nobody is yet."""
    dress(qapp)
    one = Counter(qtbot, database, clock, founded=False)
    yield one
    one.window.finish()
    dress(qapp)


def field(page: FirstRun, label: str) -> Field:
    return next(f for f in page.findChildren(Field) if f.isVisible() and f.line.accessibleName() == label)


def test_enter_alone_leads_to_the_log_in_of_the_sample_day(counter: Counter) -> None:
    counter.open()
    page = counter.find(FirstRun)
    for n in range(len(PAGES)):
        if n == PAGES.index(Manager):
            field(page, "PIN of six digits").write("402817")  # what is proposed differs each time
            counter.press(Qt.Key.Key_Return)
            assert "nobody can look it up later" in tree(page), (
                "Enter alone leads past no PIN that was not read"
            )
            counter.types("402817")
        same_as_kept(page, KEPT / f"first_run_{n + 1}.txt")
        assert targets(page) == [] and nameless(page) == []
        counter.press(Qt.Key.Key_Return)
    counter.landed()
    assert counter.house.sample
    assert "周敏 402817" in tree(counter.find(Login))
    click(button(counter.find(Login), "Leave the sample day"))
    counter.landed()
    assert "Manager logs in with the PIN 402817." in tree(counter.window)
    counter.press(Qt.Key.Key_Escape)
    assert counter.find(Login).chosen == "manager"
    counter.types("402817")
    assert counter.find(Frame).person.name == "Manager"
    settings = counter.house.desk.settings
    assert settings.of(ORGANISATION) == "Our house"
    assert settings.of(FLOWS) == "ninth"


def test_the_pin_that_is_proposed_is_a_good_one(counter: Counter) -> None:
    counter.open()
    page = counter.find(FirstRun)
    for _ in range(4):
        counter.press(Qt.Key.Key_Return)
    pin = field(page, "PIN of six digits").text
    counter.press(Qt.Key.Key_Return)
    counter.types(pin)
    counter.press(Qt.Key.Key_Return)
    assert f"Manager logs in with the PIN {pin}." in tree(page)
    click(button(page, "Begin with empty books"))
    counter.press(Qt.Key.Key_Return)
    counter.types(pin)
    assert counter.shows(Frame)


def test_escape_goes_back_and_nothing_typed_is_lost(counter: Counter) -> None:
    counter.open()
    page = counter.find(FirstRun)
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return)
    counter.types("Songyun")
    assert field(page, "Name of the organisation").text == "Songyun"
    assert field(page, "Character of the mark").text == "S"
    counter.press(Qt.Key.Key_Escape)
    counter.press(Qt.Key.Key_Escape)
    assert "Which language?" in tree(page)
    counter.press(Qt.Key.Key_Escape)
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return)
    assert field(page, "Name of the organisation").text == "Songyun"


@pytest.mark.rule("COM-82")
def test_a_pin_that_everybody_tries_is_refused_with_its_sentence(counter: Counter) -> None:
    counter.open()
    page = counter.find(FirstRun)
    for _ in range(4):
        counter.press(Qt.Key.Key_Return)
    pin = field(page, "PIN of six digits")
    for typed, sentence in (("123456", "among the first"), ("19900", "six digits")):
        pin.write(typed)
        counter.press(Qt.Key.Key_Return)
        assert sentence in tree(page)
    assert "Who is the manager?" in tree(page)


def test_by_touch_in_chinese_with_a_printer_on_the_network(counter: Counter) -> None:
    counter.open()
    page = counter.find(FirstRun)
    click(button(page, "中文"))
    assert "用哪种语言？" in tree(page)
    click(button(page, "下一步"))
    tiles = [t for t in page.findChildren(ChoiceTile) if t.isVisible()]
    click(tiles[0])
    click(button(page, "下一步"))
    assert "请至少选一样。" in tree(page)
    for tile in tiles:
        click(tile)
    click(button(page, "下一步"))
    click(button(page, "下一步"))
    click(button(page, "网络打印机"))
    click(button(page, "下一步"))
    assert "打印机" in tree(page)
    field(page, "打印机地址").write("192.168.1.20")
    click(button(page, "下一步"))
    field(page, "姓名").write("周敏")
    field(page, "六位密码").write("402817")
    field(page, "再输一遍密码").write("402817")
    click(button(page, "下一步"))
    click(button(page, "从空白开始"))
    click(button(page, "开始"))
    counter.idle()
    assert counter.find(Login).chosen == "zhoumin"
    told = counter.house.desk.look(Printers).result()
    assert [(p.how, p.address) for p in told.printers] == [("network", "192.168.1.20")]
    assert told.routes == {("receipt", ""): "first"}
    assert counter.house.desk.settings.of(FLOWS) == "ninth shop"
    [person] = counter.house.desk.look(StaffTiles).result().tiles
    assert (person.name, person.roles) == ("周敏", ("manager",))
    assert counter.window.place.language == "zh"


@pytest.mark.rule("COM-72")
def test_language_and_look_are_chosen_by_arrows_and_heard_at_once(counter: Counter) -> None:
    window = counter.open()
    page = counter.find(FirstRun)
    button(page, "English").setFocus(Qt.FocusReason.TabFocusReason)
    counter.press(Qt.Key.Key_Left)
    assert "用哪种语言？" in tree(page)
    click(button(page, "125 %"))
    assert (window.worn.scale, window.place.scale) == (125, 125)
