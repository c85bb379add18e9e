"""The restaurant's pictures, and a clerk's way through an evening, by keys alone (COM-74)."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.flows.restaurant.screens.bill.page import BillPage
from app.flows.restaurant.screens.figures.page import FiguresPage
from app.flows.restaurant.screens.floor.free import FreePanel
from app.flows.restaurant.screens.floor.page import FloorPage
from app.flows.restaurant.screens.order.page import OrderPage
from app.flows.restaurant.screens.pacing.page import PacingPage
from app.flows.restaurant.screens.seating.dialog import SeatDialog
from app.flows.restaurant.screens.tab import Tab
from app.widgets.shot import Shot, Stage

Hand = Callable[[Stage], object]
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
F2, F5, F6, F7, F9 = (getattr(Qt.Key, f"Key_F{n}") for n in (2, 5, 6, 7, 9))


def keys(*strokes: Qt.Key | str, after: int = 0) -> Hand:
    """Press keys and type letters on the restaurant's tab, after so many minutes."""

    def hand(stage: Stage) -> None:
        if after:
            stage.advance(timedelta(minutes=after))
        for stroke in strokes:
            if isinstance(stroke, str):
                stage.type(stroke)
            else:
                stage.press(stroke)

    return hand


def from_the_floor(*strokes: Qt.Key | str) -> Hand:
    """Go to the floor first, whatever was shown."""

    def hand(stage: Stage) -> None:
        stage.tab("restaurant")
        keys(*strokes)(stage)

    return hand


def _showing(hand: Hand, part: type[QWidget]) -> Hand:
    """Do it, and see that it led to the screen that the picture is of. Raises LookupError."""

    def look(stage: Stage) -> None:
        hand(stage)
        if not any(one.isVisible() for one in stage.window.findChildren(part)):
            raise LookupError(f"no {part.__name__} is shown")

    return look


def _pictures() -> Iterator[Shot]:
    """Each screen once: its name, the way from the floor, and how many sheets and pages lie over that afterwards."""
    ways: tuple[tuple[str, tuple[Qt.Key | str, ...], type[QWidget], int], ...] = (
        ("floor", ("a18", ENTER), FloorPage, 0),
        ("free-table", ("a5", ENTER), FreePanel, 0),
        ("seat", (F2, "3"), SeatDialog, 1),
        ("order", ("a6", ENTER, F5, "gb"), OrderPage, 2),
        ("pacing", ("a18", ENTER, F6), PacingPage, 1),
        ("bill", ("a2", ENTER, F9), BillPage, 1),
    )
    yield Shot("10-restaurant-menu", lambda one: one.tab("settings/menu"))
    for n, (name, strokes, part, over) in enumerate(ways, start=11):
        yield Shot(f"{n}-restaurant-{name}", _showing(from_the_floor(*strokes), part), keys(*[ESC] * over))


def _figures(stage: Stage) -> None:
    """Their key is there while no table is chosen; after the pictures before this one is."""
    tab = stage.tab("restaurant")
    if isinstance(tab, Tab):
        tab.open_figures()
        stage.idle()


SAID = from_the_floor("a6", ENTER, F5, F7)
SHOTS = (
    *_pictures(),
    Shot("17-restaurant-said", _showing(SAID, OrderPage), keys(ESC), said=True),
    Shot("18-restaurant-figures", _showing(_figures, FiguresPage), keys(ESC)),
)

TOUR = (
    Shot("floor", from_the_floor()),
    Shot("seat-a-walk-in", keys(F2, "3")),
    Shot("seated", keys(ENTER)),
    Shot("tea-and-taboos", keys(F5, after=1)),
    Shot("tea-is-asked", keys(ENTER, TAB, TAB, TAB, ENTER, F5)),
    Shot("order", keys(F5, "gb", after=1)),
    Shot("order-taken", keys(ENTER, "lbme", ENTER, "qzly", ENTER, ENTER, "lb", ENTER)),
    Shot("weighed-before-the-guest", keys(F5, "620")),
    Shot("the-guest-confirms", keys(ENTER, F5)),
    Shot("sent-to-the-kitchen", keys(ENTER)),
    Shot("at-the-table", keys(F5, after=1)),
    Shot("cold-dishes", keys(F5, after=1)),
    Shot("cold-dishes-served", keys("1", ENTER)),
    Shot("call", keys(F5, after=2)),
    Shot("called", keys(ENTER)),
    Shot("hot-dishes-served", keys(F5, "p", F5, after=2)),
    Shot("staple-called", keys(F5, ENTER, after=1)),
    Shot("staple-served", keys(F5, ENTER, after=1)),
    Shot("bill", keys(F5, after=1)),
    Shot("cash", keys(F5, "800")),
    Shot("paid", keys(ENTER)),
    Shot("farewell", keys(ENTER)),
    Shot("clearing", keys(F5, after=1)),
    Shot("free-again", keys(F5, after=1)),
)
