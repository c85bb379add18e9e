"""A list in groups: headings between rows, one action in a row, painted by one delegate."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.widgets.completed import Completed
from app.widgets.paint import Ink, Tag
from app.widgets.part import Part
from app.widgets.theme import Said

Index = QModelIndex | QPersistentModelIndex
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STILL = 2000
"""Milliseconds without a move after which rows may change their order under the pointer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what it is about, what stands beside it, and what can be done in it.

    `icon` and `hue` say its kind and state; `matched` is the stretch of the title that was sought.
    `at` and `left` are when it is due and how far that is; `act` is the word of its button, `lead` what Enter does.
    """

    id: str
    title: str
    about: Said = ""
    icon: str = ""
    hue: str = "mute"
    tag: Tag | None = None
    at: Said = ""
    left: Said = ""
    act: Said = ""
    lead: Said = ""
    matched: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its rows; `tone` is the colour of its word."""

    title: Said
    entries: tuple[Entry, ...]
    tone: str = "ink2"


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the list shows: a heading (with how many it heads) or an entry."""

    group: Group
    entry: Entry | None
    first: bool = False
    last: bool = False


class _Rows(QAbstractListModel):
    def __init__(self, view: "GroupedList") -> None:
        super().__init__(view)
        self._view = view
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        if [_key(r) for r in rows] == [_key(r) for r in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._view.told(self.rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = index.isValid() and self.rows[index.row()].entry is not None
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if entry else Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "GroupedList") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink, row = Ink(painter), self._view.shown[index.row()]
        with ink.kept():
            if row.entry is None:
                self._view.paint_group(ink, QRectF(option.rect), row.group)
            else:
                chosen = bool(option.state & QStyle.StateFlag.State_Selected)
                self._view.paint_entry(ink, QRectF(option.rect), row, row.entry, chosen=chosen)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._view.high(self._view.shown[index.row()]))


class GroupedList(Part, QListView, metaclass=Completed):
    """`show_groups(groups)`; a subclass says `high(row)`, `act_place(at)`, `paint_group` and `paint_entry`.

    `chosen(id)` follows the selection, `opened(id)` is a touch or Enter, `acted(id)` the button of a row
    or space. The arrow keys pass over headings. While the pointer moves over it, no row changes its place.
    """

    chosen = Signal(str)
    opened = Signal(str)
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self._over: tuple[str, bool] = ("", False)
        self._next: tuple[Row, ...] | None = None
        self._moved_at = QElapsedTimer()
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._take_next)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._now_at)

    # -- what a subclass says ---------------------------------------------------------------------------

    @abstractmethod
    def high(self, row: Row) -> int:
        """How high a heading or an entry is, in pixels."""

    def act_place(self, at: QRectF) -> QRectF:
        """Where in its row the button of an entry is; nowhere, unless a subclass has one."""
        return QRectF()

    @abstractmethod
    def paint_group(self, ink: Ink, at: QRectF, group: Group) -> None:
        """Draw a heading."""

    @abstractmethod
    def paint_entry(self, ink: Ink, at: QRectF, row: Row, entry: Entry, *, chosen: bool) -> None:
        """Draw a row."""

    # -- showing and choosing ---------------------------------------------------------------------------

    @property
    def shown(self) -> tuple[Row, ...]:
        """The lines as they are shown."""
        return self._rows.rows

    @property
    def current(self) -> str:
        """The id of the chosen entry, or nothing."""
        return self._id(self.currentIndex().row())

    def show_groups(self, groups: Sequence[Group], *, now: bool = False) -> None:
        """Show these; the chosen one stays chosen. Without `now`, rows move only once the pointer is still."""
        rows = tuple(row for group in groups if group.entries for row in _lines(group))
        same = [_key(r) for r in rows] == [_key(r) for r in self.shown]
        if same or now or not self.shown or self._is_still:
            self._next = None
            self._show(rows)
        else:
            self._next = rows
            self._later.start(STILL)

    def choose(self, id: str) -> None:
        """Mark an entry as chosen, or none; nothing is told."""
        row = next((n for n, r in enumerate(self.shown) if r.entry and r.entry.id == id), -1)
        quiet = self.selectionModel().blockSignals(True)
        if row < 0:
            self.clearSelection()
        self.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())
        self.selectionModel().blockSignals(quiet)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Choose the next entry or the one before; from none the first."""
        places = [n for n, row in enumerate(self.shown) if row.entry]
        if not places:
            return
        now = self.currentIndex().row()
        to = places[max(0, min(len(places) - 1, places.index(now) + by))] if now in places else places[0]
        self.setCurrentIndex(self._rows.index(to))

    def place(self, id: str) -> QRectF:
        """Where an entry is drawn, in the viewport."""
        row = next((n for n, r in enumerate(self.shown) if r.entry and r.entry.id == id), -1)
        return QRectF(self.visualRect(self._rows.index(row)))

    def told(self, row: Row) -> str:
        """What a screen reader says of a line."""
        say = self.look.say
        if row.entry is None:
            return f"{say(row.group.title)} ({len(row.group.entries)})"
        e = row.entry
        parts = (e.title, say(e.about), say(e.tag.word) if e.tag else "", say(e.at), say(e.left), say(e.act))
        return " · ".join(filter(None, parts))

    def over(self, entry: Entry) -> tuple[bool, bool]:
        """Whether the pointer is over an entry, and whether it is over its button."""
        return self._over[0] == entry.id, self._over == (entry.id, True)

    # -- Qt's own ---------------------------------------------------------------------------------------

    def dressed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
        self.updateGeometry()

    def retold(self) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        if by := step.get(Qt.Key(event.key())):
            self.step(by)
        elif event.key() in ENTERS and self.current:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Space and self.current:
            self._act(self.current)
        else:
            event.ignore()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.current and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.step(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        id, on_button = self._at(event)
        if id and event.button() == Qt.MouseButton.LeftButton:
            if on_button:
                self._act(id)
            else:
                self.opened.emit(id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._moved_at.start()
        self._hover(self._at(event))

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._moved_at.invalidate()
        self._hover(("", False))
        self._take_next()

    # -- inside -------------------------------------------------------------------------------------------

    @property
    def _is_still(self) -> bool:
        return not self.underMouse() or not self._moved_at.isValid() or self._moved_at.hasExpired(STILL)

    def _show(self, rows: tuple[Row, ...]) -> None:
        kept = self.current
        self._rows.show(rows)
        if kept != self.current:
            self.choose(kept)
        self.updateGeometry()

    def _take_next(self) -> None:
        rows, self._next = self._next, None
        if rows is not None:
            self._show(rows)

    def _act(self, id: str) -> None:
        entry = next(r.entry for r in self.shown if r.entry and r.entry.id == id)
        (self.acted if entry.act else self.opened).emit(id)

    def _at(self, event: QMouseEvent) -> tuple[str, bool]:
        index = self.indexAt(event.position().toPoint())
        id = self._id(index.row())
        if not id:
            return "", False
        entry = self.shown[index.row()].entry
        button = self.act_place(QRectF(self.visualRect(index)))
        return id, bool(entry and entry.act) and button.contains(event.position())

    def _hover(self, over: tuple[str, bool]) -> None:
        if over != self._over:
            self._over = over
            self.viewport().update()

    def _now_at(self, now: QModelIndex, before: QModelIndex) -> None:
        if id := self._id(now.row()):
            self.chosen.emit(id)

    def _id(self, row: int) -> str:
        entry = self.shown[row].entry if 0 <= row < len(self.shown) else None
        return entry.id if entry else ""


def _lines(group: Group) -> list[Row]:
    last = len(group.entries) - 1
    rows = [Row(group, entry, n == 0, n == last) for n, entry in enumerate(group.entries)]
    return [Row(group, None), *rows]


def _key(row: Row) -> str:
    return row.entry.id if row.entry else f"\n{row.group.title}"
