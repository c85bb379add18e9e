"""Marks across a paper that is no ordinary original: 暂结, 作废, 练习, and the bar of a copy (paper.md §4)."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import product
from math import cos, radians, sin
from operator import or_

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
SIZES = ((62.0, 16.0), (48.0, 16.0), (36.0, 16.0), (28.0, 16.0), (24.0, 0.0), (16.0, 0.0))
"""In points, and how far turned: the first that finds a free place."""
CELL = 1.25 * MM
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
    words, free = g.plain(said), _Free(g, page.boxes, top, under)
    if g.paper.mark is Mark.VOID:
        page.line(g.left, under, g.right, top, 0.75)
    if g.paper.mark is Mark.TRAINING:  # twice the size of the sum, free or not (COM-85)
        size = 2 * g.style.due
        x, y = free.middle(width(words, Face.HEI_BOLD, size), size)
        page.outlined(words, x, y, size, weight=0.7)
        return
    for most, turned in SIZES:
        size = min(most, 0.9 * g.live / width(words, Face.HEI_BOLD, 1))
        wide, c, s = width(words, Face.HEI_BOLD, size), cos(radians(turned)), sin(radians(turned))
        if place := free.place(c * wide + s * size, c * size + s * wide):
            page.outlined(words, *place, size, turned)
            return


class _Free:
    """A page as cells, a bit for each that something is drawn on."""

    def __init__(self, g: Galley, boxes: Sequence[Box], top: float, under: float) -> None:
        self._left, self._top = g.left, top
        self._columns, self._rows = int(g.live / CELL), int((under - top) / CELL)
        self._taken = [0] * self._rows
        for left, upper, right, lower in boxes:
            bits = (1 << self._across(right) + 1) - (1 << self._across(left))
            for row in range(
                max(0, int((upper - top) / CELL)), min(self._rows, int((lower - top) / CELL) + 1)
            ):
                self._taken[row] |= bits

    def place(self, wide: float, high: float) -> tuple[float, float] | None:
        """The middle of the lowest place so large where nothing is drawn, if there is one."""
        across, down = -int(-wide // CELL), -int(-high // CELL)
        for row in range(self._rows - down, -1, -1):
            free = ~reduce(or_, self._taken[row : row + down]) & ((1 << self._columns) - 1)
            for _ in range(across - 1):
                free &= free >> 1  # a bit stays where a run of so many free cells begins
            if free:
                return self._middle((free & -free).bit_length() - 1, row, across, down)
        return None

    def middle(self, wide: float, high: float) -> tuple[float, float]:
        """The middle of a free place, else of the one where least is covered."""
        across = min(self._columns, -int(-wide // CELL))
        down = min(self._rows, -int(-high // CELL))
        window = (1 << across) - 1
        places = product(range(0, self._rows - down + 1, 2), range(0, self._columns - across + 1, 2))

        def covered(place: tuple[int, int]) -> int:
            row, column = place
            return sum((taken >> column & window).bit_count() for taken in self._taken[row : row + down])

        row, column = min(places, key=covered, default=(0, 0))
        return self.place(wide, high) or self._middle(column, row, across, down)

    def _middle(self, column: int, row: int, across: int, down: int) -> tuple[float, float]:
        return self._left + (column + across / 2) * CELL, self._top + (row + down / 2) * CELL

    def _across(self, x: float) -> int:
        return max(0, min(self._columns - 1, int((x - self._left) / CELL)))
