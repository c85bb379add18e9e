"""Tables of a sheet: rows over as many pages as it takes, their head on each, sums carried (paper.md §5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from app.kernel.hours import hours
from app.kernel.money import figures
from app.kernel.text import T
from app.paper.fonts import Face, width
from app.paper.ink import GREY, MM, WHITE, Ink
from app.paper.layout.galley import Galley, second_size
from app.paper.layout.sheets.bands import band, barred, struck
from app.paper.layout.sheets.facts import GRID, PAD, TINT
from app.paper.layout.sheets.notes import heading
from app.paper.model import Band, Column, Dishes, Group, Row, Said, Split, Table, Tick, Ticks
from app.paper.pages import Running, Strip
from app.paper.passage import EMPTY, Passage

HAIR, HAIR_SHADE = 0.3, 0.55
GROUP_TINT = 0.88
UNDER_LEAD = 1.42
CHIP = 6.6


@dataclass(frozen=True, slots=True)
class _Span:
    """A column on the sheet: its edges, and what stays free inside it, in points."""

    column: Column
    left: float
    right: float
    pad: float

    @property
    def room(self) -> float:
        return self.right - self.left - 2 * self.pad

    def draw(self, ink: Ink, passage: Passage, base: float, middle: bool = False) -> None:
        """Draw a passage where this column's words stand."""
        if middle:
            passage.draw(ink, (self.left + self.right) / 2, base, "centre")
        elif self.column.right:
            passage.draw(ink, self.right - self.pad, base, "right")
        else:
            passage.draw(ink, self.left + self.pad, base)


def table(g: Galley, block: Table) -> Iterator[Strip]:
    """The head, the rows, and what closes them; each row is a strip of its own."""
    return _Table(g, block).strips()


def dishes(g: Galley, block: Dishes) -> Iterator[Strip]:
    """Dishes of a slip, as the rows of a table without a head."""
    columns = (Column("", 0.06), Column("", 0.74), Column("", 0.2, right=True, strong=True))
    rows = tuple(Row((d.mark, d.name, d.quantity), under=d.small, chips=d.requests) for d in block.dishes)
    return _Table(g, Table(columns, rows), parts=False).strips()


def split(g: Galley, block: Split) -> Iterator[Strip]:
    """What there was, what is meant of it, and what is left, as a row of three cells."""
    columns = (Column("", 0.34), Column("", 0.32), Column("", 0.34, right=True, strong=True))
    row = Row((block.whole, block.part, block.rest))
    return _Table(g, Table(columns, (row,)), parts=False).strips()


def ticks(g: Galley, block: Ticks) -> Iterator[Strip]:
    """A list to be ticked by hand."""
    for tick in block.ticks:
        yield _tick(g, tick)


def _tick(g: Galley, tick: Tick) -> Strip:
    ink, style = g.ink(), g.style
    count = g.passage(tick.count, Face.HEI_BOLD, style.name, 0.25 * g.live)
    room = g.live - 6 * MM - count.wide - 4 * MM
    says = g.passage(g.say(tick.says).both, Face.HEI_MEDIUM, style.name, room)
    note = g.passage(g.say(tick.note).both, Face.HEI, style.under, room, shade=GREY)
    base = 4.8 * MM
    ink.box(g.left, base - 3.1 * MM, 3.4 * MM, 3.4 * MM, 0.7)
    says.draw(ink, g.left + 6 * MM, base)
    count.draw(ink, g.right, base, "right")
    low = base + says.last
    if note.lines:
        note.draw(ink, g.left + 6 * MM, low + 3.4 * MM)
        low += 3.4 * MM + note.last
    low = max(low, base + count.last) + 2 * MM
    ink.line(g.left, low, g.right, low, HAIR, shade=HAIR_SHADE)
    return Strip(ink, low)


