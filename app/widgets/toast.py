"""Sentences that come and go at the foot of the board: what was done, what it undoes, what went wrong."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QMouseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton, Kind
from app.widgets.desk import Tone
from app.widgets.paint import CARD, inking
from app.widgets.part import Column, Label, Part, Role, Row, showing
from app.widgets.theme import Dressed, Said

STAYS = 6000
"""Milliseconds."""
FOLLOWS = 250
"""Milliseconds between looks whether another page, or another sheet, lies beneath."""
MOST = 3
SHADOW = 10
PLACE, GROUND, CLEAR = "toasts", "ground", "clear"
"""A property of parts: toasts lie on it, or keep clear of it."""
FIRST = (Kind.PRIMARY, Kind.DANGER)
LOOKS = {
    Tone.PLAIN: ("info", "info"),
    Tone.OK: ("circle-check", "ok"),
    Tone.WARN: ("circle-alert", "warn"),
    Tone.BAD: ("triangle-alert", "bad"),
}


def carry_toasts(*parts: QWidget) -> None:
    """Toasts lie on these: a board, and not the case beside it. Of several that are shown it is the last."""
    for part in parts:
        part.setProperty(PLACE, GROUND)


def clear_of_toasts(*parts: QWidget) -> None:
    """Toasts never lie over these; over a primary button they never do anyway."""
    for part in parts:
        part.setProperty(PLACE, CLEAR)


class Toast(Part, QWidget):
    """One sentence with its icon, perhaps a second line and an undo; a touch takes it away: `gone`."""

    gone = Signal()

    def __init__(
        self,
        text: Said,
        tone: Tone = Tone.PLAIN,
        undo: Callable[[], None] | None = None,
        more: Said = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tone = tone
        self.undo = undo
        self._text = Label(text, Role.BODY, wrap=True)
        words = Column(gap=2)
        words.addWidget(self._text)
        if more:
            words.addWidget(Label(more, Role.SECOND, "ink2", wrap=True))
        self._row = Row(self, gap=10, edge=(SHADOW + 42, SHADOW + 6, SHADOW + 8, SHADOW + 6))
        self._row.addLayout(words, 1)
        self._button = ActionButton(T("Undo"), Kind.QUIET, hint="Ctrl Z", parent=self)
        self._row.addWidget(self._button)
        showing(self._button, undo is not None)
        if undo:
            self._button.clicked.connect(undo)
            self._button.clicked.connect(self.gone)
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def press_undo(self) -> None:
        """Take back what it tells, as its button does."""
        self._button.click()

    def sizeHint(self) -> QSize:
        return self.within(self.look.px(520))

    def within(self, room: int) -> QSize:
        """The size that it takes in a width."""
        longest = self.look.width(self.text, 15) + self.look.px(94)
        button = self._button.sizeHint().width() if not self._button.isHidden() else 0
        wide = min(room, self.look.px(520), max(self.look.px(300), round(longest) + button))
        return QSize(wide, max(self.look.px(64), self._row.totalHeightForWidth(wide)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.gone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, hue = LOOKS[self.tone]
        edge = self.look.px(SHADOW)
        at = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        with inking(self) as ink:
            ink.shadow(at, CARD, edge)
            ink.box(at, CARD, "raised", "line")
            ink.icon(at.left() + self.look.px(14), at.center().y(), icon, hue, 18)


class Toaster(QObject, Dressed):
    """`Toaster(host)`: `say(text, Tone.OK, undo)` shows a sentence at the bottom centre of the board for 6 s.

    Where no part of the host carries toasts it is the host. A `BAD` one stays until it is touched. At most
    three are shown; the oldest goes first. Ctrl Z takes back the newest that can be. `above` is what they
    keep clear of at the foot; they never lie over what the next touch is for.
    """

    def __init__(self, host: QWidget, above: int = 0) -> None:
        super().__init__(host)
        self._host, self.above = host, above
        self.shown: list[Toast] = []
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), host, self._take_back)
        self._undo.setEnabled(False)
        self._follow = QTimer(self, interval=FOLLOWS)
        self._follow.timeout.connect(self._place)
        host.installEventFilter(self)

    def say(
        self,
        text: Said,
        tone: Tone = Tone.PLAIN,
        undo: Callable[[], None] | None = None,
        more: Said = "",
    ) -> Toast:
        """Show a sentence and announce it."""
        toast = Toast(text, tone, undo, more, self._host)
        toast.gone.connect(lambda: self._drop(toast))
        self.shown.append(toast)
        for oldest in self.shown[:-MOST]:
            self._drop(oldest)
        if tone is not Tone.BAD:
            QTimer.singleShot(STAYS, toast, toast.gone.emit)
        toast.show()
        toast.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def clear(self) -> None:
        """Take all of them away, as when another person comes to the counter."""
        for toast in list(self.shown):
            self._drop(toast)

    def dressed(self) -> None:
        # The words have not been measured anew yet.
        QTimer.singleShot(0, self, self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LanguageChange):
            self._place()
        return super().eventFilter(watched, event)

    def _take_back(self) -> None:
        newest = next(toast for toast in reversed(self.shown) if toast.undo)
        newest.press_undo()

    def _drop(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        self._undo.setEnabled(any(toast.undo for toast in self.shown))
        if not self.shown:
            self._follow.stop()
            return
        self._follow.start()
        ground, taken = self._ground(), self._taken()
        bottom = ground.bottom() + 1 - self.above
        for toast in reversed(self.shown):
            toast.resize(toast.within(ground.width()))
            at = QRect(QPoint(0, 0), toast.size())
            at.moveCenter(ground.center())
            at.moveBottom(_clear(at, bottom - 1, ground.top(), taken))
            toast.move(at.topLeft())
            bottom = at.top() + SHADOW

    def _ground(self) -> QRect:
        """Where they lie: the board that is shown, or all of the host."""
        parts = [part for part in self._host.findChildren(QWidget) if part.property(PLACE) == GROUND]
        shown = [part for part in parts if part.isVisible()]
        return self._rect(shown[-1]) if shown else self._host.rect()

    def _taken(self) -> list[QRect]:
        """What they keep clear of, from the foot up."""
        parts = [
            part
            for part in self._host.findChildren(QWidget)
            if part.isVisible()
            and (part.property(PLACE) == CLEAR or (isinstance(part, ActionButton) and part.kind in FIRST))
        ]
        return sorted((self._rect(part) for part in parts), key=QRect.bottom, reverse=True)

    def _rect(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._host, QPoint(0, 0)), part.size())


def _clear(at: QRect, bottom: int, top: int, taken: list[QRect]) -> int:
    """The lowest bottom at which a toast lies over nothing that is taken; where there is none, the lowest."""
    free, edge = bottom, SHADOW // 2
    for one in taken:
        here = QRect(
            at.left() + edge, free - at.height() + 1 + edge, at.width() - 2 * edge, at.height() - edge
        )
        if here.intersects(one):
            free = one.top() - 1
    return free if free - at.height() + 1 >= top else bottom
