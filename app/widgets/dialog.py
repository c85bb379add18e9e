"""Sheets over the window: a scrim, a card, and nothing beneath that still hears a key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton, Kind
from app.widgets.paint import SHEET, inking
from app.widgets.part import Column, Label, Part, Role, Row, Scroll
from app.widgets.theme import Said

COMES_IN = 120
"""Milliseconds."""
RISE = 8
AROUND = 24
"""Between the card and the edge of the window."""


class Card(Part, QWidget):
    """The raised card of a sheet. What is put into `column` may be higher than the window: it scrolls.

    What `crown(title)` puts at its head and `stand(row)` at its foot stays in sight. `regrown` tells that another
    height is wanted.
    """

    regrown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.installEventFilter(self)
        self.column = Column(inside, gap=12, edge=20)
        self._outer = Column(self, gap=0, edge=1)
        self._scroll = Scroll(inside)
        self._outer.addWidget(self._scroll, 1)
        self._head: QLayout | None = None
        self._foot: QLayout | None = None

    def crown(self, title: QWidget) -> None:
        """Keep a title at the head, outside what scrolls: what the sheet is about."""
        self._head = Column(gap=0, edge=(20, 20, 20, 0))
        self._head.addWidget(title)
        self._outer.insertLayout(0, self._head)
        self.column.keep((20, 12, 20, 20))
        self.regrown.emit()

    def stand(self, row: QLayout) -> None:
        """Keep a row at the foot, outside what scrolls: the ways out."""
        self._foot = Column(gap=0, edge=(20, 4, 20, 20))
        self._foot.addLayout(row)
        self._outer.addLayout(self._foot)
        self.regrown.emit()

    def scroll_to(self, part: QWidget) -> None:
        """Bring a part of it into sight."""
        self._scroll.bring(part)

    def wanted(self, wide: int) -> int:
        """How high it has to be at a width, to show all of it."""
        around = self._foot.totalSizeHint().height() if self._foot else 0
        if self._head:
            around += max(self._head.totalHeightForWidth(wide - 2), self._head.totalMinimumSize().height())
        if self.column.hasHeightForWidth():
            # Where a sentence wraps, its parts may insist on more than the width would need.
            least = self.column.totalMinimumSize().height()
            return max(self.column.totalHeightForWidth(wide - 2), least) + around + 4
        return self.column.totalSizeHint().height() + around + 4

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A column that scrolls keeps such a wish to itself.
        if event.type() == QEvent.Type.LayoutRequest:
            self.regrown.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            ink.box(QRectF(self.rect()), SHEET, "raised", "line")


class Sheet(Part, QWidget):
    """`Sheet(host, wide=480)`: fill `card.column`, then `open()`. It covers the host until `close_sheet()`.

    Esc leaves by `dismissed`, after asking where something was typed; Tab stays within; shortcuts of what
    lies beneath are not heard, those of what lies in it are. The focus goes back to where it was. However
    it goes, `closed` is told.
    """

    dismissed = Signal()
    closed = Signal()

    def __init__(self, host: QWidget, wide: int = 480) -> None:
        super().__init__(host)
        self._host, self._wide, self._come = host, wide, 1.0
        self._before: QWidget | None = None
        self.card = Card(self)
        self.card.regrown.connect(self._cover, Qt.ConnectionType.QueuedConnection)
        self.hide()
        host.installEventFilter(self)
        self._rise = QVariantAnimation(self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._rise.setStartValue(0.0)
        self._rise.setEndValue(1.0)
        self._rise.valueChanged.connect(self._came)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; the focus goes to `focus`, or to what comes first in it."""
        self._before = QApplication.focusWidget()
        self._cover()
        self.raise_()
        self.show()
        if focus:
            focus.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextPrevChild(True)
        if span := self.look.ms(COMES_IN):
            self._rise.setDuration(span)
            self._rise.start()

    def set_aside(self) -> None:
        """Take it out of the way with all that was typed in it; `open()` brings it back."""
        self._rise.stop()
        self.hide()
        if part := _still_taking(self._before):
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def close_sheet(self) -> None:
        """Take it away for good."""
        self.set_aside()
        self._host.removeEventFilter(self)
        self.deleteLater()
        self.closed.emit()

    def dismiss(self) -> None:
        """Leave without an answer: what Esc does."""
        unless_typed(self.card, self._given_up)

    def _given_up(self) -> None:
        self.close_sheet()
        self.dismissed.emit()

    # -- Qt's own ---------------------------------------------------------------------------------------

    def dressed(self) -> None:
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._cover()
        if event.type() == QEvent.Type.ShortcutOverride:
            # Taken here, the key comes back as a press and reaches no shortcut of what lies beneath.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif own := self._own(QKeySequence(event.keyCombination())):
            own.trigger() if isinstance(own, QAction) else own.activated.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The scrim takes every touch: an answer is asked for, and a stray finger is none.
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        chain = [w for w in self.card.findChildren(QWidget) if _reached_by_tab(w)]
        if not chain:
            return False
        chain.sort(key=lambda w: _order(w, self))
        now = QApplication.focusWidget()
        at = chain.index(now) + (1 if next else -1) if now in chain else 0
        chain[at % len(chain)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            scrim = QColor(0, 0, 0) if self.look.theme.dark else QColor(ink.colour("ink"))
            scrim.setAlphaF((0.62 if self.look.theme.dark else 0.5) * self._come)
            ink.painter.fillRect(self.rect(), scrim)
            ink.shadow(QRectF(self.card.geometry()))

    def _own(self, keys: QKeySequence) -> QAction | QShortcut | None:
        parts = (self.card, *self.card.findChildren(QWidget))
        actions = [action for part in parts for action in part.actions()]
        shortcuts = self.card.findChildren(QShortcut)
        return next(
            (a for a in actions if keys in a.shortcuts() and a.isEnabled()),
            next((s for s in shortcuts if s.key() == keys and s.isEnabled()), None),
        )

    def _came(self, share: float) -> None:
        self._come = share
        self._cover()
        self.update()

    def _cover(self) -> None:
        """Lie over the whole host, the card in its middle."""
        host = self._host
        self.setGeometry(host.rect())
        around = self.look.px(AROUND)
        wide = min(self.look.px(self._wide), host.width() - 2 * around)
        high = min(self.card.wanted(wide), host.height() - 2 * around)
        top = (host.height() - high) // 2 + round(self.look.px(RISE) * (1 - self._come))
        self.card.setGeometry(QRect((host.width() - wide) // 2, top, wide, high))


@dataclass(frozen=True, slots=True)
class Verb:
    """One answer: its id, its verb, how heavy it is."""

    id: str
    word: Said
    kind: Kind = Kind.SECONDARY
    icon: str = ""


class Question(Sheet):
    """`Question(host, question, consequence, safe=Verb("keep", T("Keep it")), verbs=(Verb(…, Kind.DANGER),))`.

    `answered(id)`; Esc and the first focus are the safe answer, which stands at the left. `body` may be
    filled with what the answer needs: a reason, a PIN.
    """

    answered = Signal(str)

    def __init__(
        self,
        host: QWidget,
        question: Said,
        consequence: Said = "",
        *,
        safe: Verb,
        verbs: Sequence[Verb],
        wide: int = 480,
    ) -> None:
        super().__init__(host, wide)
        self._safe = safe
        self.setAccessibleName(self.look.say(question))
        self.body = Column(gap=8)
        self.buttons: dict[str, ActionButton] = {}
        column = self.card.column
        column.addWidget(Label(question, Role.SECTION, wrap=True))
        if consequence:
            column.addWidget(Label(consequence, Role.BODY, "ink2", wrap=True))
        column.addLayout(self.body)
        row = Row(gap=8)
        for verb in (safe, *verbs):
            row.addWidget(self._button(verb), 1)
        column.addLayout(row)

    def open(self, focus: QWidget | None = None) -> None:
        """Ask; the safe answer has the focus unless something else is to be given first."""
        super().open(focus or self.buttons[self._safe.id])

    def _given_up(self) -> None:
        self.answer(self._safe.id)

    def answer(self, id: str) -> None:
        """Take an answer, and be gone."""
        self.close_sheet()
        self.answered.emit(id)

    def _button(self, verb: Verb) -> ActionButton:
        hint = "Esc" if verb is self._safe else ""
        button = ActionButton(verb.word, verb.kind, verb.icon, hint=hint, centred=True)
        button.clicked.connect(lambda: self.answer(verb.id))
        self.buttons[verb.id] = button
        return button


@runtime_checkable
class Losable(Protocol):
    """A part that may hold what nobody has kept: the question before it goes, and what would be lost."""

    @property
    def holds(self) -> bool: ...

    @property
    def losing(self) -> tuple[Said, Said]: ...


def unless_typed(part: QWidget, leave: Callable[[], object]) -> None:
    """Leave; where something that was typed or drawn would be lost with the part, after asking once."""
    parts = (part, *part.findChildren(QWidget))
    held = next((one for one in parts if isinstance(one, Losable) and one.holds), None)
    if held is None:
        leave()
        return
    question = Question(
        part.window(),
        *held.losing,
        safe=Verb("stay", T("Stay here")),
        verbs=(Verb("leave", T("Throw it away"), Kind.DANGER),),
    )
    question.answered.connect(lambda answer: leave() if answer == "leave" else None)
    question.open()


def _still_taking(part: QWidget | None) -> QWidget | None:
    """The part that had the keys, or the nearest around it that takes them, where it does not any more."""
    if part is None or not shiboken6.isValid(part):
        return None
    if part.isVisible() and part.isEnabled():
        return part
    around = part.parentWidget()
    while around is not None:
        takes = around.focusProxy() or around
        if takes.focusPolicy() is not Qt.FocusPolicy.NoFocus and takes.isVisible() and takes.isEnabled():
            return takes
        around = around.parentWidget()
    return None


def _reached_by_tab(part: QWidget) -> bool:
    tab = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(tab) and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def _order(part: QWidget, sheet: QWidget) -> tuple[int, int]:
    at = part.mapTo(sheet, part.rect().topLeft())
    return at.y(), at.x()