class _Table:
    """A table on its way into strips; `parts`: a row without its number belongs to the one above it."""

    def __init__(self, g: Galley, block: Table, *, parts: bool = True) -> None:
        self.g, self.block, self.grid = g, block, block.grid
        self._tallest = 0.4 * g.high
        self._parts = parts and not self.grid and block.name > 0
        self.spans = list(self._spans())
        titled = any(column.title for column in block.columns)
        self.running = Running(
            self._head() if titled else None,
            self._carried if block.carry else None,
            g.style.row * MM if block.carry else 0,
        )
        if self.running.head:
            self.running.head.table = self.running

    def strips(self) -> Iterator[Strip]:
        """Head and first row, rows, headings with the row beneath them: each so that it stays together."""
        strips = [*self._top(), *self._rows()]
        if self.block.ends:
            strips[-1].glued = True
            strips.append(self._end())
        for strip in strips:
            strip.table = self.running
        return iter(strips)

    def _top(self) -> Iterator[Strip]:
        if self.running.head:
            yield self.running.head
        elif not self.grid:
            yield Strip(self.g.ink(), 0, before=1 * MM, glued=True)

    def _rows(self) -> Iterator[Strip]:
        lead = None
        for k, row in enumerate(self.block.rows):
            if isinstance(row, Band):
                yield self._glued(band(self.g, self.spans, row), k)
            elif isinstance(row, Group):
                if self._belongs(k + 1):
                    lead = row
                else:
                    yield self._group(row)
            elif self._belongs(k):
                yield self._component(row, lead, not self._belongs_next(k))
                lead = None
            else:
                *parts, last = self._row(row, not self._belongs_next(k))
                yield from (*parts, self._glued(last, k))

    def _glued(self, strip: Strip, k: int) -> Strip:
        """A row stays with the band beneath it."""
        strip.glued = k + 1 < len(self.block.rows) and isinstance(self.block.rows[k + 1], Band)
        return strip

    def _belongs(self, k: int) -> bool:
        """Whether a row belongs to the one above it: a dish of a set menu has no number of its own."""
        row = self.block.rows[k] if k < len(self.block.rows) else None
        if not isinstance(row, Row) or not self._parts:
            return False
        return not any(self.g.plain(cell) for cell in row.cells[: self.block.name])

    def _belongs_next(self, k: int) -> bool:
        after = k + 1
        if after < len(self.block.rows) and isinstance(self.block.rows[after], Group):
            after += 1
        return self._belongs(after)

    def _spans(self) -> Iterator[_Span]:
        whole = sum(column.width for column in self.block.columns)
        x = self.g.left
        for column in self.block.columns:
            right = x + self.g.live * column.width / whole
            pad = PAD if self.grid else 0.0
            yield _Span(column, x, right, pad)
            x = right

    def _head(self) -> Strip:
        g, ink = self.g, self.g.ink()
        titles = [
            g.label(span.column.title, Face.HEI_MEDIUM, g.style.head, self._title_room(k))
            for k, span in enumerate(self.spans)
        ]
        base = (4.2 if self.grid else 3) * MM
        high = base + max(title.fall for title in titles) + (1.4 if self.grid else 1) * MM
        if self.grid:
            ink.fill(g.left, 0, g.live, high, TINT)
            self._lines(ink, high)
        for span, title in zip(self.spans, titles, strict=True):
            span.draw(ink, title, base, middle=self.grid)
        if not self.grid:
            ink.line(g.left, high, g.right, high, 0.9)
        return Strip(ink, high, before=(2 if self.grid else 1.4) * MM, glued=True)

    def _title_room(self, k: int) -> float:
        """A title's room; beside the name a narrow column's may reach into that."""
        span = self.spans[k]
        lent = span.column.right and not self.grid and k == self.block.name + 1
        return span.right - span.left - 1.6 * MM + (0.25 * self.spans[k - 1].room if lent else 0)

    def _lines(self, ink: Ink, high: float) -> None:
        ink.cells(self.g.left, 0, self.g.live, high, [span.left for span in self.spans[1:]], GRID)

    # -- rows ---------------------------------------------------------------------------------------

    def _row(self, row: Row, closes: bool) -> Iterator[Strip]:
        """A row; where it is taller than half a page, in parts."""
        cells = [self._cell(k, said) for k, said in enumerate(row.cells)]
        if max((cell.fall for cell in cells), default=0) <= self._tallest:
            yield self._drawn(cells, row, closes)
            return
        parts = list(zip_longest(*(cell.cut(self._tallest) for cell in cells), fillvalue=EMPTY))
        for k, part in enumerate(parts):
            last = k == len(parts) - 1
            yield self._drawn(part, row if last else Row(()), last and closes)

    def _cell(self, k: int, said: Said) -> Passage:
        g, span, name = self.g, self.spans[k], k == self.block.name
        spoken = g.say(said)
        strong = (span.column.strong or name) and not self.grid
        face = Face.HEI_MEDIUM if strong or span.column.strong else Face.HEI
        size = g.style.name if strong else g.style.cell
        if k < self.block.name and not self.grid:  # the number of the line
            face, size = Face.HEI_MEDIUM, 0.8 * g.style.name
        room = span.room - (0 if self.grid else 1.8 * MM)
        first = (g.cell if span.column.right else g.passage)(spoken.first, face, size, room)
        if not spoken.second:
            return first
        small = 6.8 if name else second_size(0.8 * size)
        if self.grid and (one := g.beside(spoken, first, Face.HEI, second_size(0.8 * size), room)):
            return one
        return Passage(first.lines + g.passage(spoken.second, Face.HEI, small, span.room).lines)

    def _drawn(self, cells: Sequence[Passage], row: Row, closes: bool) -> Strip:
        g, ink = self.g, self.g.ink()
        base = 4.3 * MM if self.grid else 4.8 * MM
        for k, (span, cell) in enumerate(zip(self.spans, cells, strict=False)):
            if k == row.barred and cell.lines:
                middle = base - 0.36 * g.style.cell + cell.last / 2
                barred(ink, cell, span.left + span.pad, middle, span.room)
                continue
            span.draw(ink, cell, base)
            if k == row.struck:
                struck(ink, cell, span.right - span.pad, base)
        low = base + max((cell.last for cell in cells), default=0)
        low = max(low, self._beneath(ink, cells, row, base))
        high = max(g.style.row * MM, low + (1.9 if self.grid else 2.1) * MM)
        if self.grid:
            self._lines(ink, high)
        elif closes:
            ink.line(g.left, high, g.right, high, HAIR, shade=HAIR_SHADE)
        return Strip(ink, high, fen=row.sum or 0)

    def _component(self, row: Row, lead: Group | None, closes: bool) -> Strip:
        """A dish of a set menu, small under it, its course at the left of the first."""
        g, ink, base = self.g, self.g.ink(), 3.9 * MM
        k, span = self.block.name, self.spans[self.block.name]
        if lead:
            end = self.spans[min(k + 1, len(self.spans) - 1)].right
            ink.line(span.left, 0, end, 0, HAIR, shade=HAIR_SHADE)
        low = base + (heading(g, ink, lead, span.left, base, span.left + self._indent) if lead else 0)
        at = span.left + self._indent
        name = g.label(row.cells[k], Face.HEI, 8.4, span.right - at - 1 * MM)
        name.draw(ink, at, base)
        for other, cell in list(zip(self.spans, row.cells, strict=False))[k + 1 :]:
            other.draw(ink, g.passage(g.plain(cell), Face.HEI, 8, other.room), base)
        low = max(low, base + name.last)
        if row.chips:
            low = _Chips(g, ink, at, span.right).draw(row.chips, name.wide + 1.6 * MM, low)
        for said in row.under:
            under = g.passage(g.say(said).both, Face.HEI, g.style.under, span.right - at, shade=GREY)
            under.draw(ink, at, low + 3.2 * MM)
            low += 3.2 * MM + under.last
        high = low + (2.2 if closes else 0.85) * MM
        if closes:
            ink.line(g.left, high, g.right, high, HAIR, shade=HAIR_SHADE)
        return Strip(ink, high, fen=row.sum or 0)

    @cached_property
    def _indent(self) -> float:
        """What the courses of a set menu take before its dishes."""
        size, span = self.g.style.section, self.spans[self.block.name]
        leads = [
            row for k, row in enumerate(self.block.rows) if isinstance(row, Group) and self._belongs(k + 1)
        ]
        wide = [
            self.g.passage(self.g.say(lead.says).both, Face.HEI_BOLD, size).wide
            + self.g.passage(self.g.say(lead.note).both, Face.HEI, 0.93 * size).wide
            for lead in leads
        ]
        return min(max(wide, default=0) + 7 * MM, 0.45 * (span.right - span.left))

    def _beneath(self, ink: Ink, cells: Sequence[Passage], row: Row, base: float) -> float:
        """Requests after the name, small lines under it; returns the last base line."""
        k = self.block.name
        if not (row.under or row.chips) or not 0 <= k < len(self.spans):
            return base
        span = self.spans[k]
        cell = cells[k] if k < len(cells) else Passage()
        low = base + cell.last
        if row.chips:
            end = width(cell.lines[-1].words, cell.lines[-1].face, cell.lines[-1].size) if cell.lines else 0
            low = _Chips(self.g, ink, span.left + span.pad, span.right).draw(row.chips, end + 1.6 * MM, low)
        lead = UNDER_LEAD * self.g.style.under
        room = span.room + (0 if self.grid else 2 * MM)
        for said in row.under:
            for under in self._small(said, room):
                under.draw(ink, span.left + span.pad, low + lead)
                low += lead + under.last
        return low

    def _small(self, said: Said, room: float) -> Iterator[Passage]:
        """A small line; of a form in both languages on one, where that holds both."""
        g, size, spoken = self.g, self.g.style.under, self.g.say(said)
        first = g.passage(spoken.first, Face.HEI, size, room, lead=UNDER_LEAD, shade=GREY)
        if self.grid and spoken.second and (one := g.beside(spoken, first, Face.HEI, size, room)):
            yield one
            return
        yield first
        if spoken.second:
            yield g.passage(spoken.second, Face.HEI, size, room, lead=UNDER_LEAD, shade=GREY)

    def _group(self, block: Group) -> Strip:
        g, ink, words = self.g, self.g.ink(), self.g.ink()
        pad = PAD if self.grid else 0
        more = heading(g, words, block, g.left + pad, 4.1 * MM, g.right - pad)
        high = (6 if self.grid else 4.8) * MM + more
        if self.grid:
            ink.fill(g.left, 0, g.live, high, GROUP_TINT)
            ink.box(g.left, 0, g.live, high, GRID)
        ink.place(words, 0)
        return Strip(ink, high, before=0 if self.grid else 0.6 * MM, glued=True)

    # -- what closes a page, and the table ---------------------------------------------------------------

    def _carried(self, opening: bool, fen: int) -> Strip:
        """过次页 at the end of a page, 承前页 at the top of the next, with the same figure."""
        g, ink = self.g, self.g.ink()
        high = g.style.row * MM
        says = T("Brought forward", "paper") if opening else T("Carried forward", "paper")
        ink.fill(g.left, 0, g.live, high, TINT)
        ink.box(g.left, 0, g.live, high, 0.5)
        base = high / 2 + 0.36 * g.style.cell
        right = next((s.right for s in reversed(self.spans) if s.column.right), g.right) - PAD * self.grid
        figure = g.figure(
            hours(fen) if self.block.minutes else figures(fen), Face.HEI_BOLD, g.style.cell, 0.5 * g.live
        )
        ink.text(g.left + PAD, base, g.say(says).both, Face.HEI_MEDIUM, g.style.cell)
        figure.draw(ink, right, base, "right")
        return Strip(ink, high, table=self.running)

    def _end(self) -> Strip:
        """以下空白: nothing can be added to what was signed."""
        g, ink = self.g, self.g.ink()
        high, size = 5.4 * MM, g.style.under + 0.8
        k = self.block.name if 0 <= self.block.name < len(self.spans) else 0
        begins = self.spans[k].left + self.spans[k].pad
        says = g.passage(g.say(T("Nothing below this line", "paper")).both, Face.HEI, size, g.right - begins)
        if self.grid:
            free = [one.left for one in self.spans[1:] if not begins < one.left < begins + says.wide + PAD]
            ink.cells(g.left, 0, g.live, high, free, GRID)
        says.draw(ink, begins, high / 2 + 0.36 * size)
        return Strip(ink, high)


