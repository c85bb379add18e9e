"""What every part has in common, and the plain ones: sentence, sheet, and layouts that keep to the text size."""

from enum import Enum
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.widgets.paint import Ink, inking
from app.widgets.theme import Dressed, Look, Said, language_changed, look

# A mixin for widgets of every kind: to the type checker it is one, at run time it must not be a second base.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Part(Dressed, _Widget):
    """A part that measures itself by the look and words itself in the language of the screen."""

    @cached_property
    def look(self) -> Look:
        """What the application wears: one look, which changes its dress."""
        return look()

    def dressed(self) -> None:
        """Another theme or text size."""
        self.updateGeometry()
        self.update()

    def retold(self) -> None:
        """Another language."""

    def setToolTip(self, text: str) -> None:
        """Words, whatever they look like: a tool tip takes what looks like markup for markup (COM-80)."""
        super().setToolTip(f"<span>{escape(text)}</span>" if Markup.mightBeRichText(text) else text)

    def changeEvent(self, event: QEvent) -> None:
        """Qt's own: hears of the language."""
        super().changeEvent(event)
        if language_changed(event):
            self.retold()
            self.updateGeometry()
            self.update()


class Painted(Part, QWidget):
    """A part that paints itself: a subclass says `paint(ink, rect)`, and `sizeHint` in pixels."""

    def paint(self, ink: Ink, at: QRectF) -> None:
        """Draw it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with inking(self) as ink:
            self.paint(ink, QRectF(self.rect()))


class Role(Enum):
    """What a line of text is, by size and weight of the design."""

    DUE = (34, 700)
    TITLE = (24, 700)
    SECTION = (18, 600)
    PHRASE = (17, 500)
    STRONG = (15, 600)
    BODY = (15, 400)
    ROW = (14, 400)
    SECOND = (13, 400)
    SMALL = (12, 400)


class Label(Part, QLabel):
    """A sentence or a line: `Label(T("Who is at this counter?"), Role.SECTION, "ink2", wrap=True)`.

    One line high unless it wraps; a line that does not fit is elided and told whole in its tool tip.
    """

    def __init__(
        self,
        text: Said = "",
        role: Role = Role.BODY,
        tone: str = "ink",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        super().__init__(parent)
        self.role, self.tone = role, tone
        self._said = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(align)
        self.dressed()
        self.retold()

    def say(self, text: Said, tone: str = "") -> None:
        """Say something else, perhaps in another tone."""
        self._said = text
        if tone and tone != self.tone:
            self.tone = tone
            self.dressed()
        self.retold()

    def setWordWrap(self, on: bool) -> None:
        """A label that wraps is as high as its lines; any other is one line high."""
        super().setWordWrap(on)
        down = QSizePolicy.Policy.Minimum if on else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, down)
        policy.setHeightForWidth(on)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """What a form says, in the language of the screen."""
        self.say(text)

    def set_role(self, name: str) -> None:
        """What line of text it is, by the role's name: for forms."""
        self.role = Role[name]
        self.dressed()

    def set_tone(self, tone: str) -> None:
        """Its colour, by its name in the design: for forms."""
        self.tone = tone
        self.dressed()

    formRole = Property(str, lambda self: self.role.name, set_role)
    formTone = Property(str, lambda self: self.tone, set_tone)

    def retold(self) -> None:
        super().setText(self.look.say(self._said))

    def dressed(self) -> None:
        self.setFont(self.look.font(*self.role.value))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.look.colour(self.tone))
        self.setPalette(palette)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.wordWrap():
            # Qt guesses a width of its own; as high as that would be, no taller column is wanted.
            hint.setHeight(self.heightForWidth(max(self.width(), hint.width())))
        return hint

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        least.setWidth(min(least.width(), self.look.px(24)))
        if self.wordWrap():
            least.setHeight(self.heightForWidth(self.width()))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A wrapped text in a column that is too tight would be cut from below.
        if self.wordWrap() and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap() or self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            self.setToolTip("")
            super().paintEvent(event)
            return
        self.setToolTip(self.text())
        with inking(self) as ink:
            size, weight = self.role.value
            ink.text(QRectF(self.rect()), self.text(), size, weight, self.tone, self.alignment())


