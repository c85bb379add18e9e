"""Marks across a paper that is no ordinary original: 暂结, 作废, 练习, and the bar of a copy (paper.md §4)."""

from collections.abc import Iterator, Sequence

from app.kernel.text import T, Text
from app.paper.fonts import Face, width
from app.paper.ink import MM, Box, Ink
from app.paper.layout.galley import Galley
from app.paper.model import Copy, Mark, Notice

ACROSS = {
    Mark.PROVISIONAL: T("Provisional", "mark"),
    Mark.VOID: T("Void", "mark"),
    Mark.TRAINING: T("Training", "mark"),
}
CELL = 2.5 * MM
"""How finely a free place is looked for."""


def copy_bar(g: Galley) -> Iterator[Notice]:
    """What a later print of a receipt says of itself, white on black."""
    if g.is_copy and g.paper.again is Copy.COPY:
        yield Notice(g.plain(T("COPY · print {n} · not to be paid again", "paper", n=g.made.copy)))


def mark_bar(g: Galley) -> Iterator[Notice]:
    """What a provisional or void paper says of itself, white on black."""
    if g.paper.mark is Mark.PROVISIONAL:
        small: Text = T("To be checked, not paid; neither receipt nor invoice", "paper")
        yield Notice(T("Provisional bill", "mark"), g.paper.mark_says or small)
    elif g.paper.mark is Mark.VOID:
        yield Notice(T("Void", "mark"), g.paper.mark_says)


def mark(g: Galley, page: Ink, top: float, under: float) -> None:
    """Lay the mark over a page, outlined, where nothing is printed; void also strikes it through."""
    said = ACROSS.get(g.paper.mark) if g.paper.mark else None
    if said is None:
        return
    words = g.plain(said)
    if g.paper.mark is Mark.VOID:
        page.line(g.left, under, g.right, top, 0.75)
    x, y, size, turned = _place(g, words, page.boxes, top, under)
    page.outlined(words, x, y, size, turned, 0.7 if g.paper.mark is Mark.TRAINING else 0.5)


def _place(
    g: Galley, words: str, boxes: Sequence[Box], top: float, under: float
) -> tuple[float, float, float, float]:
    """The middle of the largest free place that is found, the size, and the angle."""
    if g.paper.mark is Mark.TRAINING:  # twice the size of the sum, wherever that is (COM-85)
        tries = [(2 * g.style.due, 0.0)]
    else:
        tries = [(size, 16.0) for size in (62.0, 48.0, 36.0, 28.0)]
    free = _Free(g, boxes, top, under)
    for most, turned in tries:
        size = min(most, 0.9 * g.live / width(words, Face.HEI_BOLD, 1))
        wide, high = width(words, Face.HEI_BOLD, size), size
        if turned:
            wide, high = 0.96 * wide + 0.28 * high, 0.96 * high + 0.28 * wide
        x, y, covered = free.middle(wide, high)
        if not covered:
            break
    return x, y, size, turned


class _Free:
    """A page as cells, a bit for each that something is drawn on."""

    def __init__(self, g: Galley, boxes: Sequence[Box], top: float, under: float) -> None:
        self._left, self._top = g.left, top
        self._columns, self._rows = int(g.live / CELL), int((under - top) / CELL)
        self._taken = [0] * self._rows
        for left, upper, right, lower in boxes:
            a, b = self._across(left), self._across(right) + 1
            bits = (1 << b) - (1 << a)
            for row in range(
                max(0, int((upper - top) / CELL)), min(self._rows, int((lower - top) / CELL) + 1)
            ):
                self._taken[row] |= bits

    def middle(self, wide: float, high: float) -> tuple[float, float, int]:
        """Where something so large stands freely, else where it covers least; and how much it covers."""
        across, down = min(self._columns, -int(-wide // CELL)), min(self._rows, -int(-high // CELL))
        window, best = (1 << across) - 1, (self._columns * self._rows + 1, 0, 0)
        for row in range(self._rows - down, -1, -1):
            for column in range(self._columns - across + 1):
                covered = sum(
                    (taken >> column & window).bit_count() for taken in self._taken[row : row + down]
                )
                if covered < best[0]:
                    best = covered, row, column
            if not best[0]:
                break
        covered, row, column = best
        return self._left + (column + across / 2) * CELL, self._top + (row + down / 2) * CELL, covered

    def _across(self, x: float) -> int:
        return max(0, min(self._columns - 1, int((x - self._left) / CELL)))
