"""A table: rows fifty high, chips and one action in the row, painted by one delegate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.widgets.paint import BUTTON, LEFT, RIGHT, Ink, Tag, inking
from app.widgets.part import Part
from app.widgets.theme import Said

Index = QModelIndex | QPersistentModelIndex
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROW = 50
PAD = 12
LEAST_FREE = 120


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its word, its width at 100 % (0 shares what is left), and whether it holds sums."""

    word: Said
    wide: int = 0
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a row, perhaps emphasised or with a small second line."""

    text: Said
    tone: str = "ink"
    strong: bool = False
    note: Said = ""


@dataclass(frozen=True, slots=True)
class RowAct:
    """What can be done in the row itself: the whole height of the row is its hit area."""

    id: str
    word: Said
    icon: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its id and one value a column: a text, a chip, or something to do. `off` greys it."""

    id: str
    cells: tuple[Cell | Tag | RowAct | Said, ...]
    off: bool = False


class _Rows(QAbstractTableModel):
    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table
        self.headings: tuple[Heading, ...] = ()
        self.rows: tuple[TableRow, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._table.told(self.rows[index.row()].cells[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.look.say(self.headings[section].word)
        return None

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        same = [r.id for r in rows] == [r.id for r in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.headings) - 1))


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink = Ink(painter)
        with ink.kept():
            self._table.paint_cell(
                ink,
                QRectF(option.rect),
                index.row(),
                index.column(),
                chosen=bool(option.state & QStyle.StateFlag.State_Selected),
            )


class _Head(QHeaderView):
    def __init__(self, table: "Table") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)
        self.viewport().setAutoFillBackground(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        ink = Ink(painter)
        with ink.kept():
            self._table.paint_heading(ink, QRectF(rect), logicalIndex)

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self.viewport()) as ink:
            ink.bar(QRectF(0, self.height() - 1, self.width(), 1), "line")
        super().paintEvent(event)


