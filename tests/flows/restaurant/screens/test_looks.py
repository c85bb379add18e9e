"""How the tab looks: what stands there in both languages, large enough to touch, named for whoever cannot see."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.screens.bill import BillPage
from app.flows.restaurant.screens.order import OrderPage
from app.flows.restaurant.screens.tab import Tab
from app.shell.language import Voice
from app.shell.window import FOOT
from app.widgets.button import ActionButton, Kind
from app.widgets.columns import Arrangement, BoardLayout, CaseColumn, arrangement
from app.widgets.theme import Look, look
from app.widgets.toast import SHADOW, Toast, Toaster
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, WAITER
from tests.flows.restaurant.screens.conftest import Shown
from tests.flows.restaurant.screens.room import Clerk, Room
from tests.qt_help import nameless, same_as_kept, settle, targets, tree

KEPT = Path(__file__).parent / "kept"
F2, F4, F5, F6, F8, F9 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 4, 5, 6, 8, 9))


@pytest.fixture
def evening(dining: Dining) -> dict[str, str]:
    """A few parties at different steps, and some that are expected."""
    found = {"cold": dining.at(Sitting.COLD, "A02"), "tea": dining.at(Sitting.TEA, "A03")}
    found["clearing"] = dining.at(Sitting.CLEARING, "A04")
    for name, table, minutes in (("李一礼", "B01", 10), ("顾晓宏", "V03", 45), ("钱多多", None, 120)):
        at = (dining.clock.now() + timedelta(minutes=minutes)).isoformat()
        args = {"name": name, "phone": "13800138000", "guests": 4, "at": at, "table": table}
        found[name] = dining.do("book", HOST, **args).sitting
    dining.later(40)
    return found


@pytest.fixture
def worn(voice: Voice) -> Iterator[Look]:
    """The look, put back as it was."""
    yield look()
    look().wear("light", 100)


def opened(clerk: Clerk, sitting: str) -> None:
    """Choose a sitting as Today does."""
    assert isinstance(clerk.page, Tab)
    clerk.page.open_case(sitting)
    clerk.settle()


@pytest.mark.rule("COM-71")
def test_what_is_said_lies_on_the_board_and_over_nothing_that_is_pressed_next(
    evening: dict[str, str], room: Room, show: Shown, worn: Look
) -> None:
    pages = (Tab(room), OrderPage(room, evening["tea"]), BillPage(room, evening["cold"]))
    for page in pages:
        clerk = show(page)
        if isinstance(page, Tab):
            opened(clerk, evening["cold"])
        toaster = Toaster(page, above=FOOT)
        for scale, size in product((100, 150), ((1366, 712), (1024, 644))):
            worn.wear("light", scale)
            page.resize(*size)
            clerk.settle()
            for words in ("Taken back: 东坡肉 × 2.", "Only the manager or a captain can do this. " * 3):
                at = lies(toaster.say(words))
                name = f"{type(page).__name__} {scale} {size} {words[:4]}"
                assert page.rect().contains(at), name
                for one in page.findChildren(QWidget):
                    pressed = isinstance(one, ActionButton) and one.kind is Kind.PRIMARY
                    beside = (
                        isinstance(one, CaseColumn) and arrangement(page.width()) is not Arrangement.SHEET
                    )
                    if one.isVisible() and (pressed or beside):
                        assert not at.intersects(QRect(one.mapTo(page, QPoint(0, 0)), one.size())), name
                toaster.clear()
        page.hide()


def lies(toast: Toast) -> QRect:
    """Where the card of a toast is seen."""
    settle()
    edge = toast.look.px(SHADOW)
    return toast.geometry().adjusted(edge, edge, -edge, -edge)


def in_chinese(room: Room, voice: Voice) -> None:
    voice.change("zh")
    settle()


def test_the_floor_as_it_is_kept(evening: dict[str, str], room: Room, voice: Voice, show: Shown) -> None:
    in_chinese(room, voice)
    clerk = show(Tab(room))
    opened(clerk, evening["cold"])
    same_as_kept(clerk.page, KEPT / "floor.txt")
    voice.change("en")
    clerk.settle()
    same_as_kept(clerk.page, KEPT / "floor_english.txt")


def test_the_free_table_and_the_booked_one_as_they_are_kept(
    evening: dict[str, str], room: Room, voice: Voice, show: Shown
) -> None:
    in_chinese(room, voice)
    clerk = show(Tab(room))
    clerk.touch_tile("V01")
    same_as_kept(clerk.page.findChildren(BoardLayout)[0], KEPT / "free_table.txt")
    opened(clerk, evening["李一礼"])
    same_as_kept(clerk.page.findChildren(BoardLayout)[0], KEPT / "booking_chosen.txt")


def test_the_bookings_and_their_page_as_they_are_kept(
    evening: dict[str, str], room: Room, voice: Voice, show: Shown
) -> None:
    in_chinese(room, voice)
    clerk = show(Tab(room))
    clerk.touch("预订")
    same_as_kept(clerk.page, KEPT / "bookings.txt")
    clerk.key(F2)
    same_as_kept(clerk.page, KEPT / "booking_page.txt")


def test_the_sheets_as_they_are_kept(
    evening: dict[str, str], dining: Dining, room: Room, voice: Voice, show: Shown
) -> None:
    in_chinese(room, voice)
    dining.do("call_hot_dishes", WAITER, sitting=evening["cold"], ground="consent")
    clerk = show(Tab(room))
    room.desk.staff = WAITER
    for sitting, key, name in (
        ("cold", F4, "serve"),
        ("cold", F8, "care"),
        ("李一礼", F6, "deposit"),
        ("李一礼", F9, "cancel"),
        ("tea", F2, "walk_in"),
    ):
        room.desk.staff = WAITER if name in ("serve", "care") else HOST
        opened(clerk, evening[sitting])
        clerk.key(key)
        same_as_kept(clerk.sheet, KEPT / f"sheet_{name}.txt")
        clerk.key(Qt.Key.Key_Escape)
    opened(clerk, evening["cold"])
    clerk.choose_more("人数")
    same_as_kept(clerk.sheet, KEPT / "sheet_guests.txt")
    clerk.key(Qt.Key.Key_Escape)
    opened(clerk, dining.seat("B02"))
    room.desk.staff = WAITER
    opened(clerk, dining.seat("B03"))
    clerk.key(F5)
    same_as_kept(clerk.sheet, KEPT / "sheet_tea.txt")


@pytest.mark.rule("COM-70")
@pytest.mark.parametrize(
    ("width", "height", "scale", "arranged"),
    [
        (1024, 643, 100, Arrangement.NARROW),
        (1366, 711, 80, Arrangement.WIDE),
        (1024, 643, 125, Arrangement.SHEET),
        (1366, 711, 150, Arrangement.NARROW),
        (1920, 1023, 100, Arrangement.WIDE),
    ],
)
def test_everything_can_be_touched_at_every_size(
    evening: dict[str, str],
    room: Room,
    show: Shown,
    worn: Look,
    width: int,
    height: int,
    scale: int,
    arranged: Arrangement,
) -> None:
    worn.wear(scale=scale)
    clerk = show(Tab(room), width, height)
    assert clerk.page.findChildren(BoardLayout)[0].arrangement is arranged
    small: list[object] = [targets(clerk.page), nameless(clerk.page)]
    for sitting in evening.values():
        opened(clerk, sitting)
        small += [targets(clerk.page), nameless(clerk.page)]
    if arranged is Arrangement.SHEET:
        clerk.key(Qt.Key.Key_Escape)
    clerk.key(F2, "4")
    small += [targets(clerk.sheet), nameless(clerk.sheet)]
    assert not any(small)


@pytest.mark.rule("COM-70")
def test_where_there_is_no_room_the_case_lies_over_the_floor(
    evening: dict[str, str], room: Room, show: Shown, worn: Look
) -> None:
    worn.wear(scale=125)
    clerk = show(Tab(room), 1024, 643)
    assert "How many guests?" not in tree(clerk.page)
    clerk.touch_tile("A01")
    clerk.touch("2")
    assert clerk.touches == 2
    assert "Ask for tea" in tree(clerk.page)
    clerk.key(Qt.Key.Key_Escape)
    assert "Ask for tea" not in tree(clerk.page)


@pytest.mark.rule("COM-70", "COM-72")
def test_theme_and_language_change_while_it_is_shown(
    evening: dict[str, str], room: Room, show: Shown, worn: Look, voice: Voice
) -> None:
    clerk = show(Tab(room))
    opened(clerk, evening["cold"])
    before = tree(clerk.page)
    worn.wear(theme="dark")
    settle()
    assert tree(clerk.page) == before
    voice.change("zh")
    clerk.settle()
    told = tree(clerk.page)
    assert "叫起热菜" in told and "空台" in told
    assert "Free" not in told and "Call the hot dishes" not in told
