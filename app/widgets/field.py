"""Fields to type into: a label, the box with its unit, the sentence when something is wrong with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Property, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.kernel import fields
from app.kernel.fields import Note, Private
from app.kernel.text import T
from app.widgets.button import ActionButton, Kind
from app.widgets.paint import BUTTON, RIGHT, inking
from app.widgets.part import Column, Label, Part, Role, Row, showing
from app.widgets.sentence import Sentence
from app.widgets.theme import Said

LETTERS = Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText
"""What a menu's search asks for: its dishes are found by the first letters of their pinyin."""
KINDS: Mapping[str, type[fields.Label | Private]] = {
    one.__name__: one for one in (fields.Label, Note, Private)
}
"""What a form may say that a field takes."""


class _Line(QLineEdit):
    """The line inside the box. It tells what is being composed, before it is committed."""

    composed = Signal(str)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self._composing = ""
        self.textChanged.connect(self._tell)

    @property
    def sought(self) -> str:
        """The text with what is being composed, as letters: an input method parts syllables by marks."""
        letters = "".join(c for c in self._composing if c not in "' ")
        return self.text()[: self.cursorPosition()] + letters + self.text()[self.cursorPosition() :]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.moved.emit()

    def _tell(self) -> None:
        self.composed.emit(self.sought)


class Box(Part, QWidget):
    """The box of a field: a line, an icon before it, a unit behind it; its edge tells focus and fault.

    A `bare` one has no edge and larger type: the head of the search.
    """

    def __init__(
        self,
        icon: str = "",
        unit: Said = "",
        *,
        high: int = 44,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._unit, self._high, self._bare = icon, unit, high, bare
        self.faulty = False
        self.line = _Line(self)
        self.line.moved.connect(self.update)
        self.line.textChanged.connect(self.update)
        self.setFocusProxy(self.line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.line)
        self.dressed()

    def unit(self, unit: Said) -> None:
        """Say what stands behind the number."""
        self._unit = unit
        self.dressed()

    def set_high(self, high: int) -> None:
        """How high it is at 100 %; never less than a finger."""
        self._high = high
        self.updateGeometry()

    def dressed(self) -> None:
        look = self.look
        self.line.setFont(look.font(20, 500) if self._bare else look.font(15))
        self.line.setPalette(look.theme.palette())
        unit = look.width(look.say(self._unit), 13) + look.px(8) if self._unit else 0
        left = look.px(38 if self._icon else 12)
        self._row.setContentsMargins(left, 2, round(unit) + look.px(12), 2)
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        self.dressed()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(180), self.look.target(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(88), self.look.target(self._high))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        edge, wide = self._edge()
        with inking(self) as ink:
            if not self._bare:
                ink.box(at, BUTTON, "surface" if self.isEnabled() else "sunken", edge, wide)
            if self._icon:
                tone = "ink2" if self.line.text() else "ink3"
                ink.icon(self.look.px(12), at.center().y(), self._icon, tone, 18)
            if self._unit:
                room = at.adjusted(0, 0, -self.look.px(12), 0)
                ink.text(room, self.look.say(self._unit), 13, 400, "ink3", RIGHT)

    def _edge(self) -> tuple[str, float]:
        if not self.isEnabled():
            return "line", 1
        if self.line.hasFocus():
            return "focus", 2
        return ("bad", 2) if self.faulty else ("edge", 1)


class Field(Part, QWidget):
    """`Field(T("Mobile phone"), icon="phone", unit=…, digits=True)`; `fault(sentence)` says what is wrong.

    `changed` tells each change, `entered` the Enter that is not part of a composition. `digits` turns
    input methods off. The sentence goes when the text changes. `named` is what a screen reader calls it
    where its label stands elsewhere. `takes(Note)` is the kind of text that its command takes, which limits its length.
    """

    changed = Signal(str)
    entered = Signal(str)

    def __init__(
        self,
        label: Said = "",
        *,
        hint: Said = "",
        icon: str = "",
        unit: Said = "",
        digits: bool = False,
        secret: bool = False,
        named: Said = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._hint, self._named = label, hint, named
        self._by_hand = False
        # Not fixed: Qt would cap it at the height of a sentence of one line.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._label = Label(label, Role.SECOND, "ink2", self)
        self.box = Box(icon, unit, parent=self)
        self.line = self.box.line
        self._fault = Sentence(parent=self)
        self.setFocusProxy(self.line)
        self.set_digits(digits)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        column = Column(self, gap=4)
        for part in (self._label, self.box, self._fault):
            column.addWidget(part)
        showing(self._label, bool(label))
        self.line.textChanged.connect(self._typed)
        self.line.textEdited.connect(self._edited)
        # Told once the rest of a paste has changed the text: a change takes the sentence away.
        self.line.inputRejected.connect(self._full, Qt.ConnectionType.QueuedConnection)
        self.line.returnPressed.connect(lambda: self.entered.emit(self.text))
        self.retold()

    @property
    def text(self) -> str:
        """What stands in it, without blanks at its ends."""
        return self.line.text().strip()

    @property
    def holds(self) -> bool:
        """Whether something that was typed by hand stands in it; a PIN is nothing that could be lost."""
        return self._by_hand and bool(self.text) and self.line.echoMode() is QLineEdit.EchoMode.Normal

    @property
    def losing(self) -> tuple[Said, Said]:
        """What is asked before it goes with something in it, and what would be lost."""
        return T("Throw away what was typed?"), T("“{text}” was not noted yet.", text=self.text)

    def set_label(self, label: Said) -> None:
        """What is asked for: the line above the box."""
        self._said = label
        self._label.say(label)
        showing(self._label, bool(label))
        self.retold()

    def set_hint(self, hint: Said) -> None:
        """What stands in the box while it is empty."""
        self._hint = hint
        self.retold()

    def set_unit(self, unit: Said) -> None:
        """What stands behind the number."""
        self.box.unit(unit)

    def set_digits(self, digits: bool) -> None:
        """Numbers alone are typed here: no input method."""
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly if digits else Qt.InputMethodHint.ImhNone
        )
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not digits)

    def takes(self, kind: type[fields.Label | Private]) -> None:
        """What it takes, by the kind of text of its command: no more than that may have."""
        self.line.setMaxLength(kind.limit)

    def set_takes(self, name: str) -> None:
        """What it takes, by the kind's name: for forms."""
        self.takes(KINDS[name])

    formTakes = Property(str, lambda self: "", set_takes)
    formLabel = Property(str, lambda self: self.line.accessibleName(), set_label)
    formHint = Property(str, lambda self: self.line.placeholderText(), set_hint)
    formUnit = Property(str, lambda self: "", set_unit)
    formDigits = Property(bool, lambda self: False, set_digits)

    def write(self, text: str) -> None:
        """Put a text into it."""
        self.line.setText(text)

    def noted(self) -> None:
        """What stands in it is kept: it could not be lost with the field any more."""
        self._by_hand = False

    def fault(self, sentence: Said) -> None:
        """Say what is wrong and what to do; nothing takes it back."""
        self._fault.say(sentence)
        self.box.faulty = bool(self._fault.text)
        self.line.setAccessibleDescription(self._fault.text)
        self.box.update()

    def retold(self) -> None:
        self.line.setAccessibleName(self.look.say(self._named or self._said or self._hint))
        self.line.setPlaceholderText(self.look.say(self._hint))

    def _edited(self) -> None:
        self._by_hand = True

    def _full(self) -> None:
        """More was typed or pasted than it takes."""
        if len(self.line.text()) == self.line.maxLength():
            self.fault(T("At most {n} characters: the rest was left out.", n=self.line.maxLength()))

    def _typed(self) -> None:
        if self.box.faulty:
            self.fault("")
        self.changed.emit(self.text)


