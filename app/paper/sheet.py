"""A sheet to draw on: blocks say what stands where, from the top left; the pages are written when all is known.

Drawing goes into lists first. So a roll learns its length, a page its "n of m", and a block its height,
from one pass; a block that must not part is drawn once, measured, and moved whole.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.paper.fonts import Face, font, pieces, width
from app.paper.lines import fitted
from app.paper.model import Format

MM = 72 / 25.4
DOT = MM / 8
"""A dot of a thermal printer at 203 dpi: 0.125 mm."""
BLACK, WHITE = 0.0, 1.0
INK = (0.06, 0.08, 0.22)
"""Blue-black of a signature, dark enough for mono."""

Drawing = Callable[[Canvas, float], None]


@dataclass(frozen=True, slots=True)
class Measure:
    """A format's page and margins (top, right, bottom, left) in mm (paper.md §2)."""

    wide: float
    high: float
    margins: tuple[float, float, float, float]


MEASURES = {
    Format.A4: Measure(210, 297, (10, 15, 15, 15)),
    Format.A4_ACROSS: Measure(297, 210, (10, 15, 15, 15)),
    Format.A5: Measure(148, 210, (10, 11, 14, 11)),
    Format.A5_ACROSS: Measure(210, 148, (10, 14, 15, 14)),
    Format.ROLL80: Measure(80, 0, (4, 4, 5, 4)),
    Format.ROLL58: Measure(58, 0, (4, 5, 5, 5)),
}
ROLLS = frozenset({Format.ROLL80, Format.ROLL58})


@dataclass
class Page:
    """What stands on a page, and whether it is turned to the next."""

    drawings: list[Drawing] = field(default_factory=list)


