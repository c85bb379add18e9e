"""Tiles in a grid, as many beside each other as have room: people, choices."""

from collections.abc import Sequence

from PySide6.QtCore import Property, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.widgets.part import Part, showing

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TileGrid(Part, QWidget):
    """`TileGrid(least=210)`, then `show_tiles(parts)`; the arrow keys go from tile to tile."""

    def __init__(self, least: int = 210, *, gap: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._gap = least, gap
        self.tiles: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_least(self, least: int) -> None:
        """How narrow a tile may get at 100 %: for forms."""
        self._least = least
        self._lay(force=True)

    formLeast = Property(int, lambda self: self._least, set_least)

    def show_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these in place of those that were there."""
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = list(tiles)
        self._lay(force=True)
        for tile in self.tiles:
            showing(tile, True)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(self._least), self._grid.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(self._least), self._grid.minimumSize().height())

    def dressed(self) -> None:
        super().dressed()
        self._lay(force=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = next((n for n, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        steps = STEPS | {Qt.Key.Key_Up: -self._across, Qt.Key.Key_Down: self._across}
        to = -1 if now is None else now + steps.get(Qt.Key(event.key()), len(self.tiles))
        if 0 <= to < len(self.tiles):
            self.tiles[to].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _lay(self, *, force: bool = False) -> None:
        gap = self.look.px(self._gap)
        across = max(1, (self.width() + gap) // (self.look.px(self._least) + gap))
        if across == self._across and not force:
            return
        self._grid.setSpacing(gap)
        for n in range(max(across, self._across)):
            self._grid.setColumnStretch(n, 1 if n < across else 0)
        self._across = across
        for n, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, n // across, n % across)
        self.updateGeometry()
