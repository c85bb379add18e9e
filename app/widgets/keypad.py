"""Keys to touch for figures and PINs. A keyboard's digits do the same, whether or not the pad is shown."""

from functools import partial

from PySide6.QtCore import Property, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import PressPart
from app.widgets.paint import CARD, CENTRE, inking
from app.widgets.part import Column, Label, Painted, Part, Role
from app.widgets.sentence import Sentence
from app.widgets.theme import Said

BACK, CLEAR, ENTER = "back", "clear", "enter"
MONEY = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", ".", BACK)
COUNT = ("1", "2", "3", "4", "5", "6", "7", "8", "9", CLEAR, "0", BACK)
"""The keys of a pad, row by row."""
_TYPED = {
    Qt.Key.Key_Backspace: BACK,
    Qt.Key.Key_Delete: CLEAR,
    Qt.Key.Key_Return: ENTER,
    Qt.Key.Key_Enter: ENTER,
}


class _Digit(PressPart):
    def __init__(self, key: str, high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.high, self.shut = key, high, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retold()

    def retold(self) -> None:
        words = {BACK: T("Delete the last digit"), CLEAR: T("Clear", "keypad")}
        self.name(self.look.say(words.get(self.key, self.key)))

    def sizeHint(self) -> QSize:
        return QSize(self.look.target(72), self.look.target(self.high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.target(44), self.look.target(self.high))

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        with inking(self) as ink:
            ground = "press" if self.isDown() else "hover" if self.hovered else "surface"
            ink.box(at, CARD, "sunken" if self.shut else ground, "line", 1.2)
            word, digit = ("ink3", "ink3") if self.shut else ("ink2", "ink")
            if self.key == BACK:
                ink.icon(at.center().x() - self.look.px(11), at.center().y(), "delete", word, 22)
            elif self.key == CLEAR:
                ink.text(at, self.accessibleName(), 15, 500, word, CENTRE)
            else:
                ink.text(at, self.key, 22, 500, digit, CENTRE)


class Keypad(Part, QWidget):
    """Twelve keys and what was typed: `Keypad(MONEY)`, `Keypad(COUNT, longest=2)`.

    `typed` says the text after each key, `entered` the text on Enter. `serve(page)` lets the page's
    keyboard reach it, also while it is hidden. `decimals` are the figures after the point. `refused(key)`
    says what was typed and has no place there: a minus, a third decimal, a second point, any key while it is shut.
    """

    typed = Signal(str)
    entered = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        keys: tuple[str, ...] = MONEY,
        *,
        longest: int = 9,
        decimals: int = 2,
        high: int = 50,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text, self._longest, self.is_shut = "", longest, False
        self._decimals = decimals if "." in keys else 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        for n, key in enumerate(keys):
            button = _Digit(key, high, self)
            button.clicked.connect(partial(self.press, key))
            self._grid.addWidget(button, n // 3, n % 3)
        self.setAccessibleName(self.look.say(T("Keypad")))
        self.dressed()

    def dressed(self) -> None:
        self._grid.setSpacing(self.look.px(8))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.updateGeometry()

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(T("Keypad")))

    def set_high(self, high: int) -> None:
        """How high the keys are at 100 %."""
        for key in self.findChildren(_Digit):
            key.high = high
            key.updateGeometry()

    def shut(self, shut: bool) -> None:
        """Take no key, or take them again; the focus stays."""
        self.is_shut = shut
        for key in self.findChildren(_Digit):
            key.shut = shut
            key.update()

    def write(self, text: str) -> None:
        """Begin with a text, as if it had been typed; nothing is told."""
        self.text = text

    def press(self, key: str) -> None:
        """Take a key: a digit, the point, back, clear or enter; none while it is shut."""
        if self.is_shut:
            self.refused.emit(key)
            return
        if key == ENTER:
            self.entered.emit(self.text)
            return
        text = pressed(self.text, key, self._longest, self._decimals)
        if text != self.text or key in (BACK, CLEAR):
            self.text = text
            self.typed.emit(text)
        elif key != "0" or text != "0":
            self.refused.emit(key)

    def serve(self, page: QWidget) -> None:
        """Take the digits that reach a page: those that no field of it wanted."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._took(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        key = _TYPED.get(Qt.Key(event.key()), event.text())
        known = key in _TYPED.values() or key == "." or (len(key) == 1 and key in "0123456789")
        if plain and known:
            self.press(key)
        minus = plain and key == "-" and self._decimals > 0 and not self.is_shut
        if minus:
            self.refused.emit(key)
        return plain and (known or minus)


class _Dots(Painted):
    def __init__(self, of: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.filled, self.of = 0, of
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(34) * self.of, self.look.px(44))

    def show_filled(self, filled: int) -> None:
        self.filled = filled
        self.setAccessibleName(self.look.say(T("{n} of {of} digits", n=filled, of=self.of)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            ink.dots(QRectF(self.rect()), self.filled, self.of)


class PinPad(Part, QWidget):
    """A PIN: dots, keys, and the sentence when it was wrong. Its last digit sends it: `completed(pin)`."""

    completed = Signal(str)

    def __init__(self, length: int = 6, *, high: int = 68, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = length
        self._dots = _Dots(length, self)
        self._first: Said = ""
        self._ask = Label(T("Enter your PIN"), Role.SECOND, "ink3", align=Qt.AlignmentFlag.AlignCenter)
        self.pad = Keypad(COUNT, longest=length, high=high, parent=self)
        self._fault = Sentence(parent=self)
        self.setFocusProxy(self.pad)
        column = Column(self, gap=12)
        for part in (self._ask, self._dots, self.pad, self._fault):
            column.addWidget(part)
        self.pad.typed.connect(self._typed)
        self.pad.refused.connect(self._refused)
        self._dots.show_filled(0)

    def set_high(self, high: int) -> None:
        """How high its keys are at 100 %: for forms."""
        self.pad.set_high(high)

    formHigh = Property(int, lambda self: 0, set_high)

    def begin(self) -> None:
        """Forget what was typed and what was wrong."""
        self.pad.write("")
        self._dots.show_filled(0)
        self._fault.say("")

    def wait_for(self, first: Said) -> None:
        """Take no digit before something else is done, and say what; with nothing to wait for ask for the PIN."""
        self._first = first
        self._ask.say(first or T("Enter your PIN"))
        self.pad.shut(bool(first))

    def wrong(self, sentence: Said) -> None:
        """Begin anew, and say what was wrong."""
        self.begin()
        self._fault.say(sentence)

    def rest(self, sentence: Said) -> None:
        """Take no digit, and say why; an empty sentence takes them again."""
        if bool(sentence) != self.pad.is_shut:
            self.begin()
        self.pad.shut(bool(sentence))
        self._fault.say(sentence)

    def serve(self, page: QWidget) -> None:
        """Take the digits that reach a page."""
        self.pad.serve(page)

    def _refused(self, _: str) -> None:
        if self._first:
            self._fault.say(self._first)

    def _typed(self, text: str) -> None:
        self._dots.show_filled(len(text))
        if text:
            self._fault.say("")
        if len(text) == self._length:
            self.pad.write("")
            self.completed.emit(text)


def pressed(text: str, key: str, longest: int, decimals: int) -> str:
    """What stands there after a key: never longer than allowed, never two points, no zero before a digit."""
    if key == BACK:
        return text[:-1]
    if key == CLEAR:
        return ""
    if key == ".":
        return text if "." in text or not decimals else (text or "0") + "."
    whole, point, part = text.partition(".")
    if len(part if point else whole) >= (decimals if point else longest):
        return text
    return text + key if decimals == 0 or text != "0" else key
