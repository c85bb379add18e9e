"""Tables of a roll: on one line where the columns fit, else the name above, and beneath it what stands between."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property

from app.kernel.text import T
from app.paper.fonts import Face
from app.paper.ink import DOT, Ink
from app.paper.layout.galley import Galley
from app.paper.layout.rolls.tops import group as heading
from app.paper.layout.rolls.tops import inverse
from app.paper.model import Band, Group, Row, Said, Table
from app.paper.pages import Strip
from app.paper.passage import EMPTY, Passage

AIR = 24 * DOT
"""Between two columns."""
LINE = 2 * DOT


def table(g: Galley, block: Table) -> Iterator[Strip]:
    """Head, rows and headings, each a strip of its own."""
    return (_Flat if _Flat.fits(g, block) else _Stacked)(g, block).strips()


class _Table(ABC):
    """What both manners share. What the kitchen reads stands larger than what a guest takes along."""

    def __init__(self, g: Galley, block: Table) -> None:
        self.g, self.block = g, block
        self.name = block.name if 0 <= block.name < len(block.columns) else 0
        self.last = len(block.columns) - 1
        staff = g.paper.staff
        self.large, self.small = (42 if g.narrow else 46, 36) if staff else (30, 28)
        self.faces = (Face.HEI_BOLD, Face.HEI_BOLD) if staff else (Face.HEI_MEDIUM, Face.HEI_MEDIUM)

    def strips(self) -> Iterator[Strip]:
        if any(column.title for column in self.block.columns):
            yield self.head()
        for k, row in enumerate(self.block.rows):
            if isinstance(row, Band):
                yield from heading(self.g, Group(row.says, row.cells[-1] if row.cells else ""))
            elif isinstance(row, Group):
                yield from heading(self.g, row)
            else:
                yield from self._row(row, first=k == 0)
        if self.block.ends:
            ink, says = self.g.ink(), self.says(T("Nothing below this line", "paper"))
            ink.text(self.g.left, 28 * DOT, says, Face.HEI_MEDIUM, 24 * DOT)
            yield Strip(ink, 34 * DOT)

    @abstractmethod
    def head(self) -> Strip:
        """The titles of the columns."""

    @abstractmethod
    def drawn(self, row: Row, first: bool) -> Strip:
        """The cells of a row."""

    @property
    @abstractmethod
    def inner(self) -> tuple[float, float]:
        """How far in the name begins, and where its room ends."""

    def says(self, said: Said) -> str:
        return self.g.say(said).both

    def cell(self, k: int, said: Said, room: float) -> Passage:
        """A cell's words: names large, with their second language small beneath."""
        if k == self.name:
            spoken = self.g.say(said)
            first = self.g.passage(spoken.first, self.faces[0], self.large * DOT, room, lead=1.18)
            return Passage(first.lines + self.g.passage(spoken.second, Face.HEI_MEDIUM, 24 * DOT, room).lines)
        size = self.small if k > self.name else 30
        face = Face.HEI_BOLD if self.block.columns[k].strong else self.faces[1]
        fit = self.g.cell if self.block.columns[k].right else self.g.passage
        return fit(self.g.plain(said), face, size * DOT, room)

    def _row(self, row: Row, first: bool) -> Iterator[Strip]:
        yield self.drawn(row, first)
        indent, right = self.inner
        asked = self.g.passage(
            "·".join(self.says(c) for c in row.chips),
            Face.HEI_BOLD,
            32 * DOT,
            right - self.g.left - indent - 24 * DOT,
        )
        yield from inverse(self.g, asked, left=indent, middle=False)
        for said in row.under:
            ink = self.g.ink()
            under = self.g.passage(self.says(said), Face.HEI_MEDIUM, 24 * DOT, right - self.g.left - indent)
            under.draw(ink, self.g.left + indent, under.rise)
            yield Strip(ink, under.height + 2 * DOT)


