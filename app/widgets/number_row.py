"""A number by one touch: how many guests, how many of a dish."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.keypad import COUNT, Keypad
from app.widgets.part import Column, Part, showing
from app.widgets.theme import Said

HIGH = 48
HOW_MANY = T("How many guests")


class TouchNumber(Part, QWidget):
    """`TouchNumber(12, across=6)`: 1 to 12 by one touch, more by the keypad beneath; `chosen(n)`.

    With `least` they begin there: a bill is shared among two.
    Digits of the keyboard do the same: a second one within the number makes 12 of 1 and 2, so that only
    a touch on a number tells that it is whole: `touched(n)`.
    """

    chosen = Signal(int)
    touched = Signal(int)

    def __init__(
        self,
        largest: int = 12,
        *,
        across: int = 6,
        least: int = 1,
        most: int = 99,
        word: Said = HOW_MANY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = word
        self.number: int | None = None
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = {
            n: ActionButton(str(n), centred=True, parent=self) for n in range(least, largest + 1)
        }
        self._more = ActionButton(T("More"), icon="ellipsis", centred=True, parent=self)
        self._pad = Keypad(COUNT, longest=len(str(most)), parent=self)
        self._grid = QGridLayout()
        column = Column(self)
        column.addLayout(self._grid)
        for n, button in self._buttons.items():
            button.clicked.connect(lambda _=False, n=n: self._take(n))
            # By keys one types the number: Tab does not stop at each of them.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._grid.addWidget(button, (n - least) // across, (n - least) % across)
        for part in (self._more, self._pad):
            column.addWidget(part)
        self._more.clicked.connect(lambda: self._open(not self._pad.isVisibleTo(self)))
        self._pad.typed.connect(self._typed)
        self._open(False)
        self.dressed()
        self.retold()

    def dressed(self) -> None:
        self._grid.setSpacing(self.look.px(8))

    def retold(self) -> None:
        self.setAccessibleName(self.look.say(self._word))

    def keep_low(self, low: bool) -> None:
        """Make the numbers as low as a finger allows where there is little height, or as usual."""
        for button in (*self._buttons.values(), self._more):
            button.high = 0 if low else HIGH
            button.updateGeometry()

    def up_to(self, most: int) -> None:
        """Offer the numbers up to one; what is typed may be more, and is judged by whoever asked."""
        for n, button in self._buttons.items():
            showing(button, n <= most)
        showing(self._more, most > max(self._buttons))
        if most <= max(self._buttons):
            self._open(False)

    def choose(self, number: int | None) -> None:
        """Show a number as chosen; nothing is told."""
        self.number = number
        for n, button in self._buttons.items():
            button.choose(n == number)
        beyond = number is not None and number not in self._buttons
        self._more.choose(beyond)
        self._more.say(T("More · {n}", n=number) if beyond else T("More"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._pad.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pad.write("")

    def _take(self, number: int) -> None:
        self._pad.write("")
        self.choose(number)
        self.chosen.emit(number)
        self.touched.emit(number)

    def _typed(self, text: str) -> None:
        number = int(text) if text else 0
        self.choose(number if 0 < number <= self._most else None)
        if self.number is not None:
            self.chosen.emit(self.number)

    def _open(self, more: bool) -> None:
        showing(self._pad, more)