class _Chips:
    """Special requests, white on black, each ticked as read back to the guest (RST-13)."""

    def __init__(self, g: Galley, ink: Ink, left: float, right: float) -> None:
        self._g, self._ink, self._left, self._right = g, ink, left, right

    def draw(self, chips: Sequence[Said], x: float, base: float) -> float:
        """Draw them behind what ends at `x`, on further lines where they do not fit; returns the last base line."""
        x += self._left
        for chip in chips:
            said = self._g.passage(
                self._g.say(chip).both, Face.HEI_BOLD, CHIP, self._right - self._left - 6.4 * MM
            )
            wide = said.wide + 2 * MM + 3.8 * MM
            if x + wide > self._right and x > self._left:
                x, base = self._left, base + 4.6 * MM
            self._one(said, x, base)
            x += wide + 1.2 * MM
            base += said.last
        return base

    def _one(self, said: Passage, x: float, base: float) -> None:
        top, high = base - 0.86 * CHIP - 0.45 * MM, 1.05 * CHIP + 0.9 * MM + said.last
        self._ink.tile(x, top, said.wide + 2 * MM, high, 0.5 * MM)
        said.draw(self._ink, x + 1 * MM, base, shade=WHITE)
        ticked(self._ink, x + said.wide + 2.8 * MM, base - 2.2 * MM, 2.5 * MM)


def ticked(ink: Ink, x: float, y: float, side: float) -> None:
    """A box with a tick: no face has all of them."""
    ink.box(x, y, side, side, 0.5)
    points = ((0.19, 0.55), (0.42, 0.85), (0.93, 0.05))
    ink.stroke([(x + a * side, y + b * side) for a, b in points], 1.1)
