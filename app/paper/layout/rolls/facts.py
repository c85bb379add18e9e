"""Labels and values of a roll, one a line."""

from collections.abc import Iterator

from app.paper.fonts import Face, width
from app.paper.ink import DOT
from app.paper.layout.galley import Galley
from app.paper.layout.rolls.tops import SOLID
from app.paper.model import Fact, Facts, Pairs, Said
from app.paper.pages import Strip
from app.paper.passage import Passage

SIZE = 28 * DOT
ROW = 43 * DOT
BASE = 38 * DOT


def facts(g: Galley, block: Facts) -> Iterator[Strip]:
    """The label left, the value beside it."""
    labels = [label_of(g, f.label, Face.HEI_MEDIUM, 0.45 * g.live) for f in block.facts]
    room = max((label.wide for label in labels), default=0) + 24 * DOT
    for fact, label in zip(block.facts, labels, strict=True):
        ink, value = g.ink(), value_of(g, fact, Face.HEI_BOLD, g.live - room)
        label.draw(ink, g.left, BASE)
        value.draw(ink, g.left + room, BASE)
        yield Strip(ink, ROW + max(label.last, value.last))


def pairs(g: Galley, block: Pairs) -> Iterator[Strip]:
    """The label left, the value at the right edge; the paper's own number stands out."""
    for k, pair in enumerate(block.pairs):
        ink = g.ink()
        label = label_of(g, pair.label, Face.HEI_MEDIUM, 0.5 * g.live)
        face = Face.HEI_BOLD if pair.value == g.paper.number else Face.HEI_MEDIUM
        value = value_of(g, pair, face, g.live - label.wide - 16 * DOT)
        label.draw(ink, g.left, BASE)
        value.draw(ink, g.right, BASE, "right")
        high = ROW + max(label.last, value.last)
        if block.ruled and k:
            ink.line(g.left, 3 * DOT, g.right, 3 * DOT, SOLID / 2)
        yield Strip(ink, high, before=0 if k else 2 * DOT)


def label_of(g: Galley, said: Said, face: Face, room: float) -> Passage:
    """A label: 日期 Date on one line where both languages fit, else the second small beneath."""
    spoken = g.say(said)
    if width(spoken.both, face, SIZE) <= room:
        return g.passage(spoken.both, face, SIZE)
    first = g.passage(spoken.first, face, SIZE, room)
    return Passage(first.lines + g.passage(spoken.second, Face.HEI_MEDIUM, 24 * DOT, room).lines)


def value_of(g: Galley, fact: Fact, face: Face, room: float) -> Passage:
    """A value, its second language small beneath."""
    face, size = (Face.KAI, 30 * DOT) if fact.voice else (face, SIZE)
    spoken = g.say(fact.value)
    first = g.passage(spoken.first, face, size, room)
    return Passage(first.lines + g.passage(spoken.second, Face.HEI_MEDIUM, 24 * DOT, room).lines)