class Panel(Part, QFrame):
    """A ground with a hairline: `Panel("surface")`, `Panel("sunken", line="line", radius=10)` for a card."""

    def __init__(
        self,
        fill: str = "surface",
        *,
        line: str = "",
        radius: int = 0,
        sides: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fill, self.line, self.radius, self.sides = fill, line, radius, sides
        self._wide = self._high = 0

    def set_wide(self, wide: int) -> None:
        """How wide it is at 100 %, whatever the room: for forms."""
        self._wide = wide
        self.dressed()

    def set_high(self, high: int) -> None:
        """How high it is at 100 %, whatever the room: for forms."""
        self._high = high
        self.dressed()

    def dressed(self) -> None:
        if self._wide:
            self.setFixedWidth(self.look.px(self._wide))
        if self._high:
            self.setFixedHeight(max(1, self.look.px(self._high)))
        super().dressed()

    def set_ground(self, told: str) -> None:
        """Fill, line, radius and sides as a form writes them: "sunken line 10 left,top"; later words may lack."""
        fill, line, radius, sides = [*told.split(), "", "", ""][:4]
        self.fill, self.line, self.radius = fill, line.strip("-"), int(radius or 0)
        self.sides = tuple(filter(None, sides.split(",")))

    formGround = Property(str, lambda self: self.fill, set_ground)
    formWide = Property(int, lambda self: self._wide, set_wide)
    formHigh = Property(int, lambda self: self._high, set_high)

    def paintEvent(self, event: QPaintEvent) -> None:
        at = QRectF(self.rect())
        with inking(self) as ink:
            ink.box(at, self.radius, self.fill, self.line or None)
            for side in self.sides:
                ink.bar(_side(at, side), "line")


class Column(QVBoxLayout, Dressed):
    """Parts one below the other: `Column(parent, gap=8, edge=(16, 12))`, in measures of the design.

    `edge` is one number, (across, down) or (left, top, right, bottom).
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: float = 8, edge: float | tuple[float, ...] = 0
    ) -> None:
        super().__init__(*([parent] if parent else []))
        self._gap, self._edge = gap, edge
        self.dressed()

    def keep(self, edge: float | tuple[float, ...]) -> None:
        """Keep another distance from the edge from now on."""
        self._edge = edge
        self.dressed()

    def dressed(self) -> None:
        _measure(self, self._gap, self._edge)


class Row(QHBoxLayout, Dressed):
    """Parts side by side, like `Column`."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: float = 8, edge: float | tuple[float, ...] = 0
    ) -> None:
        super().__init__(*([parent] if parent else []))
        self._gap, self._edge = gap, edge
        self.dressed()

    def dressed(self) -> None:
        _measure(self, self._gap, self._edge)


def filled(layout: QBoxLayout, *parts: QWidget | QLayout | int | None) -> QBoxLayout:
    """Put parts into a row or column; None is the one stretch, a number a space."""
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(look().px(part))
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


class Scroll(QScrollArea):
    """A column that scrolls down; the wheel, a finger and the arrow keys move it, nothing sideways.

    What takes the focus in it comes into sight, whoever gave it; under a finger nothing moves.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def bring(self, part: QWidget) -> None:
        """Bring a part into sight, with what it grew by just now."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(part)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._holds(now) and not QApplication.mouseButtons():
            # Not before what was said with it has its place.
            QTimer.singleShot(0, self, self._bring_focus)

    def _bring_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._holds(now) and now.height() <= self.viewport().height():
            self.bring(now)

    def _holds(self, part: QWidget | None) -> bool:
        inside = self.widget()
        return part is not None and inside is not None and inside.isAncestorOf(part)


def showing(part: QWidget, shown: bool) -> None:
    """Show a part or hide it; one that has no parent yet is not opened as a window of its own."""
    if part.parentWidget() or not shown:
        part.setVisible(shown)
    else:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        part.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)


def _measure(layout: QBoxLayout, gap: float, edge: float | tuple[float, ...]) -> None:
    px = look().px
    edges = edge if isinstance(edge, tuple) else (edge, edge)
    left, top, right, bottom = edges if len(edges) == 4 else (*edges, *edges)
    layout.setSpacing(px(gap))
    layout.setContentsMargins(px(left), px(top), px(right), px(bottom))


def _side(at: QRectF, side: str) -> QRectF:
    return {
        "left": QRectF(at.left(), at.top(), 1, at.height()),
        "right": QRectF(at.right() - 1, at.top(), 1, at.height()),
        "top": QRectF(at.left(), at.top(), at.width(), 1),
        "bottom": QRectF(at.left(), at.bottom() - 1, at.width(), 1),
    }[side]
