"""A part that leaves unsaid what its base asks for is not made, and says what it leaves."""

import pytest
from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QApplication

from app.widgets.grouped import GroupedList
from app.widgets.paint import Ink
from app.widgets.plan import Plan
from app.widgets.theme import Look
from app.widgets.tile_list import TileList


class Half(TileList):
    """Two of four things are said."""

    def across(self, width: float) -> int:
        return 2

    def told(self, tile: object) -> str:
        return str(tile)


class Whole(Plan):
    """All of it is said, and Qt's own machinery works as in any part."""

    told = Signal(str)

    def paint_spot(self, ink: Ink, at: QRectF, id: str, spot: object) -> None:
        ink.box(at, 2, "line")


@pytest.mark.parametrize(
    ("kind", "unsaid"),
    [
        (Plan, "paint_spot"),
        (GroupedList, "high, paint_entry, paint_group"),
        (TileList, "across, high, paint_tile, told"),
        (Half, "high, paint_tile"),
    ],
)
def test_what_is_left_unsaid_is_named(worn: Look, kind: type, unsaid: str) -> None:
    with pytest.raises(TypeError, match=f"{kind.__name__} leaves unsaid: {unsaid}$"):
        kind()


def test_what_says_all_is_made(worn: Look, qapp: QApplication) -> None:
    whole, said = Whole(), list[str]()
    whole.told.connect(said.append)
    whole.told.emit("x")
    assert said == ["x"]
    whole.deleteLater()
