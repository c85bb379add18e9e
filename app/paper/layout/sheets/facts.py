"""Labels and values of a sheet: in columns, in the cells of a form, on lines, or one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.paper.fonts import Face
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.model import Fact, Facts, Format, Pairs, Said
from app.paper.pages import Strip
from app.paper.passage import EMPTY, Passage

TINT = 0.95
"""Label cells and totals: always inside a frame."""
GRID = 0.35
PAD = 1.4 * MM
BEHIND = 2.4 * MM
"""A value behind its label."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a fact stands in its row."""

    fact: Fact
    x: float
    wide: float


def facts(g: Galley, block: Facts) -> Iterator[Strip]:
    """Labels and values; what is wide takes the rest of its row."""
    rows = list(_rows(g, block))
    if block.cells:
        drawn = _cells(g, block, rows)
    elif g.paper.format is Format.A5_ACROSS:
        drawn = _lined(g, rows)
    else:
        drawn = _plain(g, block, rows)
    for k, strip in enumerate(drawn):
        strip.before = 0 if k else 1 * MM
        yield strip


def _rows(g: Galley, block: Facts) -> Iterator[list[_Place]]:
    row: list[_Place] = []
    column = 0
    each = g.live / block.columns
    for fact in block.facts:
        span = block.columns - column if fact.wide else 1
        row.append(_Place(fact, g.left + column * each, span * each))
        column += span
        if column == block.columns:
            yield row
            row, column = [], 0
    if row:
        last = row.pop()
        yield [*row, _Place(last.fact, last.x, g.right - last.x)]


def _plain(g: Galley, block: Facts, rows: Sequence[Sequence[_Place]]) -> Iterator[Strip]:
    style = g.style
    label = 7.0 if g.both else style.label
    room = min(
        g.widest([f.label for f in block.facts], Face.HEI, label) + 2.2 * MM, 0.45 * g.live / block.columns
    )
    least = (style.fact + 1.8 if g.both else style.fact) * MM
    for row in rows:
        labels = [g.label(p.fact.label, Face.HEI, label, room - 1 * MM, GREY) for p in row]
        values = [_value(g, p.fact, style.value, p.wide - room - 1.4 * MM) for p in row]
        for parts in _parts(g, labels, values):
            ink, low, base = g.ink(), 0.0, 4 * MM
            for place, (said, value) in zip(row, parts, strict=True):
                said.draw(ink, place.x, base)
                value.draw(ink, place.x + room, base)
                low = max(low, said.fall, value.fall)
            yield Strip(ink, max(least, base + low + 0.8 * MM))


def _cells(g: Galley, block: Facts, rows: Sequence[Sequence[_Place]]) -> Iterator[Strip]:
    style = g.style
    widest = g.widest([f.label for f in block.facts], Face.HEI_MEDIUM, style.label)
    room = min(max(widest + 4 * MM, 13 * MM), 0.5 * g.live / block.columns)
    least = (7.4 if g.both else 7) * MM
    for row in rows:
        labels = [g.label(p.fact.label, Face.HEI_MEDIUM, style.label, room - PAD) for p in row]
        values = [_value(g, p.fact, style.value, p.wide - room - 2 * PAD) for p in row]
        for parts in _parts(g, labels, values):
            high = max(least, *(p.height + 2.2 * MM for pair in parts for p in pair))
            ink = g.ink()
            for place, (said, value) in zip(row, parts, strict=True):
                ink.fill(place.x, 0, room, high, TINT)
                ink.box(place.x, 0, room, high, GRID)
                ink.box(place.x + room, 0, place.wide - room, high, GRID)
                said.draw(ink, place.x + room / 2, said.middle(high), "centre")
                value.draw(ink, place.x + room + PAD, value.middle(high))
            yield Strip(ink, high)


