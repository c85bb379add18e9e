"""The hours that count, in their box: figure, words, and how they came about (paper.md §10)."""

from collections.abc import Iterator

from app.kernel.hours import hours as figures
from app.kernel.hours import hours_in_english, hours_in_words
from app.kernel.text import T
from app.paper.fonts import Face
from app.paper.ink import MM
from app.paper.layout.galley import Galley
from app.paper.layout.sheets.sums import BOX, PAD
from app.paper.model import Hours, Language
from app.paper.pages import Strip
from app.paper.passage import Passage


def hours(g: Galley, block: Hours) -> Iterator[Strip]:
    """Label and words left, how they came about in the middle, the figure right."""
    ink, third = g.ink(), 0.32 * g.live
    figure = g.figure(figures(block.minutes), Face.HEI_BOLD, g.style.due + 2, 0.25 * g.live)
    label = g.passage(g.say(block.label).both, Face.HEI_BOLD, 9.5, third)
    before = g.passage(g.plain(T("In words", "paper")), Face.HEI, g.style.label)
    at = before.wide + 3 * MM
    english = g.paper.language is Language.EN
    say = hours_in_english(block.minutes) if english else hours_in_words(block.minutes)
    face, size = (Face.HEI_MEDIUM, 9.0) if english else (Face.SONG_BOLD, g.style.due_words)
    words = g.passage(say, face, size, third - at)
    room = g.live - third - figure.wide - 4 * PAD
    told = [g.passage(g.say(one).both, Face.HEI, g.style.words, room) for one in block.reckoned]
    reckoned = Passage(tuple(line for one in told for line in one.lines))
    base = 5.6 * MM
    low = base + label.last + 6 * MM
    high = max(15.2 * MM, low + words.fall + 2 * MM, reckoned.height + 5 * MM)
    label.draw(ink, g.left + PAD, base)
    before.draw(ink, g.left + PAD, low)
    words.draw(ink, g.left + PAD + at, low)
    reckoned.draw(ink, g.left + third, reckoned.middle(high))
    figure.draw(ink, g.right - PAD, figure.middle(high), "right")
    ink.box(g.left, 0, g.live, high, BOX)
    yield Strip(ink, high + 1.2 * MM, before=3 * MM)
