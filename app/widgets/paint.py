"""The few words that every painted part draws with: box, text, chip, key, icon, hatch, shadow.

All of them ask the look for its colours and measures while they paint, so nothing is kept from an
old theme. Sizes are those of the design, at 100 %; rectangles are in pixels.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from app.widgets.icons import icon
from app.widgets.theme import Look, Said, look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

CHIP, BUTTON, CARD, SHEET = 6, 9, 10, 14
"""Radii."""
CHIP_HIGH = 24
KEY_HIGH = 20


@dataclass(frozen=True, slots=True)
class Tag:
    """What a chip says: a word, its icon, and the hue of its state. Solid is the state of a tile."""

    word: Said
    hue: str = "mute"
    icon: str = ""
    solid: bool = False


Colour = str | QColor
"""A name of the design, or a colour mixed from such."""


class Ink:
    """A painter that knows the look. `with inking(widget) as ink: ink.box(…)`; a delegate wraps its painter."""

    def __init__(self, painter: QPainter, worn: Look | None = None) -> None:
        self.painter, self.look = painter, worn or look()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )

    def colour(self, of: Colour) -> QColor:
        """A colour by name, or as it is."""
        return self.look.colour(of) if isinstance(of, str) else of

    def box(
        self,
        at: QRectF,
        radius: float = 0,
        fill: Colour | None = None,
        line: Colour | None = None,
        width: float = 1,
        *,
        dashed: bool = False,
    ) -> None:
        """A rounded box; its line lies wholly inside."""
        self.painter.setBrush(QBrush(self.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        self.painter.setPen(self._pen(line, width, dashed=dashed))
        half = width / 2 if line else 0
        inner = at.adjusted(half, half, -half, -half)
        round_ = min(self.look.px(radius), inner.height() / 2)
        self.painter.drawRoundedRect(inner, round_, round_)

    def bar(self, at: QRectF, fill: Colour) -> None:
        """A plain area, square at its corners."""
        self.painter.fillRect(at, self.colour(fill))

    def text(
        self,
        at: QRectF,
        words: str,
        size: int = 15,
        weight: int = 400,
        colour: Colour = "ink",
        align: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """One line, elided where it does not fit. Returns how wide it came out."""
        shown = self.elided(words, at.width(), size, weight)
        self.painter.setFont(self.look.font(size, weight))
        self.painter.setPen(self.colour(colour))
        # A hair wider: what was measured must not be cut by rounding.
        slack = -1 if align & Qt.AlignmentFlag.AlignRight else 0
        room = at.adjusted(slack, 0, slack + 1, 0)
        self.painter.drawText(room, int(align) | int(Qt.TextFlag.TextSingleLine), shown)
        return self.look.width(shown, size, weight)

    def elided(self, words: str, room: float, size: int, weight: int = 400) -> str:
        """A text as it fits into some pixels."""
        return self.look.metrics(size, weight).elidedText(words, Qt.TextElideMode.ElideRight, room + 1)

    def wrapped(self, words: str, room: float, size: int, weight: int = 400, most: int = 2) -> list[str]:
        """A text as it fits into so many lines of some pixels; the last one is elided."""
        layout = QTextLayout(words, self.look.font(size, weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(words)]
        lines = [words[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        return [*lines[:-1], self.elided(lines[-1], room, size, weight)] if lines else []

    def icon(self, x: float, middle: float, name: str, colour: Colour = "ink2", size: int = 18) -> float:
        """An icon with its left edge at x, centred on a line. Returns its width."""
        side = self.look.px(size)
        device = self.painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        drawn = icon(name, self.colour(colour), side, ratio)
        self.painter.drawPixmap(QPointF(x, middle - side / 2), drawn)
        return side

    def chip(self, x: float, middle: float, tag: Tag, *, right: bool = False) -> float:
        """A chip from its left edge, or up to its right one. Returns its width."""
        wide, px = chip_width(self.look, tag), self.look.px
        left = x - wide if right else x
        at = QRectF(left, middle - px(CHIP_HIGH) / 2, wide, px(CHIP_HIGH))
        ground, ink = (tag.hue, "surface") if tag.solid else (f"{tag.hue}_t", f"{tag.hue}_i")
        self.box(at, CHIP, ground)
        start = left + px(8)
        if tag.icon:
            start = left + px(6) + self.icon(left + px(6), middle, tag.icon, ink, 14) + px(4)
        self.text(QRectF(start, at.top(), wide, at.height()), self.look.say(tag.word), 12, 500, ink)
        return wide

    def key(self, right: float, middle: float, hint: str, *, on_action: bool = False) -> float:
        """A key hint that ends at `right`. Returns its width."""
        wide, high = key_width(self.look, hint), self.look.px(KEY_HIGH)
        at = QRectF(right - wide, middle - high / 2, wide, high)
        if on_action:
            ground = QColor(self.colour("on_action"))
            ground.setAlpha(46)
            self.box(at, 5, ground)
        else:
            self.box(at, 5, "surface", "line")
        self.text(at, hint, 11, 500, "on_action" if on_action else "ink2", CENTRE)
        return wide

    def hatch(self, at: QRectF, colour: Colour, radius: float = CARD) -> None:
        """Slanted lines within a rounded box: shut, sold out."""
        round_, gap = self.look.px(radius), self.look.px(7)
        path = QPainterPath()
        path.addRoundedRect(at, round_, round_)
        with self.kept():
            self.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            self.painter.setPen(QPen(self.colour(colour), 1.2))
            x = at.left() - at.height()
            while x < at.right():
                self.painter.drawLine(QPointF(x, at.bottom()), QPointF(x + at.height(), at.top()))
                x += gap

    def ring(self, at: QRectF, radius: float = BUTTON) -> None:
        """The focus ring: two pixels, inside the part's own edge."""
        self.box(at, radius + 2, None, "focus", 2)

    def shadow(self, at: QRectF, radius: float = SHEET, reach: int = 16) -> None:
        """A soft shadow around what floats."""
        soft = QColor(self.colour("shadow"))
        soft.setAlpha(6 if not self.look.theme.dark else 14)
        for k in range(reach, 0, -2):
            self.box(at.adjusted(-k, -k + k / 3, k, k + k / 3), radius + k, soft)

    def dots(self, at: QRectF, filled: int, of: int) -> None:
        """A row of dots, the first ones filled: a PIN that is being typed."""
        side, step = self.look.px(16), self.look.px(34)
        x = at.center().x() - (step * (of - 1) + side) / 2
        for k in range(of):
            dot = QRectF(x + k * step, at.center().y() - side / 2, side, side)
            self.box(dot, 8, "ink" if k < filled else "surface", None if k < filled else "edge", 1.4)

    def progress(self, at: QRectF, share: float, hue: str = "ok", ground: Colour = "press") -> None:
        """A bar of which a part is done."""
        self.box(at, 4, ground)
        if share > 0:
            self.box(
                QRectF(at.left(), at.top(), max(at.height(), at.width() * min(share, 1)), at.height()), 4, hue
            )

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Leave the painter as it was found: clip, opacity."""
        self.painter.save()
        try:
            yield
        finally:
            self.painter.restore()

    def _pen(self, line: Colour | None, width: float, *, dashed: bool) -> QPen | Qt.PenStyle:
        if not line:
            return Qt.PenStyle.NoPen
        pen = QPen(self.colour(line), width)
        if dashed:
            pen.setDashPattern([4, 3])
        return pen


@contextmanager
def inking(device: QPaintDevice) -> Iterator[Ink]:
    """Paint on a widget or a picture."""
    painter = QPainter(device)
    try:
        yield Ink(painter)
    finally:
        painter.end()


def chip_width(worn: Look, tag: Tag) -> float:
    """How wide a chip is, in pixels."""
    word = worn.width(worn.say(tag.word), 12, 500)
    if not word:
        return worn.px(26)
    return word + worn.px(16) + (worn.px(16) if tag.icon else 0)


def key_width(worn: Look, hint: str) -> float:
    """How wide a key hint is, in pixels."""
    return max(worn.px(KEY_HIGH), worn.width(hint, 11, 500) + worn.px(10))


def solid(tag: Tag) -> Tag:
    """The tag as the state of a tile: filled."""
    return replace(tag, solid=True)


def inset(at: QRectF, by: float) -> QRectF:
    """A rectangle smaller by some pixels on each side."""
    return at.adjusted(by, by, -by, -by)
