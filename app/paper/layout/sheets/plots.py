"""The numbers that a report begins with, and charts on a sheet, as vectors: the marks of `app.kernel.chart`, in black and grey (RST-61)."""

from collections.abc import Iterator

from app.kernel.chart import Area, Chart, Dot, Fill, Line, Stroke, Word, drawn, height
from app.paper.fonts import Face
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.layout.sheets.notes import heading
from app.paper.model import Group, Heads, Plot, Plots
from app.paper.pages import Strip

UNIT = 0.6
"""Points of a unit: words of 12 come to stand at 7.2 pt."""
BETWEEN = 8 * MM
PLAIN = 0.62
STROKES = {
    Line.AXIS: (0.7, "", 0.0),
    Line.GRID: (0.35, "", 0.62),
    Line.MEAN: (0.7, "3 2", 0.0),
    Line.CURVE: (1.0, "", 0.0),
    Line.MIDDLE: (1.8, "", 0.0),
}


def heads(g: Galley, block: Heads) -> Iterator[Strip]:
    """Large numbers side by side, a hairline between them and one beneath."""
    ink, each, low = g.ink(), g.live / len(block.heads), 16.4 * MM
    for k, head in enumerate(block.heads):
        x, room = g.left + k * each + (2.4 * MM if k else 0), each - 4 * MM
        for said, face, size, base, shade in (
            (head.label, Face.HEI, 7.2, 3.4, GREY),
            (head.value, Face.HEI_BOLD, 15, 9.4, 0.0),
            (head.under, Face.HEI, 6.8, 13.6, GREY),
        ):
            g.figure(g.say(said).both, face, size, room).draw(ink, x, base * MM, shade=shade)
        if k:
            ink.line(g.left + k * each, 0.6 * MM, g.left + k * each, 14 * MM, 0.5)
    ink.line(g.left, low, g.right, low, 0.5)
    yield Strip(ink, low + 0.6 * MM, before=1.6 * MM)


def plots(g: Galley, block: Plots) -> Iterator[Strip]:
    """Charts side by side, each beneath its heading."""
    each = (g.live - BETWEEN * (len(block.plots) - 1)) / len(block.plots)
    ink, top = g.ink(), 6.4 * MM
    low = max(height(plot.chart) * UNIT for plot in block.plots)
    for k, plot in enumerate(block.plots):
        left = g.left + k * (each + BETWEEN)
        heading(g, ink, Group(plot.title, plot.note), left, 3.9 * MM, left + each, apart=True)
        _draw(g, ink, plot, left, top, each)
    yield Strip(ink, top + low + 1.4 * MM, before=2.6 * MM)


def _draw(g: Galley, ink: Ink, plot: Plot, left: float, top: float, wide: float) -> None:
    for mark in marks(plot.chart, wide):
        match mark:
            case Area(x, y, w, h, fill):
                _fill(ink, left + x * UNIT, top + y * UNIT, w * UNIT, h * UNIT, fill)
            case Dot(x, y, side, fill):
                half = side / 2
                _fill(ink, left + (x - half) * UNIT, top + (y - half) * UNIT, side * UNIT, side * UNIT, fill)
            case Stroke(x1, y1, x2, y2, line):
                weight, dash, shade = STROKES[line]
                ends = (left + x1 * UNIT, top + y1 * UNIT, left + x2 * UNIT, top + y2 * UNIT)
                ink.line(*ends, weight, dash=dash, shade=shade)
            case Word():
                _word(g, ink, mark, left, top)


def marks(chart: Chart, wide: float) -> Iterator[Area | Stroke | Dot | Word]:
    """The marks of a chart in so many points."""
    return drawn(chart, wide / UNIT, height(chart))


def _fill(ink: Ink, x: float, y: float, w: float, h: float, fill: Fill) -> None:
    ink.fill(x, y, w, h, {Fill.PLAIN: PLAIN, Fill.STRONG: 0.0, Fill.HOLLOW: 1.0}[fill])
    if fill is not Fill.STRONG:
        ink.box(x, y, w, h, 0.5)


def _word(g: Galley, ink: Ink, word: Word, left: float, top: float) -> None:
    face, size = (Face.HEI_MEDIUM if word.strong else Face.HEI), word.size * UNIT
    shown = g.figure(g.say(word.said).both, face, size, word.room * UNIT)
    base = top + word.y * UNIT + 0.36 * size
    shown.draw(ink, left + word.x * UNIT, base, word.align, shade=0.0 if word.strong else GREY)