def _lined(g: Galley, rows: Sequence[Sequence[_Place]]) -> Iterator[Strip]:
    """As one fills in a form: what was filled in stands on a line."""
    base = 7.6 * MM
    for row in rows:
        rooms = [0.4 * p.wide for p in row]
        begins = [p.x + width_of_written(g, p.fact.label, room) for p, room in zip(row, rooms, strict=True)]
        ends = [p.x + p.wide - (8 * MM if p is not row[-1] else 0) for p in row]
        values = [
            _filled_in(g, p.fact, end - x - 3 * MM) for p, x, end in zip(row, begins, ends, strict=True)
        ]
        for n, parts in enumerate(zip_longest(*(v.cut(0.4 * g.high) for v in values), fillvalue=EMPTY)):
            ink = g.ink()
            for k, value in enumerate(parts):
                if n == 0:
                    written(g, ink, row[k].fact.label, row[k].x, base, rooms[k])
                value.draw(ink, begins[k] + 2 * MM, base - 0.2 * MM)
                low = base + 1.6 * MM + value.last
                ink.line(begins[k], low, ends[k], low, 0.5)
            yield Strip(ink, 11.4 * MM + max(value.last for value in parts))


def _filled_in(g: Galley, fact: Fact, room: float) -> Passage:
    face, size = (Face.KAI, 13.0) if fact.voice else (Face.HEI_MEDIUM, 10.0)
    return g.passage(g.say(fact.value).both, face, size, room)


def width_of_written(g: Galley, label: Said, room: float) -> float:
    """How far behind a label that is filled in its line begins."""
    return max(passage.wide for passage in _written(g, label, room)) + 2.6 * MM


def written(g: Galley, ink: Ink, label: Said, x: float, base: float, room: float) -> None:
    """The label of something that is filled in, its second language small beneath."""
    first, second = _written(g, label, room)
    first.draw(ink, x, base)
    second.draw(ink, x, base + first.last + 3.2 * MM)


def _written(g: Galley, label: Said, room: float) -> tuple[Passage, Passage]:
    said = g.say(label)
    first = g.passage(said.first, Face.HEI, 10.5, room)
    return first, g.passage(said.second, Face.HEI, 6.4, room, shade=GREY)


def _value(g: Galley, fact: Fact, size: float, room: float) -> Passage:
    face, size = (Face.KAI, size + 1) if fact.voice else (Face.HEI_MEDIUM, size)
    spoken = g.say(fact.value)
    first = g.passage(spoken.first, face, size, room)
    return Passage(first.lines + g.passage(spoken.second, Face.HEI, 0.8 * size, room, shade=GREY).lines)


def _parts(
    g: Galley, labels: Sequence[Passage], values: Sequence[Passage]
) -> Iterator[list[tuple[Passage, Passage]]]:
    """A row as one, or as several where it is taller than half a page."""
    cut = [passage.cut(0.4 * g.high) for passage in (*labels, *values)]
    for parts in zip_longest(*cut, fillvalue=EMPTY):
        yield list(zip(parts[: len(labels)], parts[len(labels) :], strict=True))


def pairs(g: Galley, block: Pairs) -> Iterator[Strip]:
    """Labels and values one after the other, as many a line as fit."""
    for k, row in enumerate(_in_a_row(g, block)):
        ink, low = g.ink(), 0.0
        for x, label, value in row:
            label.draw(ink, x, 4.2 * MM)
            value.draw(ink, x + label.wide + BEHIND, 4.2 * MM)
            low = max(low, label.fall, value.fall)
        if block.ruled:
            ink.line(g.left, 5.2 * MM + low, g.right, 5.2 * MM + low, GRID)
        yield Strip(ink, 5.2 * MM + low + 0.6 * MM * block.ruled, before=0 if k else 1.2 * MM)


def _in_a_row(g: Galley, block: Pairs) -> list[list[tuple[float, Passage, Passage]]]:
    """Where each label begins, with its value."""
    rows: list[list[tuple[float, Passage, Passage]]] = [[]]
    x = g.left
    for pair in block.pairs:
        label = g.label(pair.label, Face.HEI, 7.4, 0.4 * g.live, GREY)
        face = Face.KAI if pair.voice else Face.HEI_MEDIUM
        value = g.passage(g.say(pair.value).both, face, g.style.name, g.live - label.wide - BEHIND)
        wide = label.wide + BEHIND + value.wide
        if rows[-1] and (pair.wide or x + wide > g.right):
            rows.append([])
            x = g.left
        rows[-1].append((x, label, value))
        x += g.live if pair.wide else max(wide + 8 * MM, g.live / 4)
    return rows
