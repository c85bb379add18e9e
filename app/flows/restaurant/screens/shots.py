"""The restaurant's pictures, and a clerk's way through an evening, by keys alone (COM-74)."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from PySide6.QtCore import Qt

from app.widgets.shot import Shot, Stage

Hand = Callable[[Stage], object]
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
F2, F3, F5, F6, F9 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F9


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


def _pictures() -> Iterator[Shot]:
    """Each screen once: the name, the way from the floor, how many sheets and pages lie over it afterwards."""
    ways: tuple[tuple[str, tuple[Qt.Key | str, ...], int], ...] = (
        ("floor", ("a18", ENTER), 0),
        ("free-table", ("a5", ENTER), 0),
        ("seat", (F2, "3"), 1),
        ("order", ("a6", ENTER, F3, "gb"), 2),
        ("pacing", ("a18", ENTER, F6), 1),
        ("bill", ("a8", ENTER, F9), 1),
    )
    for n, (name, strokes, over) in enumerate(ways, start=11):
        yield Shot(f"{n}-restaurant-{name}", from_the_floor(*strokes), keys(*[ESC] * over))


SHOTS = tuple(_pictures())

TOUR = (
    Shot("floor", from_the_floor()),
    Shot("seat-a-walk-in", keys(F2, "3")),
    Shot("seated", keys(ENTER)),
    Shot("tea-and-taboos", keys(F5, after=1)),
    Shot("tea-is-asked", keys(ENTER, TAB, TAB, TAB, ENTER, F5)),
    Shot("order", keys(F5, "gb", after=1)),
    Shot("order-taken", keys(ENTER, "lbme", ENTER, "qzly", ENTER, "lb", ENTER)),
    Shot("weighed-before-the-guest", keys(F5, "620")),
    Shot("the-guest-confirms", keys(ENTER, F5)),
    Shot("sent-to-the-kitchen", keys(ENTER)),
    Shot("at-the-table", keys(F5, after=1)),
    Shot("cold-dishes", keys(F5, after=1)),
    Shot("cold-dishes-served", keys(ENTER)),
    Shot("call", keys(F5, after=2)),
    Shot("called", keys(ENTER)),
    Shot("hot-dishes-served", keys(F5, ENTER, after=2)),
    Shot("staple-called", keys(F5, ENTER, after=1)),
    Shot("staple-served", keys(F5, ENTER, after=1)),
    Shot("bill", keys(F5, after=1)),
    Shot("cash", keys(F5, "800")),
    Shot("paid", keys(ENTER)),
    Shot("farewell", keys(ENTER)),
    Shot("clearing", keys(F5, after=1)),
    Shot("free-again", keys(F5, after=1)),
)