class SearchField(Part, QWidget):
    """Finds while one types, also what an input method is still composing: `sought(text)`.

    `letters` asks the input method for Latin letters, and offers 中 beside the field for han.
    `moved(±1)` is Down or Up, for the list that it fills; `entered(text)` is Enter.
    """

    sought = Signal(str)
    entered = Signal(str)
    moved = Signal(int)

    def __init__(
        self,
        hint: Said,
        *,
        letters: bool = False,
        high: int = 48,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self.box = Box("search", high=high, bare=bare, parent=self)
        self.line = self.box.line
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.composed.connect(self.sought)
        self.line.returnPressed.connect(lambda: self.entered.emit(self.line.text()))
        row = Row(self, gap=8)
        row.addWidget(self.box)
        if letters:
            self._han = ActionButton("中", Kind.SECONDARY, centred=True, high=high, parent=self)
            self._han.clicked.connect(lambda: self.ask_han(not self._han.chosen))
            row.addWidget(self._han)
            self.ask_han(False)
        self.retold()

    @property
    def text(self) -> str:
        """What is sought now."""
        return self.line.sought

    def clear(self) -> None:
        """Seek nothing."""
        self.line.clear()

    def ask_han(self, han: bool) -> None:
        """Let the input method write han, or ask it for letters again."""
        self._han.choose(han)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhNone if han else LETTERS)
        self.line.setFocus()

    def retold(self) -> None:
        self.line.setPlaceholderText(self.look.say(self._hint))
        self.line.setAccessibleName(self.look.say(self._hint))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line lets go of Up and Down: they are for the list that it fills.
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


def blame(faults: Sequence[tuple[Field, Said]]) -> bool:
    """Say beside each of these fields what is wrong, and lead to the first; whether anything is."""
    for field, sentence in faults:
        field.fault(sentence)
    if faults:
        faults[0][0].setFocus(Qt.FocusReason.OtherFocusReason)
    return bool(faults)
