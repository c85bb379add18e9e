"""A wrapping list of equal tiles: one model, one delegate, no widget a tile."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.widgets.completed import Completed
from app.widgets.paint import Ink
from app.widgets.part import Part
from app.widgets.theme import look

Index = QModelIndex | QPersistentModelIndex
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Item(Protocol):
    """Whatever a tile shows: it has an id."""

    @property
    def id(self) -> str: ...


class TileModel(QAbstractListModel):
    """The tiles in their order. New ones with the same ids change in place, so nothing is lost or jumps."""

    def __init__(self, view: "TileList") -> None:
        super().__init__(view)
        self._view = view
        self.tiles: tuple[Any, ...] = ()

    def show_tiles(self, tiles: tuple[Any, ...]) -> None:
        """Take these tiles."""
        if [t.id for t in tiles] != [t.id for t in self.tiles]:
            self.beginResetModel()
            self.tiles = tiles
            self.endResetModel()
            return
        changed = [n for n, (old, new) in enumerate(zip(self.tiles, tiles, strict=True)) if old != new]
        self.tiles = tiles
        for n in changed:
            self.dataChanged.emit(self.index(n), self.index(n))

    def row(self, id: str) -> int:
        """Where a tile is, or −1."""
        return next((n for n, tile in enumerate(self.tiles) if tile.id == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in _TEXT:
            return self._view.told(self.tiles[index.row()])
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "TileList") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        ink = Ink(painter)
        with ink.kept():
            self._view.paint_tile(
                ink,
                QRectF(option.rect),
                self._view.tiles.tiles[index.row()],
                chosen=bool(state & QStyle.StateFlag.State_Selected),
                over=bool(state & QStyle.StateFlag.State_MouseOver),
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._view.gridSize()


class TileList(Part, QListView, metaclass=Completed):
    """Tiles in rows; a subclass says `across(width)`, `high(width)`, `told(tile)` and `paint_tile(…)`.

    `chosen(id)` follows the selection, `opened(id)` a click or Enter, `asked(id, place)` the right button
    or a long press. A tile that is not there any more is no longer chosen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = TileModel(self)
        self.setModel(self.tiles)
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._held = QTimer(
            self, interval=QApplication.styleHints().mousePressAndHoldInterval(), singleShot=True
        )
        self._held.timeout.connect(self._hold)
        self._hold_at, self._was_held = QPoint(), False
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._clicked)
        self.dressed()

    # -- what a subclass says ---------------------------------------------------------------------------

    @abstractmethod
    def across(self, width: float) -> int:
        """How many tiles stand side by side, for a width at 100 %."""

    @abstractmethod
    def high(self, width: float) -> int:
        """How high a row is, for a width at 100 %."""

    @abstractmethod
    def told(self, tile: Any) -> str:
        """What a screen reader says of a tile."""

    @abstractmethod
    def paint_tile(self, ink: Ink, at: QRectF, tile: Any, *, chosen: bool, over: bool) -> None:
        """Draw a tile into its place, the gap to its neighbours included."""

    # -- showing and choosing ---------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The id of the chosen tile, or nothing."""
        return self._id(self.currentIndex())

    def show_tiles(self, tiles: Sequence[Item]) -> None:
        """Show these; the chosen one stays chosen, and nothing is told."""
        kept = self.current
        self.tiles.show_tiles(tuple(tiles))
        if kept != self.current or not kept:
            self.choose(kept)
        self.updateGeometry()

    def choose(self, id: str) -> None:
        """Mark a tile as chosen, or none; nothing is told."""
        row = self.tiles.row(id)
        quiet = self.selectionModel().blockSignals(True)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.tiles.index(row))
        self.selectionModel().blockSignals(quiet)
        self.viewport().update()

    def move_to(self, id: str) -> None:
        """Choose a tile as an arrow key would: it is told and comes into view."""
        self.setCurrentIndex(self.tiles.index(self.tiles.row(id)))

    def step(self, by: int) -> None:
        """Choose the next or the one before; from none the first."""
        count = len(self.tiles.tiles)
        if count:
            row = max(0, min(count - 1, self.currentIndex().row() + by))
            self.setCurrentIndex(self.tiles.index(row))

    def open(self) -> None:
        """Open the chosen tile."""
        if self.current:
            self.opened.emit(self.current)

    def place(self, id: str) -> QRectF:
        """Where a tile is drawn, in the viewport."""
        return QRectF(self.visualRect(self.tiles.index(self.tiles.row(id))))

    # -- Qt's own ---------------------------------------------------------------------------------------

    def dressed(self) -> None:
        self._regrid()
        self.viewport().update()
        self.updateGeometry()

    def retold(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._regrid()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self.open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was_held, self._hold_at = False, event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton:
            self._held.start()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._hold_at).manhattanLength()
        if moved > QApplication.startDragDistance():
            self._held.stop()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held.stop()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.asked.emit(self._id(index), event.globalPos())

    def _regrid(self) -> None:
        width = self.maximumViewportSize().width()
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded:
            # Qt lays the tiles out as if the bar were there.
            width -= self.verticalScrollBar().sizeHint().width()
        across = max(1, self.across(width * 100 / look().scale))
        size = QSize(max(1, (width - 2) // across), look().px(self.high(width * 100 / look().scale)))
        if size != self.gridSize():
            self.setGridSize(size)
            self.updateGeometry()

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._id(now))

    def _clicked(self, index: QModelIndex) -> None:
        if not self._was_held:
            self.opened.emit(self._id(index))

    def _hold(self) -> None:
        """A long press is the right button; the release after it opens nothing."""
        index = self.indexAt(self._hold_at)
        self._was_held = index.isValid()
        if self._was_held:
            self.asked.emit(self._id(index), self.viewport().mapToGlobal(self._hold_at))

    def _id(self, index: QModelIndex) -> str:
        return str(self.tiles.tiles[index.row()].id) if index.isValid() else ""


class SteeredTiles(TileList):
    """One list of several on a board: an arrow key that leads out of it is told by `left(key)`, letters to jump by by
    `typed(text)`, Enter by `entered`.
    """

    left = Signal(int)
    typed = Signal(str)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self.entered.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.key() in ARROWS and self.currentIndex() == before:
            self.left.emit(event.key())

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)


class WholeTiles(TileList):
    """Tiles that are all in sight, as high as their rows: what they stand in scrolls. `LEAST` and `USUAL` are widths at 100 %."""

    LEAST, USUAL = 200, 300

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        across = max(1, self.width() // max(1, self.gridSize().width()))
        rows = -(-len(self.tiles.tiles) // across)
        return QSize(self.look.px(self.USUAL), rows * self.gridSize().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(self.LEAST), self.sizeHint().height())
