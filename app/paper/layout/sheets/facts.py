"""Labels and values of a sheet: in columns, in the cells of a form, on lines, or one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.paper.fonts import Face
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.model import Fact, Facts, Format, Pairs, Said
from app.paper.pages import Strip
from app.paper.passage import Passage

TINT = 0.95
"""Label cells and totals: always inside a frame."""
GRID = 0.35
PAD = 1.4 * MM


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
        for base, parts in _parts(g, labels, values):
            ink, low = g.ink(), 0.0
            for place, (said, value) in zip(row, parts, strict=True):
                said.draw(ink, place.x, base)
                value.draw(ink, place.x + room, base)
                low = max(low, said.fall, value.fall)
            yield Strip(ink, max(least, base + low + 0.8 * MM))


def _cells(g: Galley, block: Facts, rows: Sequence[Sequence[_Place]]) -> Iterator[Strip]:
    style = g.style
    widest = g.widest([f.label for f in block.facts], Face.HEI_MEDIUM, style.label)
    room = min(max(widest + 4 * MM, 13 * MM), 0.5 * g.live / block.columns)
    least = (8.4 if g.both else 7) * MM
    for row in rows:
        labels = [g.label(p.fact.label, Face.HEI_MEDIUM, style.label, room - PAD) for p in row]
        values = [_value(g, p.fact, style.value, p.wide - room - 2 * PAD) for p in row]
        for _, parts in _parts(g, labels, values):
            high = max(least, *(p.height + 2.2 * MM for pair in parts for p in pair))
            ink = g.ink()
            for place, (said, value) in zip(row, parts, strict=True):
                ink.fill(place.x, 0, room, high, TINT)
                ink.box(place.x, 0, room, high, GRID)
                ink.box(place.x + room, 0, place.wide - room, high, GRID)
                said.draw(ink, place.x + room / 2, _middle(high, said), "centre")
                value.draw(ink, place.x + room + PAD, _middle(high, value))
            yield Strip(ink, high)


def _lined(g: Galley, rows: Sequence[Sequence[_Place]]) -> Iterator[Strip]:
    """As one fills in a form: what was filled in stands on a line."""
    for row in rows:
        ink, low = g.ink(), 0.0
        base = 7.6 * MM
        for k, place in enumerate(row):
            end = place.x + place.wide - (0 if k == len(row) - 1 else 8 * MM)
            x = place.x + written(g, ink, place.fact.label, place.x, base, 0.4 * place.wide)
            face, size = (Face.KAI, 13.0) if place.fact.voice else (Face.HEI_MEDIUM, 10.0)
            value = g.passage(g.say(place.fact.value).both, face, size, end - x - 3 * MM)
            value.draw(ink, x + 2 * MM, base - 0.2 * MM)
            ink.line(x, base + 1.6 * MM + value.last, end, base + 1.6 * MM + value.last, 0.5)
            low = max(low, value.last)
        yield Strip(ink, 11.4 * MM + low)


def written(g: Galley, ink: Ink, label: Said, x: float, base: float, room: float) -> float:
    """The label of something that is filled in; returns where its line begins."""
    said = g.say(label)
    first = g.passage(said.first, Face.HEI, 10.5, room)
    first.draw(ink, x, base)
    second = g.passage(said.second, Face.HEI, 6.4, room, shade=GREY)
    second.draw(ink, x, base + first.last + 3.2 * MM)
    return max(first.wide, second.wide) + 2.6 * MM


def _value(g: Galley, fact: Fact, size: float, room: float) -> Passage:
    face, size = (Face.KAI, size + 1) if fact.voice else (Face.HEI_MEDIUM, size)
    spoken = g.say(fact.value)
    first = g.passage(spoken.first, face, size, room)
    return Passage(first.lines + g.passage(spoken.second, Face.HEI, 0.8 * size, room, shade=GREY).lines)


def _parts(
    g: Galley, labels: Sequence[Passage], values: Sequence[Passage]
) -> Iterator[tuple[float, list[tuple[Passage, Passage]]]]:
    """A row as one, or as several where it is taller than half a page, each with its first base line."""
    cut = [passage.cut(0.4 * g.high) for passage in (*labels, *values)]
    for parts in zip_longest(*cut, fillvalue=Passage()):
        yield 4 * MM, list(zip(parts[: len(labels)], parts[len(labels) :], strict=True))


def _middle(high: float, passage: Passage) -> float:
    return high / 2 - passage.last / 2 + 0.36 * (passage.lines[0].size if passage.lines else 0)


def pairs(g: Galley, block: Pairs) -> Iterator[Strip]:
    """Labels and values one after the other, as many a line as fit."""
    size = g.style.name
    rows: list[list[tuple[float, Passage, Passage]]] = [[]]
    x = g.left
    for pair in block.pairs:
        label = g.label(pair.label, Face.HEI, 7.4, 0.4 * g.live, GREY)
        face = Face.KAI if pair.voice else Face.HEI_MEDIUM
        value = g.passage(g.say(pair.value).both, face, size, g.live - label.wide - 2.4 * MM)
        wide = label.wide + 2.4 * MM + value.wide
        if rows[-1] and (x + wide > g.right or pair.wide):
            rows.append([])
            x = g.left
        rows[-1].append((x, label, value))
        x += max(wide + 8 * MM, g.live / 4) if not pair.wide else g.live
    for k, row in enumerate(rows):
        ink, low = g.ink(), 0.0
        for at, label, value in row:
            label.draw(ink, at, 4.2 * MM)
            value.draw(ink, at + label.wide + 2.4 * MM, 4.2 * MM)
            low = max(low, label.fall, value.fall)
        if block.ruled:
            ink.line(g.left, 5.2 * MM + low, g.right, 5.2 * MM + low, GRID)
        yield Strip(ink, 5.2 * MM + low + (0.6 * MM if block.ruled else 0), before=0 if k else 1.2 * MM)
