"""The button: icon, word, a second line, a key. Off, it says why; busy, it shows that it works."""

from enum import Enum

from PySide6.QtCore import Property, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.widgets.button_words import SECOND_LINE, SIDE, WORD_LINE, Laid, Told, laid
from app.widgets.paint import BUTTON, Ink, inking, inset, key_width
from app.widgets.part import Part
from app.widgets.theme import Said

ICON_ROOM = 26
RETURNS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The focus comes back with the window: as it was brought before."""
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Kind(Enum):
    """How heavy a button is; at most one primary a screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"
    QUIET = "quiet"


class PressPart(Part, QAbstractButton):
    """What can be pressed and paints itself: hover, and a focus ring for whoever came by key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def ringed(self) -> bool:
        """Whether the focus is here and was not brought by a finger or the mouse."""
        return self.hasFocus() and self._by_key

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over it and it can be pressed."""
        return self.underMouse() and self.isEnabled()

    def name(self, words: str) -> None:
        """Its word, also for a screen reader; an ampersand stays one."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would move the focus to whatever button lies that way; arrows are for lists and segments.
        if event.key() in ARROWS:
            event.ignore()
        elif event.key() in ENTERS:
            self._enter(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        super().mousePressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        # Who touched a button and then types a sum means the page by Enter, not the button again.
        event.setAccepted(self.ringed)
        if self.ringed:
            self.click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in RETURNS:
            self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class ActionButton(PressPart):
    """What the clerk presses: `ActionButton(T("Call hot dishes"), Kind.PRIMARY, "flame", hint="F5", note=…)`.

    `note` is its second line. `off(reason)` greys it: the reason takes the second line, and pressing it
    still tells the caller, who leads to what is missing. `work(True)` shows that it works; `lend(True)`, that
    another person does it, by PIN. `chosen` frames it as one of several ways. Bound to an action by
    `app.widgets.bind`. A form tells it by `formText`, `formKind`, `formIcon`, `formKey`, `formHigh` and `formCentred`.
    """

    def __init__(
        self,
        text: Said = "",
        kind: Kind = Kind.SECONDARY,
        icon: str = "",
        *,
        hint: str = "",
        note: Said = "",
        high: int = 48,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.icon_name, self.hint, self.high, self.centred = kind, icon, hint, high, centred
        self._said, self._note = text, note
        self._reason: Said = ""
        self.is_off = self.busy = self.chosen = self.lent = self._alone = False
        self._needs = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retold()

    def say(self, text: Said, note: Said = "", *, icon: str = "", hint: str = "") -> None:
        """Change its words; its place stays. An icon or a key that is not given stays as well."""
        self._said, self._note = text, note
        self.icon_name, self.hint = icon or self.icon_name, hint or self.hint
        self.retold()

    def off(self, reason: Said = "") -> None:
        """Grey it, and say why."""
        self._state(True, reason)

    def on(self) -> None:
        """Let it be pressed again."""
        self._state(False, "")

    def work(self, busy: bool) -> None:
        """Show, or no longer, that what it began is under way."""
        if busy != self.busy:
            self.busy = busy
            self.update()

    def choose(self, chosen: bool) -> None:
        """Frame it as the chosen one of several."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def lend(self, lent: bool) -> None:
        """Draw it as another person's: framed, where it would be solid for whoever may."""
        if lent != self.lent:
            self.lent = lent
            self.update()

    def show_alone(self, alone: bool) -> None:
        """Draw its icon alone; its word is told by its tool tip, and to a screen reader."""
        if alone != self._alone:
            self._alone = alone
            self.retold()

    def set_text(self, text: str) -> None:
        """Its word, in the language of the screen: for forms."""
        self.say(text, self._note)

    def set_kind(self, name: str) -> None:
        """How heavy it is, by the kind's name: for forms."""
        self.kind = Kind[name]

    def set_icon(self, name: str) -> None:
        """Its icon: for forms."""
        self.icon_name = name

    def set_hint(self, key: str) -> None:
        """The key that is drawn on it, or none."""
        self.hint = key
        self.retold()

    def set_high(self, high: int) -> None:
        """How high it is at 100 %: for forms."""
        self.high = high

    def set_centred(self, centred: bool) -> None:
        """Whether its words stand in its middle: for forms."""
        self.centred = centred

    formText = Property(str, lambda self: self.accessibleName(), set_text)
    formKind = Property(str, lambda self: self.kind.name, set_kind)
    formIcon = Property(str, lambda self: self.icon_name, set_icon)
    formKey = Property(str, lambda self: self.hint, set_hint)
    formHigh = Property(int, lambda self: self.high, set_high)
    formCentred = Property(bool, lambda self: self.centred, set_centred)

    @property
    def second(self) -> str:
        """Its second line: the reason when off, else the note."""
        return self.look.say(self._reason if self.is_off and self._reason else self._note)

    def retold(self) -> None:
        self.name(self.look.say(self._said))
        self.setAccessibleDescription(" ".join(filter(None, (self.second, self.hint))))
        self.setToolTip(self.second if self.is_off else self.accessibleName() if self._alone else "")
        self._grow()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        words = max(look.width(self._word, 15, self._weight), look.width(self.second, 12))
        key = key_width(look, self.hint) + look.px(10) if self.hint else 0
        wide = words + self._icon_room + 2 * look.px(SIDE) + key
        return QSize(max(look.target(44), round(wide) + 2), self._tall)

    def minimumSizeHint(self) -> QSize:
        least = self._icon_room + min(self.look.width(self._word, 15, self._weight), self.look.px(64))
        return QSize(max(self.look.target(44), round(least) + 2 * self.look.px(SIDE)), self._tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        with inking(self) as ink:
            if self.ringed:
                ink.ring(at, BUTTON)
            colour = self._ground(ink, inset(at, 3) if self.ringed else at)
            self._words(ink, at, colour)

    def shows(self, wide: float) -> Laid:
        """What has room at a width, on which lines."""
        kept = self.busy or self._alone
        told = Told(
            *(
                self._word,
                self._weight,
                self.second,
                self._icon_room,
                self.hint,
                self.centred or not self._word,
            ),
            must_have_icon=kept,
        )
        return laid(self.look, told, wide)

    @property
    def _word(self) -> str:
        return "" if self._alone else self.accessibleName()

    @property
    def _tall(self) -> int:
        return self.look.target(max(self.high, self._needs))

    def _grow(self) -> None:
        """Take the height that the lines need at this width."""
        lines = self.shows(self.width())
        needs = lines.high if len(lines.word) + len(lines.second) > 2 else 0
        if needs != self._needs:
            self._needs = needs
            self.updateGeometry()

    @property
    def _weight(self) -> int:
        return 600 if self.kind is Kind.PRIMARY or self.chosen else 500

    @property
    def _icon_room(self) -> int:
        return self.look.px(ICON_ROOM if self._word else 20) if self.icon_name or self.busy else 0

    def _state(self, off: bool, reason: Said) -> None:
        if (off, reason) != (self.is_off, self._reason):
            self.is_off, self._reason = off, reason
            self.retold()

    def _ground(self, ink: Ink, at: QRectF) -> str:
        """Paint what lies beneath, and say in which colour the words go on it."""
        down, over = self.isDown(), self.hovered and not self.busy
        if self.is_off or not self.isEnabled():
            if self.kind is not Kind.QUIET:
                ink.box(at, BUTTON, "sunken", "line")
            return "ink3"
        if self.chosen:
            ink.box(at, BUTTON, "select", "ink", 2)
            return "ink"
        match self.kind:
            case Kind.PRIMARY if self.lent:
                ink.box(at, BUTTON, "press" if down else "hover" if over else "surface", "ink", 1.6)
                return "ink"
            case Kind.PRIMARY:
                ink.box(at, BUTTON, "action_hover" if down or over else "action")
                return "on_action"
            case Kind.DANGER:
                ink.box(at, BUTTON, "bad_t" if down or over else "surface", "bad", 1.2)
                return "bad_i"
            case Kind.QUIET:
                if down or over:
                    ink.box(at, BUTTON, "press" if down else "hover")
                return "ink2"
        ground = "press" if down else "hover" if over else "surface"
        ink.box(at, BUTTON, ground, "edge" if down else "line", 1.2)
        return "ink"

    def _words(self, ink: Ink, at: QRectF, colour: str) -> None:
        px, middle = self.look.px, at.center().y()
        lines = self.shows(at.width())
        if lines.key:
            ink.key(at.right() - px(12), middle, self.hint, on_action=colour == "on_action")
        x, room = at.left() + lines.side, lines.room
        if self.centred or not self._word:
            widest = min(room, self._widest(lines))
            x += (room - widest) / 2
            room = widest
        if lines.icon:
            drawn = "loader-circle" if self.busy else self.icon_name
            ink.icon(x, middle, drawn, colour, 18 if self._word else 20)
            x += lines.icon
        self._lines(ink, QRectF(x, at.top(), room + px(2), at.height()), lines, colour)

    def _widest(self, lines: Laid) -> float:
        words = [self.look.width(one, 15, self._weight) for one in lines.word]
        return max((*words, *(self.look.width(one, 12) for one in lines.second)), default=0.0)

    def _lines(self, ink: Ink, at: QRectF, lines: Laid, colour: str) -> None:
        """The word, and beneath it a note or a reason, closer together where the height is less than they need."""
        px = self.look.px
        tight = at.height() < px(lines.high)
        word_line, line = px(WORD_LINE - tight), px(SECOND_LINE - 2 * tight)
        top = at.center().y() - (word_line * len(lines.word) + line * len(lines.second)) / 2
        for n, one in enumerate(lines.word):
            ink.text(
                QRectF(at.left(), top + n * word_line, at.width(), word_line), one, 15, self._weight, colour
            )
        top += word_line * len(lines.word)
        with ink.kept():
            ink.painter.setOpacity(0.82 if colour == "on_action" else 1)
            tone = colour if colour in ("on_action", "bad_i") else "ink3"
            for n, one in enumerate(lines.second):
                ink.text(QRectF(at.left(), top + n * line, at.width(), line), one, 12, 400, tone)
