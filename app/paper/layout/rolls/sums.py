"""The sum block of a roll, and the sum that is due with its words."""

from collections.abc import Iterator

from app.kernel.money import figures
from app.paper.fonts import Face
from app.paper.ink import DOT, Ink
from app.paper.layout.amounts import english_beneath, in_figures, label_of_words, words_of
from app.paper.layout.galley import Galley
from app.paper.layout.rolls.facts import BASE, ROW, SIZE, label_of
from app.paper.layout.rolls.tops import SOLID, words
from app.paper.model import Due, Language, Sum, Sums, Words
from app.paper.pages import Strip


def sums(g: Galley, block: Sums) -> Iterator[Strip]:
    """Label left, figure right, one operation a line."""
    for k, one in enumerate(block.sums):
        yield _line(g, one, rule=one.rule and k > 0)
    for said in (block.beside_title, *block.beside):
        if said:
            yield from words(g, Words(said, small=True))


def _line(g: Galley, one: Sum, *, rule: bool) -> Strip:
    ink = g.ink()
    face = Face.HEI_BOLD if one.strong else Face.HEI_MEDIUM
    figure = g.figure(figures(one.fen), face, SIZE, 0.6 * g.live)
    label = label_of(g, one.label, face, g.live - figure.wide - 16 * DOT)
    label.draw(ink, g.left, BASE)
    figure.draw(ink, g.right, BASE, "right")
    if rule:
        ink.line(g.left, 4 * DOT, g.right, 4 * DOT, SOLID / 2)
    return Strip(ink, ROW + label.last)


def due(g: Galley, block: Due) -> Iterator[Strip]:
    """The sum that matters, under a solid line, its words beneath it (COM-11)."""
    ink = g.ink()
    ink.line(g.left, SOLID / 2, g.right, SOLID / 2, SOLID)
    y = _figure(g, ink, block)
    if g.paper.language is Language.EN:
        said, size = f"{label_of_words(g)} {words_of(g, block.fen)}", 26
    else:
        said, size = label_of_words(g) + words_of(g, block.fen), 30
    say = g.passage(said, Face.HEI_BOLD, size * DOT, g.live)
    say.draw(ink, g.left, y + 16 * DOT + say.rise)
    y += 16 * DOT + say.height
    english = g.passage(english_beneath(g, block.fen), Face.HEI_MEDIUM, 24 * DOT, g.live)
    english.draw(ink, g.left, y + english.rise)
    yield Strip(ink, y + english.height + 4 * DOT, before=6 * DOT)


def _figure(g: Galley, ink: Ink, block: Due) -> float:
    """Label and figure on one line; a figure so large has a line of its own. Returns how far down they reach."""
    figure = g.figure(in_figures(block.fen), Face.HEI_BOLD, (50 if g.narrow else 60) * DOT, g.live)
    spoken = g.say(block.label)
    room = g.live - figure.wide - 12 * DOT
    label = g.passage(spoken.first, Face.HEI_BOLD, 36 * DOT, room if room > 130 * DOT else g.live)
    second = g.passage(spoken.second, Face.HEI_MEDIUM, 24 * DOT, label.wide if room <= 130 * DOT else room)
    base = 66 * DOT
    if label.last or second.lines:
        base = max(base, 14 * DOT + label.rise + 4 * DOT)
    label.draw(ink, g.left, base - 3 * DOT)
    low = base + label.last
    if second.lines:
        second.draw(ink, g.left, low + 32 * DOT)
        low += 32 * DOT + second.last
    if room <= 130 * DOT:
        base = low + 62 * DOT
    figure.draw(ink, g.right, base, "right")
    return max(low, base) + 2 * DOT
