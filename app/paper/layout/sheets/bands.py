"""What stands across the columns of a grid: what became of the rows above, and what they come to (paper.md §5)."""

from collections.abc import Sequence
from typing import Protocol

from app.paper.fonts import Face
from app.paper.ink import MM, WHITE, Ink
from app.paper.layout.galley import Galley
from app.paper.layout.sheets.facts import GRID, PAD, TINT
from app.paper.model import Band
from app.paper.pages import Strip
from app.paper.passage import Passage

HEAVY_TINT = 0.88
FRAME = 0.9
STRIKE = 0.8


class Cell(Protocol):
    """A column on the sheet: its edges, in points."""

    @property
    def left(self) -> float: ...

    @property
    def right(self) -> float: ...


def band(g: Galley, spans: Sequence[Cell], block: Band) -> Strip:
    """A row across the columns: words up to its first figure, figures in their columns."""
    ink, face = g.ink(), Face.HEI_BOLD if block.heavy else Face.HEI_MEDIUM
    first = next((k for k, cell in enumerate(block.cells) if cell), len(spans))
    edge = spans[first].left if first < len(spans) else g.right
    chip = g.passage(g.say(block.chip).both, Face.HEI_BOLD, g.style.cell, 0.25 * g.live)
    x = g.left + PAD + (chip.wide + 6 * MM if chip.lines else 0)
    says = g.passage(g.say(block.says).both, face, g.style.cell, edge - x - PAD)
    under = g.passage(g.say(block.under).both, Face.HEI, g.style.under, edge - x - PAD)
    figures = [
        (span, g.figure(g.plain(cell), face, g.style.name, span.right - span.left - 2 * PAD))
        for span, cell in zip(spans, block.cells, strict=False)
        if cell
    ]
    high = says.height + (under.height + 0.6 * MM if under.lines else 0) + 2.6 * MM
    high = max(high, g.style.row * MM - (0 if block.heavy else 0.6 * MM))
    ink.fill(g.left, 0, g.live, high, HEAVY_TINT if block.heavy else TINT)
    ink.box(g.left, 0, g.live, high, FRAME if block.heavy else GRID)
    top = (high - says.height - (under.height + 0.6 * MM if under.lines else 0)) / 2
    if block.heavy:
        says.draw(ink, x, top + says.rise)
    else:
        says.draw(ink, edge - PAD, top + says.rise, "right")
    under.draw(ink, x, top + says.height + 0.6 * MM + under.rise)
    if chip.lines:
        barred(ink, chip, g.left + PAD, high / 2, chip.wide + 4 * MM)
    for span, figure in figures:
        figure.draw(ink, span.right - PAD, figure.middle(high), "right")
    return Strip(ink, high, fen=block.sum or 0)


def barred(ink: Ink, word: Passage, x: float, middle: float, wide: float) -> None:
    """A word white on black, around a height."""
    high = word.height + 1.2 * MM
    ink.fill(x, middle - high / 2, wide, high)
    base = middle - word.last / 2 + 0.36 * word.lines[0].size
    word.draw(ink, x + wide / 2, base, "centre", shade=WHITE)


def struck(ink: Ink, word: Passage, right: float, base: float) -> None:
    """A line through a figure that ends at `right`."""
    y = base - 0.33 * word.lines[0].size if word.lines else base
    ink.line(right - word.wide - 0.8 * MM, y, right + 0.8 * MM, y, STRIKE)
