"""The blocks as sheets have them: A4 and A5, upright and across."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from app.paper.ink import MM, Ink
from app.paper.layout import marks
from app.paper.layout.foot import foot
from app.paper.layout.galley import Galley
from app.paper.layout.head import head
from app.paper.layout.sheets import facts, hours, notes, photos, plots, signatures, sketch, sums, tables
from app.paper.model import (
    Abreast,
    Alias,
    Bar,
    Big,
    Block,
    Code,
    Dishes,
    Due,
    Facts,
    Group,
    Heads,
    Hours,
    Keep,
    Notice,
    Pairs,
    Photos,
    Plots,
    Rule,
    Signatures,
    Sketch,
    Split,
    Sums,
    Table,
    Ticks,
    Words,
)
from app.paper.pages import MEASURES, Pages, Strip

AIR = 1 * MM
"""Under the strip that stands on each page."""
REPEATED = 0.25
"""The strip that names person, car or table stands on each page, unless it takes more of it than this."""

GAP = 6 * MM
"""Between parts that are cut asunder."""


def _abreast(g: Galley, block: Abreast) -> Iterator[Strip]:
    """Each part in a column of its own; all of them stand on one page."""
    ink, low, left, cuts = g.ink(), 0.0, g.left, []
    widths = block.widths or (1.0,) * len(block.parts)
    room = g.live - GAP * (len(widths) - 1)
    for part, share in zip(block.parts, widths, strict=True):
        right, y = left + room * share / sum(widths), 0.0
        for strip in strips(g.between(left, right), part):
            y += strip.before
            ink.place(strip.ink, y)
            y += strip.height
        low = max(low, y)
        cuts.append(right + GAP / 2)
        left = right + GAP
    for x in cuts[:-1]:
        ink.line(x, 0, x, low, 0.5, dash="3 2")
    yield Strip(ink, low)


_SET: dict[type, Any] = {
    Abreast: _abreast,
    Alias: notes.alias,
    Bar: notes.bar,
    Big: notes.big,
    Code: notes.code,
    Dishes: tables.dishes,
    Due: sums.due,
    Facts: facts.facts,
    Group: notes.group,
    Heads: plots.heads,
    Hours: hours.hours,
    Notice: notes.notice,
    Pairs: facts.pairs,
    Photos: photos.photos,
    Plots: plots.plots,
    Rule: notes.rule,
    Signatures: signatures.signatures,
    Sketch: sketch.sketch,
    Split: tables.split,
    Sums: sums.sums,
    Table: tables.table,
    Ticks: tables.ticks,
    Words: notes.words,
}


def sheets(g: Galley) -> Sequence[Ink]:
    """The pages of a sheet: head, strip of facts and bars on each, then the blocks, foot and marks."""
    blocks = list(g.paper.blocks)
    heading = [head(g), *_bars(g, marks.copy_bar(g))]
    if blocks and isinstance(blocks[0], Facts):
        strip = list(facts.facts(g, blocks[0]))
        if strip and sum(s.height for s in strip) <= REPEATED * g.high:
            strip[-1].height += AIR
            heading += strip
            del blocks[0]
    heading += _bars(g, marks.mark_bar(g))
    under = foot(g)
    pages = Pages(g.paper.format, g.letters, heading, under.high)
    pages.flow(chain(strips(g, blocks), _end(g)))
    for n, page in enumerate(pages.pages, 1):
        under.draw(g, page, n, len(pages.pages))
        marks.mark(g, page, MEASURES[g.paper.format].margins[0] * MM, g.high - under.high)
    return pages.pages


def strips(g: Galley, blocks: Sequence[Block]) -> Iterator[Strip]:
    """Blocks as strips. What is kept together, and the line before it, stay on one page (paper.md §5)."""
    for k, block in enumerate(blocks):
        before_keep = k + 1 < len(blocks) and isinstance(blocks[k + 1], Keep)
        if isinstance(block, Keep):
            yield from _together(strips(g, block.blocks))
        else:
            yield from _leading(_SET[type(block)](g, block), into=before_keep)


def _together(found: Iterator[Strip]) -> Iterator[Strip]:
    """Strips of which each but the last stays with the one after it."""
    one = next(found, None)
    while one:
        after = next(found, None)
        one.glued = after is not None
        yield one
        one = after


def _leading(found: Iterator[Strip], *, into: bool) -> Iterator[Strip]:
    """The strips of a block; the last stays with what follows, if that is kept together."""
    all_strips = list(found)
    if into and all_strips:
        all_strips[-1].glued = True
    return iter(all_strips)


def _bars(g: Galley, bars: Iterator[Notice]) -> Iterator[Strip]:
    for one in bars:
        yield from notes.notice(g, one)


def _end(g: Galley) -> Iterator[Strip]:
    """Parting words, in the middle."""
    for said in g.paper.ends_with:
        yield from notes.words(g, Words(said, small=True, centred=True))