class Sheet:
    """Pages of one format, with a pen at `y` (points from the top)."""

    def __init__(self, format: Format) -> None:
        measure = MEASURES[format]
        top, right, bottom, left = (m * MM for m in measure.margins)
        self.roll = format in ROLLS
        self.wide, self.high = measure.wide * MM, measure.high * MM
        self.left, self.right = left, self.wide - right
        self.top, self.under = top, bottom
        self.foot = 0.0
        self.pages = [Page()]
        self.y = top
        self.heading: Callable[[], None] = lambda: None

    @property
    def live(self) -> float:
        """The live width in points."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """What is left of this page in points; a roll has no end."""
        return float("inf") if self.roll else self.high - self.under - self.foot - self.y

    def turn(self) -> None:
        """Begin the next page with its heading."""
        self.pages.append(Page())
        self.y = self.top
        self.heading()

    def need(self, height: float) -> bool:
        """Turn the page if so much does not fit; returns whether it did."""
        if height <= self.room:
            return False
        self.turn()
        return True

    @contextmanager
    def aside(self) -> Iterator[Page]:
        """Draw without a page, from y = 0: what was drawn, and how far the pen went, is the caller's."""
        pages, y, roll = self.pages, self.y, self.roll
        page = Page()
        self.pages, self.y, self.roll = [page], 0.0, True
        try:
            yield page
        finally:
            self.pages, self.y, self.roll = pages, y, roll

    def place(self, page: Page, height: float) -> None:
        """Put what was drawn aside at the pen, and move the pen beneath it."""
        dy = self.y
        drawings = page.drawings
        self._draw(lambda c, h: _each(drawings, c, h - dy))
        self.y += height

    # -- words ------------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        base: float,
        words: str,
        face: Face,
        size: float,
        *,
        align: str = "left",
        tracking: float = 0,
        shade: float = BLACK,
    ) -> float:
        """Write a line with its base line at `base`; returns its width. `x` is its left, middle or right."""
        wide = width(words, face, size, tracking)
        start = x - (wide if align == "right" else wide / 2 if align == "centre" else 0)
        self._draw(lambda c, h: _write(c, start, h - base, words, face, size, tracking, shade))
        return wide

    def fit(
        self, x: float, base: float, words: str, face: Face, size: float, room: float, align: str = "left"
    ) -> None:
        """Write a line that shrinks a little where it must."""
        self.text(x, base, words, face, fitted(words, face, size, room), align=align)

    # -- shapes -----------------------------------------------------------------------------------

    def line(
        self, x1: float, y1: float, x2: float, y2: float, weight: float, dash: Sequence[float] = ()
    ) -> None:
        """A line in black."""

        def draw(c: Canvas, h: float) -> None:
            c.setLineWidth(weight)
            c.setDash(list(dash))
            c.line(x1, h - y1, x2, h - y2)

        self._draw(draw)

    def across(self, weight: float, dash: Sequence[float] = ()) -> None:
        """A line over the live width at the pen."""
        self.line(self.left, self.y, self.right, self.y, weight, dash)

    def box(
        self, x: float, y: float, w: float, h: float, weight: float = 0, fill: float | None = None
    ) -> None:
        """A rectangle: outlined with a weight, or filled with a shade."""

        def draw(c: Canvas, high: float) -> None:
            c.setDash()
            if fill is not None:
                c.setFillGray(fill)
            c.setLineWidth(weight)
            c.rect(x, high - y - h, w, h, stroke=int(weight > 0), fill=int(fill is not None))

        self._draw(draw)

    def strokes(
        self, x: float, y: float, w: float, h: float, lines: Sequence[Sequence[tuple[int, int]]]
    ) -> None:
        """A signature's strokes, points in thousandths of a box, in blue-black ink."""

        def draw(c: Canvas, high: float) -> None:
            c.saveState()
            c.setStrokeColorRGB(*INK)
            c.setLineWidth(1.1)
            c.setLineCap(1)
            c.setLineJoin(1)
            path = c.beginPath()
            for line in lines:
                for k, (px, py) in enumerate(line):
                    at = (x + px * w / 1000, high - y - py * h / 1000)
                    path.moveTo(*at) if k == 0 else path.lineTo(*at)
            c.drawPath(path)
            c.restoreState()

        self._draw(draw)

    def matrix(self, x: float, y: float, rows: Sequence[bytes], count: int, module: float) -> None:
        """A QR code as one 1-bit inline image: rows of packed bits, black is 0; a module is whole dots wide."""
        side = count * module
        bits = b"".join(rows).hex()

        def draw(c: Canvas, h: float) -> None:
            c.saveState()
            c.transform(side, 0, 0, side, x, h - y - side)
            c._code.append(  # ReportLab's own writes RGB, 24 times as large
                f"BI /W {count} /H {count} /BPC 1 /CS /G /F /AHx ID {bits}> EI"
            )
            c.restoreState()

        self._draw(draw)

    def picture(
        self, image: ImageReader, x: float, y: float, w: float, h: float, multiply: bool = False
    ) -> None:
        """A picture; a seal is multiplied, so that the words beneath stay readable."""

        def draw(c: Canvas, high: float) -> None:
            c.saveState()
            if multiply:
                c.setBlendMode("Multiply")
            c.drawImage(image, x, high - y - h, w, h, mask="auto")
            c.restoreState()

        self._draw(draw)

    def outlined(
        self, words: str, x: float, y: float, size: float, angle: float, weight: float = 0.5
    ) -> None:
        """Large outlined words across the page: 暂结, 作废, 练习; never a grey fill, found by a search."""

        def draw(c: Canvas, h: float) -> None:
            c.saveState()
            c.translate(x, h - y)
            c.rotate(angle)
            c.setLineWidth(weight)
            c.setDash()
            loaded = font(Face.HEI_BOLD)
            t = c.beginText(-width(words, Face.HEI_BOLD, size) / 2, -size * 0.36)
            t.setTextRenderMode(1)
            t.setFont(loaded.fontName, size)
            t.textOut(words)
            t.setTextRenderMode(0)
            c.drawText(t)
            c.restoreState()

        self._draw(draw)

    # -- writing ----------------------------------------------------------------------------------

    def end(self) -> None:
        """A roll is as long as what stands on it, in whole dots."""
        if self.roll:
            self.high = -(-(self.y + self.under) // DOT) * DOT

    def write(self, canvas: Canvas) -> None:
        """Write the pages."""
        for page in self.pages:
            canvas.setPageSize((self.wide, self.high))
            _each(page.drawings, canvas, self.high)
            canvas.showPage()

    def on(self, page: int) -> "Page":
        """A page by its index, for what is written when all is known."""
        return self.pages[page]

    def _draw(self, drawing: Drawing) -> None:
        self.pages[-1].drawings.append(drawing)


def _each(drawings: Sequence[Drawing], canvas: Canvas, high: float) -> None:
    for drawing in drawings:
        drawing(canvas, high)


def _write(
    c: Any, x: float, base: float, words: str, face: Face, size: float, tracking: float, shade: float
) -> None:
    t = c.beginText()
    t.setFillGray(shade)
    before = 0.0
    for piece in pieces(words, face, tracking == 0):
        loaded = font(piece.face)
        t.setTextOrigin(x + piece.x * size + before, base)
        t.setFont(loaded.fontName, size)
        if tracking:
            t.setCharSpace(tracking)
            before += len(piece.text) * tracking
        t.textOut(piece.text)
    if tracking:
        t.setCharSpace(0)
    c.drawText(t)