class _Flat(_Table):
    """Every column on one line, each as wide as its words; the name has the rest."""

    def __init__(self, g: Galley, block: Table) -> None:
        super().__init__(g, block)
        self.widths = [0.0 if k == self.name else self._widest(k) for k in range(self.last + 1)]
        self.room = g.live - sum(w + AIR for w in self.widths if w)

    @classmethod
    def fits(cls, g: Galley, block: Table) -> bool:
        """Whether the name keeps more than a third of the width."""
        return len(block.columns) <= (2 if g.narrow else 9) and cls(g, block).room >= 0.36 * g.live

    @property
    def inner(self) -> tuple[float, float]:
        x = self._left(self.name)
        return x - self.g.left, x + self.room

    def head(self) -> Strip:
        ink = self.g.ink()
        titles = [
            self.g.passage(self.says(column.title), Face.HEI_MEDIUM, 24 * DOT, self._room(k))
            for k, column in enumerate(self.block.columns)
        ]
        for k, title in enumerate(titles):
            self._at(k, ink, title, 34 * DOT)
        low = 34 * DOT + max(title.last for title in titles) + 12 * DOT
        ink.line(self.g.left, low, self.g.right, low, LINE)
        return Strip(ink, low + LINE, before=6 * DOT, glued=True)

    def drawn(self, row: Row, first: bool) -> Strip:
        ink = self.g.ink()
        cells = [self.cell(k, said, self._room(k)) for k, said in enumerate(row.cells)]
        if not first and self.name and self.g.plain(row.cells[0]):
            ink.line(self.g.left, LINE, self.g.right, LINE, LINE)
        base = 48 * DOT if self.large > 40 else 38 * DOT
        for k, cell in enumerate(cells):
            self._at(k, ink, cell, base)
        return Strip(ink, base + max(cell.fall for cell in cells) + 6 * DOT)

    def _room(self, k: int) -> float:
        return self.room if k == self.name else self.widths[k] + 1

    def _left(self, k: int) -> float:
        before = sum(w + AIR for w in self.widths[:k] if w)
        return self.g.left + before + (self.room + AIR if k > self.name else 0)

    def _at(self, k: int, ink: Ink, cell: Passage, base: float) -> None:
        if k == self.last or self.block.columns[k].right:
            cell.draw(ink, self.g.right if k == self.last else self._left(k) + self.widths[k], base, "right")
        else:
            cell.draw(ink, self._left(k), base)

    def _widest(self, k: int) -> float:
        room = 0.5 * self.g.live
        rows = [row for row in self.block.rows if isinstance(row, Row) and k < len(row.cells)]
        title = self.g.passage(self.says(self.block.columns[k].title), Face.HEI_MEDIUM, 24 * DOT, room)
        return max([title.wide, *(self.cell(k, row.cells[k], room).wide for row in rows)])


class _Stacked(_Table):
    """The name and the last column on the first line, everything else small on the second; a number before all."""

    @cached_property
    def _indent(self) -> float:
        """What the numbers of the lines take; what is longer than a number stands on the second line."""
        firsts = [self._first(row) for row in self.block.rows if isinstance(row, Row)]
        wide = max((first.wide for first in firsts), default=0.0)
        return wide + 12 * DOT if 0 < wide <= 0.12 * self.g.live else 0.0

    def _first(self, row: Row) -> Passage:
        said = self.g.plain(row.cells[0]) if self.name else ""
        return self.g.passage(said, Face.HEI_MEDIUM, 24 * DOT)

    @property
    def inner(self) -> tuple[float, float]:
        return self._indent, self.g.right

    def head(self) -> Strip:
        ink, titles = self.g.ink(), [self.says(c.title) for c in self.block.columns]
        right = self.g.passage(titles[-1], Face.HEI_MEDIUM, 24 * DOT, 0.5 * self.g.live)
        first = "·".join(t for k, t in enumerate(titles) if t and k < self.last)
        left = self.g.passage(first, Face.HEI_MEDIUM, 24 * DOT, self.g.live - right.wide - AIR)
        left.draw(ink, self.g.left, 30 * DOT)
        right.draw(ink, self.g.right, 30 * DOT, "right")
        low = 30 * DOT + max(left.last, right.last) + 12 * DOT
        ink.line(self.g.left, low, self.g.right, low, LINE)
        return Strip(ink, low + LINE, before=6 * DOT, glued=True)

    def drawn(self, row: Row, first: bool) -> Strip:
        g, ink, x = self.g, self.g.ink(), self.g.left + self._indent
        alone = self.last == self.name
        right = EMPTY if alone else self.cell(self.last, row.cells[self.last], 0.5 * g.live)
        name = self.cell(self.name, row.cells[self.name], g.right - x - right.wide - AIR)
        base = 10 * DOT + max(name.rise, right.rise)
        if self._indent:
            self._first(row).draw(ink, g.left, base)
        name.draw(ink, x, base)
        right.draw(ink, g.right, base, "right")
        low = base + max(name.fall, right.fall)
        shown = {self.name, self.last} | ({0} if self._indent else set())
        rest = "  ".join(filter(None, (self.says(c) for k, c in enumerate(row.cells) if k not in shown)))
        between = g.passage(rest, Face.HEI_MEDIUM, 24 * DOT, g.right - x)
        between.draw(ink, x, low + between.rise)
        return Strip(ink, low + between.height + 4 * DOT)
