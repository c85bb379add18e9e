"""The board of lanes: cases in columns that each scroll on their own, chosen and reached as if they were one list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.kernel.names import search_terms
from app.widgets.jumps import Jumps
from app.widgets.lane_cards import LaneCard, LaneView
from app.widgets.paint import CARD, RIGHT, Ink
from app.widgets.part import Column, Painted, Part, Row
from app.widgets.theme import Said

LEAST, MOST, LOW = 146, 320, 150
"""How narrow and how wide a lane gets, and how low, at 100 %."""
HEAD = 36
STILL = 2000
"""Milliseconds that the pointer is still before cards take other places."""
_TOUCHES = frozenset(
    (
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    )
)


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of a board: its name and icon, and its cards in their order."""

    id: str
    title: Said
    icon: str
    cards: tuple[LaneCard, ...] = ()


class _Head(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lane = Lane("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(LEAST), self.look.px(HEAD))

    def paint(self, ink: Ink, at: QRectF) -> None:
        px = self.look.px
        room = at.adjusted(px(11), 0, -px(11), 0)
        taken = ink.text(room, str(len(self.lane.cards)), 13, 500, "ink2", RIGHT)
        x = ink.icon(room.left(), room.center().y(), self.lane.icon, "ink2", 16) + px(7)
        ink.text(room.adjusted(x, 0, -taken - px(4), 0), self.look.say(self.lane.title), 14, 600)


class _Column(Painted):
    """A lane on the board: what it is and how many, and its cards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.head, self.view = _Head(self), LaneView(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = Column(self, gap=0, edge=(0, 0, 0, 4))
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        self.dressed()

    def tell(self, lane: Lane) -> None:
        """Show the cards of a lane."""
        self.head.lane = lane
        self.view.show_tiles(lane.cards)
        self.retold()
        self.head.update()

    def dressed(self) -> None:
        super().dressed()
        self.setMinimumWidth(self.look.px(LEAST))
        self.setMaximumWidth(self.look.px(MOST))

    def retold(self) -> None:
        lane = self.head.lane
        for part in (self.head, self.view):
            part.setAccessibleName(f"{self.look.say(lane.title)} {len(lane.cards)}")

    def paint(self, ink: Ink, at: QRectF) -> None:
        ink.box(at, CARD, "sunken" if self.look.theme.dark else "select")


class LaneBoard(Part, QWidget):
    """`LaneBoard()`, then `show_lanes(lanes)`. One card is chosen on the whole board: `chosen(id)`; `opened(id)` is a touch or Enter.

    The arrows go from card to card and from lane to lane, letters jump to the card whose name or other word begins so; one
    that is not here now, but among `others`, is told by `elsewhere(id)`. Cards do not change their places under a pointer:
    they wait until it has been still for two seconds.
    """

    chosen = Signal(str)
    opened = Signal(str)
    elsewhere = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: dict[str, _Column] = {}
        self._others: tuple[LaneCard, ...] = ()
        self._waits: tuple[Lane, ...] = ()
        self._still = QTimer(self, interval=STILL, singleShot=True)
        self._still.timeout.connect(self.settle)
        self._jumps = Jumps(self._all_cards, self._go, _spelled)
        self._inside = QWidget()
        self._row: QHBoxLayout = Row(self._inside, gap=8)
        self._row.addStretch(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        self._scroll.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def current(self) -> str:
        """The id of the chosen card, or nothing."""
        return next((view.current for view in self._views if view.current), "")

    @property
    def cards(self) -> list[LaneCard]:
        """Every card that stands here, lane by lane."""
        return [card for view in self._views for card in view.tiles.tiles]

    def show_lanes(self, lanes: Sequence[Lane], others: Sequence[LaneCard] = ()) -> None:
        """Show these; the chosen card stays chosen, wherever it is now."""
        self._others, self._waits = tuple(others), tuple(lanes)
        if self._still.isActive() and list(self._columns) == [lane.id for lane in lanes]:
            known = {card.id: card for lane in lanes for card in lane.cards}
            for column in self._columns.values():
                here = tuple(known.get(one.id, one) for one in column.view.tiles.tiles)
                column.tell(replace(column.head.lane, cards=here))
        else:
            self.settle()

    def settle(self) -> None:
        """Let the cards take their places now."""
        kept = self.current
        focused = self.hasFocus() or any(view.hasFocus() for view in self._views)
        if [lane.id for lane in self._waits] != list(self._columns):
            self._rebuild()
        for lane in self._waits:
            self._columns[lane.id].tell(lane)
        if self.current != kept:
            self.choose(kept)
        if focused:
            self.take_focus()

    def choose(self, id: str) -> None:
        """Mark a card as chosen, or none; nothing is told."""
        if (
            id
            and self._holder(id) is None
            and any(one.id == id for lane in self._waits for one in lane.cards)
        ):
            self.settle()
        for view in self._views:
            view.choose(id)
        self._reveal(id)

    def take_focus(self) -> None:
        """Let the keys go to the chosen card, or to the first lane that has any."""
        views = [view for view in self._views if view.tiles.tiles] or self._views
        view = self._holder(self.current) or next(iter(views), None)
        if view is not None:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self, id: str) -> QRectF:
        """Where a card is drawn, on the board; an empty rectangle if it is not there."""
        view = self._holder(id)
        if view is None:
            return QRectF()
        return view.place(id).translated(view.viewport().mapTo(self, QPoint(0, 0)).toPointF())

    # -- Qt's own ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(4 * LEAST), self.look.px(2 * LOW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(LEAST), self.look.px(LOW))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._still.start()
        return False

    # -- lanes and cards ----------------------------------------------------------------------------------

    @property
    def _views(self) -> list[LaneView]:
        return [column.view for column in self._columns.values()]

    def _all_cards(self) -> Iterable[LaneCard]:
        return (*self.cards, *self._others)

    def _go(self, id: str) -> None:
        view = self._holder(id)
        if view is None:
            self.elsewhere.emit(id)
        else:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            view.move_to(id)

    def _rebuild(self) -> None:
        for column in self._columns.values():
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self._columns = {lane.id: self._column() for lane in self._waits}

    def _column(self) -> _Column:
        column = _Column(self)
        self._row.insertWidget(self._row.count() - 1, column, 1)
        view = column.view
        view.viewport().installEventFilter(self)
        view.chosen.connect(lambda id: self._choose(view, id))
        view.opened.connect(self.opened)
        view.left.connect(lambda key: self._leave(view, key))
        view.typed.connect(lambda text: self._jumps.type(text, self.current))
        view.entered.connect(view.open)
        return column

    def _choose(self, view: LaneView, id: str) -> None:
        for other in self._views:
            if other is not view:
                other.choose("")
        self._reveal(id)
        self.chosen.emit(id)

    def _leave(self, view: LaneView, key: int) -> None:
        """Go on to the card beside it, in the next lane that has any."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        views = [one for one in self._views if one.tiles.tiles or one is view]
        at = views.index(view) + by
        if by and 0 <= at < len(views):
            high, to = view.place(view.current).center().y(), views[at]
            near = min(to.tiles.tiles, key=lambda one: abs(to.place(one.id).center().y() - high))
            to.setFocus(Qt.FocusReason.TabFocusReason)
            to.move_to(near.id)

    def _reveal(self, id: str) -> None:
        view = self._holder(id)
        if view is not None:
            column = view.parentWidget() or view
            self._scroll.ensureWidgetVisible(column, 0, 0)
            view.scrollTo(view.tiles.index(view.tiles.row(id)))

    def _holder(self, id: str) -> LaneView | None:
        return next((view for view in self._views if view.tiles.row(id) >= 0), None)


def _spelled(card: LaneCard) -> Iterable[str]:
    return (term.text for term in search_terms(card.called))
