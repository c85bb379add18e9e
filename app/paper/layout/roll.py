"""The blocks as rolls have them, 80 mm and 58 mm: one endless page, sizes and places in whole dots."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from app.paper.ink import DOT, MM, Ink
from app.paper.layout import marks
from app.paper.layout.galley import Galley
from app.paper.layout.rolls import ends, facts, lists, sums, tables, tops
from app.paper.model import (
    Alias,
    Bar,
    Big,
    Block,
    Code,
    Dishes,
    Due,
    Facts,
    Group,
    Keep,
    Mark,
    Notice,
    Pairs,
    Rule,
    Signatures,
    Split,
    Sums,
    Table,
    Ticks,
    Words,
)
from app.paper.pages import MEASURES, Pages, Strip

_SET: dict[type, Any] = {
    Alias: tops.alias,
    Bar: tops.bar,
    Big: tops.big,
    Code: ends.code,
    Dishes: lists.dishes,
    Due: sums.due,
    Facts: facts.facts,
    Group: tops.group,
    Notice: tops.notice,
    Pairs: facts.pairs,
    Rule: tops.rule,
    Signatures: ends.signatures,
    Split: lists.split,
    Sums: sums.sums,
    Table: tables.table,
    Ticks: lists.ticks,
    Words: tops.words,
}


def roll(g: Galley) -> tuple[Ink, float]:
    """The one page of a roll, and how long it is: as long as what stands on it, in whole dots."""
    blocks = list(_flat(g.paper.blocks))
    pages = Pages(g.paper.format, g.letters)
    tail = _tail(g, blocks)
    head = [blocks.pop(0)] if g.paper.staff and blocks and isinstance(blocks[0], Bar) else []
    called = any(isinstance(block, Big) for block in blocks)
    pages.flow(
        chain(
            () if g.paper.staff else tops.letterhead(g),
            _set(g, head),
            _set(g, [*marks.copy_bar(g), *marks.mark_bar(g)]),
            tops.training(g),
            () if g.paper.staff or called else tops.rule(g, Rule()),
            _set(g, blocks),
            ends.end(g, tail),
        )
    )
    page, high = pages.pages[0], pages.y
    if g.paper.mark is Mark.VOID:
        page.line(g.left, high, g.right, MEASURES[g.paper.format].margins[0] * MM, 3 * DOT)
    return page, high + MEASURES[g.paper.format].margins[2] * MM


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """A roll has no pages: what is kept together simply follows. The sum that is due brings its own line."""
    for k, block in enumerate(blocks):
        if isinstance(block, Keep):
            yield from _flat(block.blocks)
        elif not (isinstance(block, Rule) and k + 1 < len(blocks) and isinstance(blocks[k + 1], Due)):
            yield block


def _tail(g: Galley, blocks: list[Block]) -> Code | None:
    """The code that ends a slip, taken from its blocks: number and count stand beside it."""
    last = blocks[-1] if g.paper.staff and blocks else None
    if not isinstance(last, Code):
        return None
    blocks.pop()
    return last


def _set(g: Galley, blocks: Sequence[Block]) -> Iterator[Strip]:
    for block in blocks:
        yield from _SET[type(block)](g, block)
