"""Formats, and pages that fill with strips: what must not part stays together, tables go on with their head."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.paper.ink import DOT, MM, Ink, Letters
from app.paper.model import Format

ENDLESS = float("inf")


@dataclass(frozen=True, slots=True)
class Measure:
    """A format's page and margins (top, right, bottom, left) in mm (paper.md §2); a roll has no height."""

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


@dataclass(slots=True)
class Strip:
    """Something over the live width that stands on one page: its ink and height, in points.

    `before` is air above it; a `glued` one stays with the next; `table` is what it is part of, `fen` what
    it adds to that table's running sum.
    """

    ink: Ink
    height: float
    before: float = 0.0
    glued: bool = False
    table: "Running | None" = None
    fen: int = 0


@dataclass(slots=True)
class Running:
    """A table over several pages: its head stands on each.

    `carried` makes 承前页 (true) and 过次页 (false) from the sum so far; `closing` is how high the latter is.
    """

    head: Strip | None = None
    carried: Callable[[bool, int], Strip] | None = None
    closing: float = 0.0
    sum: int = field(default=0, init=False)


class Pages:
    """Pages of one format. `heading` stands on each, `under` points are kept at the lower edge for the foot."""

    def __init__(
        self, format: Format, letters: Letters, heading: Sequence[Strip] = (), under: float = 0
    ) -> None:
        measure = MEASURES[format]
        self._top = measure.margins[0] * MM
        self._end = (measure.high * MM or ENDLESS) - under
        self._letters, self._heading = letters, heading
        self._open: Running | None = None
        self.pages: list[Ink] = []
        self._y = self._begins = 0.0
        self._begin()

    @property
    def y(self) -> float:
        """Where the next strip begins."""
        return self._y

    @property
    def body(self) -> float:
        """How much fits on a page under its heading."""
        return self._end - self._begins

    def flow(self, strips: Iterable[Strip]) -> None:
        """Let strips fill the pages."""
        units = list(_units(strips))
        for k, unit in enumerate(units):
            after = units[k + 1] if k + 1 < len(units) else None
            table = unit[-1].table
            goes_on = after is not None and table is not None and after[0].table is table
            self._set(unit, _whole(table.closing) if table and goes_on else 0)

    def _set(self, unit: Sequence[Strip], closing: float) -> None:
        """Put strips that belong together on one page, with room for the row that would close it."""
        high = sum(_whole(s.before) + _whole(s.height) for s in unit) + closing
        if high > self._room and not self._fresh:
            self._turn(unit[0].table)
        together = high <= self._room
        for strip in unit:
            if not together and strip.height + closing > self._room and not self._fresh:
                self._turn(strip.table)
            self._put(strip)

    def _put(self, strip: Strip) -> None:
        self._y += _whole(strip.before)
        self.pages[-1].place(strip.ink, self._y)
        self._y += _whole(strip.height)
        self._open = strip.table
        if strip.table:
            strip.table.sum += strip.fen

    def _turn(self, table: Running | None) -> None:
        """Begin the next page; a table that goes on closes this one with its sum, and opens that with it."""
        goes_on = table if table is self._open else None
        if goes_on and goes_on.carried:
            self._put(goes_on.carried(False, goes_on.sum))
        self._begin()
        if goes_on:
            if goes_on.head:
                self._put(goes_on.head)
            if goes_on.carried:
                self._put(goes_on.carried(True, goes_on.sum))
            self._begins = self._y

    def _begin(self) -> None:
        self.pages.append(Ink(self._letters))
        self._y = self._begins = self._top
        for strip in self._heading:
            self._put(strip)
        self._begins = self._y

    @property
    def _fresh(self) -> bool:
        return self._y == self._begins

    @property
    def _room(self) -> float:
        return self._end - self._y


def _units(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    unit: list[Strip] = []
    for strip in strips:
        unit.append(strip)
        if not strip.glued:
            yield unit
            unit = []
    if unit:
        yield unit


def _whole(length: float) -> float:
    """Rounded up to a whole dot, so that codes stand on the grid of the print head."""
    return -(-(length - 1e-6) // DOT) * DOT