class Table(Part, QTableView):
    """`Table((Heading(T("Name"), 160), Heading(T("Sum"), 110, sums=True)))`, then `show_rows(rows)`.

    `chosen(id)` follows the selection, `opened(id)` is Enter or a second touch on the chosen row,
    `acted(row, act)` its action by touch or space, `asked(id, place)` the right button.
    """

    chosen = Signal(str)
    opened = Signal(str)
    acted = Signal(str, str)
    asked = Signal(str, QPoint)

    def __init__(self, headings: Sequence[Heading] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over, self._again = -1, ""
        self.rows = _Rows(self)
        self.rows.headings = tuple(headings)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.setHorizontalHeader(_Head(self))
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.dressed()
        self.retold()

    @property
    def current(self) -> str:
        """The id of the chosen row, or nothing."""
        return self._id(self.currentIndex().row())

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these; the chosen one stays chosen, and nothing is told."""
        kept = self.current
        self.rows.show_rows(tuple(rows))
        if kept != self.current:
            self.choose(kept)

    def choose(self, id: str) -> None:
        """Mark a row as chosen, or none; nothing is told."""
        row = next((n for n, r in enumerate(self.rows.rows) if r.id == id), -1)
        quiet = self.selectionModel().blockSignals(True)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(row)
        self.selectionModel().blockSignals(quiet)
        self.viewport().update()

    def step_in(self) -> None:
        """Let the keys go to the rows: where none is chosen, the first one is."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectRow(max(0, self.currentIndex().row()))

    def told(self, cell: Cell | Tag | RowAct | Said) -> str:
        """What a cell says, for a screen reader and a copy."""
        match cell:
            case Cell():
                return " ".join(filter(None, (self.look.say(cell.text), self.look.say(cell.note))))
            case Tag() | RowAct():
                return self.look.say(cell.word)
        return self.look.say(cell)

    # -- Qt's own ---------------------------------------------------------------------------------------

    def dressed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.look.target(ROW))
        self.horizontalHeader().setFixedHeight(self.look.px(36))
        self._share()
        self.viewport().update()

    def retold(self) -> None:
        words = (self.look.say(heading.word) for heading in self.rows.headings)
        self.setAccessibleName(", ".join(filter(None, words)))
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.rows.headings) - 1))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(
            self.look.px(480), self.look.px(36) + self.look.target(ROW) * max(1, len(self.rows.rows))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row the current one, and not mark it: nothing is chosen that nobody sees."""
        chosen, quiet = self.current, self.selectionModel().blockSignals(True)
        super().focusInEvent(event)
        if not chosen:
            self.selectionModel().clearCurrentIndex()
        self.selectionModel().blockSignals(quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and self.current:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Space and self.current:
            if act := self._act(self.currentIndex().row()):
                self.acted.emit(self.current, act.id)
        elif event.key() in SIDEWAYS:
            event.ignore()  # a row is chosen as a whole: the page may turn by them
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was = self.current
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self.rows.rows[index.row()]
        cell = row.cells[index.column()]
        if isinstance(cell, RowAct) and not row.off:
            self.acted.emit(row.id, cell.id)
        elif was == row.id and self._again == row.id:
            self.opened.emit(row.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._again = self.current
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.asked.emit(self._id(index.row()), event.globalPos())

    # -- painting -----------------------------------------------------------------------------------------

    def paint_heading(self, ink: Ink, at: QRectF, column: int) -> None:
        """Draw the word of a column, above its cells."""
        heading = self.rows.headings[column]
        ink.bar(QRectF(at.left(), at.bottom(), at.width(), 1), "line")
        align = RIGHT if heading.sums else LEFT
        ink.text(self._inner(at, column), self.look.say(heading.word), 12, 500, "ink2", align)

    def paint_cell(self, ink: Ink, at: QRectF, row: int, column: int, *, chosen: bool) -> None:
        """Draw one cell, with its share of the row's ground."""
        shown = self.rows.rows[row]
        if chosen or row == self._over:
            ink.bar(at, "select" if chosen else "hover")
        ink.bar(QRectF(at.left(), at.bottom(), at.width(), 1), "line")
        if chosen and column == 0:
            ink.bar(QRectF(at.left(), at.top(), self.look.px(4), at.height()), "ink")
        inner = self._inner(at, column)
        cell = shown.cells[column]
        align = RIGHT if self.rows.headings[column].sums else LEFT
        match cell:
            case Tag():
                ink.chip(inner.left(), at.center().y(), cell)
            case RowAct():
                self._press(ink, inner, cell, off=shown.off)
            case _:
                self._text(ink, inner, cell if isinstance(cell, Cell) else Cell(cell), align, off=shown.off)

    def _inner(self, at: QRectF, column: int) -> QRectF:
        return at.adjusted(self.look.px(PAD + (4 if column == 0 else 0)), 0, -self.look.px(PAD), 0)

    def _text(self, ink: Ink, at: QRectF, cell: Cell, align: Qt.AlignmentFlag, *, off: bool) -> None:
        px, say = self.look.px, self.look.say
        tone, weight = "ink3" if off else cell.tone, 600 if cell.strong else 400
        if not cell.note:
            ink.text(at, say(cell.text), 14, weight, tone, align)
            return
        middle = at.center().y()
        ink.text(
            QRectF(at.left(), middle - px(20), at.width(), px(21)), say(cell.text), 14, weight, tone, align
        )
        ink.text(QRectF(at.left(), middle, at.width(), px(18)), say(cell.note), 12, 400, "ink3", align)

    def _press(self, ink: Ink, at: QRectF, act: RowAct, *, off: bool) -> None:
        px = self.look.px
        tone = "ink3" if off else "ink"
        body = QRectF(at.left(), at.center().y() - px(18), at.width(), px(36))
        ink.box(body, BUTTON, "sunken" if off else "surface", "line", 1.2)
        word, icon = self.look.say(act.word), px(22) if act.icon else 0
        wide = min(body.width() - px(8), self.look.width(word, 13, 500) + icon + 1)
        x = body.center().x() - wide / 2
        if act.icon:
            ink.icon(x, body.center().y(), act.icon, tone, 16)
        ink.text(QRectF(x + icon, body.top(), wide - icon, body.height()), word, 13, 500, tone)

    # -- inside -------------------------------------------------------------------------------------------

    def _share(self) -> None:
        """Give the columns their widths, and what is left to those that have none.

        All must fit: words are shortened where they do not, sums never.
        """
        headings, room = self.rows.headings, self.viewport().width()
        wide = [self.look.px(h.wide or LEAST_FREE) for h in headings]
        gives = [n for n, h in enumerate(headings) if not (h.sums if room < sum(wide) else h.wide)]
        spare = room - sum(wide)
        shared = max(1, sum(wide[n] for n in gives))
        for n in gives:
            wide[n] += spare * wide[n] // shared
        if wide:
            # What rounding leaves, and all of it where no column is free, is the last one's.
            wide[-1] += room - sum(wide)
        for n, width in enumerate(wide):
            self.setColumnWidth(n, width)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._id(now.row()))

    def _act(self, row: int) -> RowAct | None:
        shown = self.rows.rows[row]
        return next((c for c in shown.cells if isinstance(c, RowAct)), None) if not shown.off else None

    def _hover(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.viewport().update()

    def _id(self, row: int) -> str:
        return self.rows.rows[row].id if 0 <= row < len(self.rows.rows) else ""
