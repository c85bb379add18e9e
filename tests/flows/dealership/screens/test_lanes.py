"""The board by its cards and its bays: arrows, letters and touches, two orders, and room for both at 1024 × 700 (DLR-22, 30)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.flows.dealership.rules.workshop import promises
from app.flows.dealership.screens.board.board import VisitBoard
from app.flows.dealership.screens.board.page import BoardPage
from app.shell.language import Voice
from app.widgets.bay_chart import BayChart
from app.widgets.lanes import LaneBoard
from app.widgets.theme import look
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.works import SERVICE, TECH, Works
from tests.flows.restaurant.screens.room import Clerk
from tests.qt_help import button, settle, targets, tree

ENTER, ESC, F5 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def cars(shop: Shop, clerk: Clerk) -> dict[str, str]:
    """Two at the desk, two in the workshop of which the later one is promised first, one that is expected."""
    works = Works(shop)
    found = {
        "218": works.sent(SERVICE, plate="沪A7K218", promised=works.later(300)),
        "ZY6": works.sent(SERVICE, plate="沪C18ZY6", promised=works.later(200)),
    }
    for plate in ("沪B3M507", "沪AD52816"):
        found[plate[-3:]] = shop.come(shop.vehicle(plate=plate, phone=f"13900000{plate[-3:]}"))
    slot = {"day": "2026-11-24", "start": 540, "minutes": 60}
    vehicle = shop.vehicle(plate="沪B5T920", phone="13900000920")
    found["920"] = shop.do("book", vehicle=vehicle, slot=slot, work="保养")
    clerk.settle()
    return found


@pytest.fixture
def scaled() -> Iterator[None]:
    """Whatever the text size was, it is put back."""
    yield
    look().wear(scale=100)


def chosen(clerk: Clerk) -> str:
    return clerk.part(LaneBoard).current


def order(clerk: Clerk) -> list[str]:
    return [card.name[-3:] for card in clerk.part(LaneBoard).cards]


@pytest.mark.rule("DLR-22", "COM-70")
def test_arrows_lead_from_card_to_card_and_letters_to_any_car(clerk: Clerk, cars: dict[str, str]) -> None:
    clerk.key("507")
    assert chosen(clerk) == cars["507"]
    clerk.key(DOWN)
    assert chosen(clerk) == cars["816"]
    clerk.key(RIGHT)
    assert chosen(clerk) in (cars["218"], cars["ZY6"]), "over lanes in which nothing stands"
    clerk.key(LEFT, UP)
    assert chosen(clerk) == cars["507"]
    clerk.key(ESC)
    assert chosen(clerk) == ""
    clerk.key("920", ENTER)
    assert chosen(clerk) == cars["920"], "who is expected is found as well, under its own word"
    assert button(clerk.page, "Expected").isChecked()
    clerk.key(F5)
    assert clerk.shows("Parked at")


@pytest.mark.rule("DLR-22", "COM-72")
def test_one_switch_sorts_by_promise_and_is_remembered(clerk: Clerk, cars: dict[str, str]) -> None:
    assert order(clerk) == ["507", "816", "ZY6", "218"]
    assert clerk.shows("Reception") and not clerk.shows("Later today")
    clerk.touch("By promise")
    assert clerk.touches == 1
    assert order(clerk) == ["ZY6", "218", "507", "816"], "what nobody promised comes last"
    again = BoardPage(clerk.room)
    assert again.board.ui.ways.current == "promise"
    again.deleteLater()


@pytest.mark.rule("DLR-22")
def test_the_counts_at_the_top_lead_to_what_they_count(
    clerk: Clerk, shop: Shop, cars: dict[str, str]
) -> None:
    shop.wait(6)
    clerk.page.findChildren(BoardPage)[0].passed()
    clerk.settle()
    for expected in ("507", "816", "507"):
        clerk.touch("Late or in danger 2")
        assert chosen(clerk) == cars[expected], "the first, the next, and round again"
    assert clerk.shows("1 min late")
    # Half an hour before what was promised it is in danger, though not late yet.
    promised = promises(shop.visit(cars["218"]).work)[-1].at
    shop.clock.set(promised - timedelta(minutes=20))
    clerk.page.findChildren(BoardPage)[0].passed()
    clerk.settle()
    assert clerk.shows("Late or in danger 4")


@pytest.mark.rule("DLR-30", "COM-70")
def test_a_span_of_a_bay_opens_its_case(clerk: Clerk, shop: Shop, cars: dict[str, str]) -> None:
    [job] = shop.visit(cars["218"]).work.jobs
    shop.do("begin_job", TECH, visit=cars["218"], job=job.id)
    clerk.settle()
    chart = clerk.part(BayChart)
    told = chart.accessibleDescription()
    assert "1号工位 机电一组 3:00 h" in told and "沪A·7K218 in work 09:22–10:52" in told
    at = chart.place(cars["218"]).center().toPoint()
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    clerk.settle()
    assert chosen(clerk) == cars["218"] and clerk.shows("Tell a delay")
    chart.setFocus()
    clerk.key(UP, ENTER)
    assert chosen(clerk) == cars["ZY6"]


@pytest.mark.rule("COM-70")
def test_cards_take_other_places_once_the_pointer_is_still(
    clerk: Clerk, shop: Shop, cars: dict[str, str]
) -> None:
    lanes = clerk.part(LaneBoard)
    before = order(clerk)
    clerk.touch_tile(cars["816"])
    shop.do("greet", visit=cars["507"])
    shop.do("greet", visit=cars["816"])
    shop.come(shop.vehicle(plate="沪D18ZY6", phone="13900000018"))
    clerk.settle()
    assert order(clerk) == before, "nothing jumps under a finger"
    assert not clerk.shows("waits 0 min"), "but what stands there is true"
    lanes.settle()
    assert len(order(clerk)) == len(before) + 1


@pytest.mark.rule("DLR-02", "COM-73")
def test_a_wait_of_hours_is_told_in_few_letters(clerk: Clerk, shop: Shop) -> None:
    shop.come(shop.vehicle())
    shop.wait(15 * 60 + 3)
    clerk.settle()
    assert clerk.shows("waits 15:03"), "a card has no room for 15 h 3 min"


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scale", [100, 125])
@pytest.mark.parametrize("size", [(1024, 643), (1024, 595), (1366, 711)])
def test_the_board_fits(
    clerk: Clerk,
    cars: dict[str, str],
    voice: Voice,
    scaled: None,
    language: str,
    scale: int,
    size: tuple[int, int],
) -> None:
    """The bays fold away where there is little height, and come back by their button; what comes next is whole."""
    voice.change(language)
    look().wear(scale=scale)
    clerk.page.resize(*size)
    clerk.settle()
    board = clerk.part(VisitBoard)
    for _ in range(2):
        buttons = [one for one in board.findChildren(QAbstractButton) if one.isVisible()]
        assert [
            one.accessibleName() for one in buttons if one.visibleRegion().boundingRect() != one.rect()
        ] == []
        assert targets(clerk.page) == []
        assert clerk.part(LaneBoard).height() >= look().px(150)
        board.ui.fold.click()
        settle()
    clerk.key("507", ENTER)
    low = size[1] * 100 / scale < 660
    assert clerk.part(LaneBoard).isVisible() and board.chart.isHidden() == low
    primary = next(
        one for one in clerk.page.findChildren(QAbstractButton) if getattr(one, "hint", "") == "F5"
    )
    assert primary.isVisible() and primary.visibleRegion().boundingRect() == primary.rect()
    assert "沪B·3M507" in tree(clerk.page)
