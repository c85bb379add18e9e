"""The sum block, one operation a line (RST-30), and the one sum that matters in its box (paper.md §5)."""

from collections.abc import Iterator

from app.kernel.money import figures, in_english_words
from app.kernel.text import T
from app.paper.fonts import Face
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.amounts import english_beneath, in_figures, label_of_words, words_of
from app.paper.layout.galley import Galley
from app.paper.layout.sheets.facts import width_of_written, written
from app.paper.layout.sheets.notes import words as running
from app.paper.model import Due, Format, Language, Said, Sums, Words
from app.paper.pages import Strip
from app.paper.passage import Passage

BOX = 0.9
PAD = 3 * MM


def sums(g: Galley, block: Sums) -> Iterator[Strip]:
    """Labels right, figures at the edge; what stands beside them is left of it, or beneath where it is longer."""
    ink, lines = g.ink(), _Lines(g, block)
    end = lines.draw(ink)
    beside = _beside(g, block, lines.left - g.left - 6 * MM)
    fits = beside.last <= max(end, 20 * MM)
    if fits:
        beside.draw(ink, g.left, 4.2 * MM)
        end = max(end, 4.2 * MM + beside.fall) if beside.lines else end
    yield Strip(ink, end + 0.8 * MM, before=1.2 * MM)
    if not fits:
        for said in (block.beside_title, *block.beside):
            yield from running(g, Words(said, small=True))


def _beside(g: Galley, block: Sums, room: float) -> Passage:
    title = g.passage(g.say(block.beside_title).both, Face.HEI_BOLD, g.style.label + 0.8, room)
    words = [part for said in block.beside for part in _terms(g, said, room)]
    return Passage(tuple(line for part in (title, *words) for line in part.lines))


def _terms(g: Galley, said: Said, room: float) -> tuple[Passage, Passage]:
    """What is agreed, in both languages: it binds the guest in theirs (COM-42)."""
    spoken, size = g.say(said), g.style.terms
    first = g.passage(spoken.first, Face.HEI, size, room, lead=1.46)
    return first, g.passage(spoken.second, Face.HEI, size, room, lead=1.46)


class _Lines:
    """The lines of a sum block: labels, second labels where there are two languages, figures."""

    def __init__(self, g: Galley, block: Sums) -> None:
        self.g, self.sums = g, block.sums
        size = g.style.sum
        self._figures = [
            g.figure(figures(s.fen), Face.HEI_MEDIUM if s.strong else Face.HEI, size, 0.4 * g.live)
            for s in self.sums
        ]
        edge = g.right - max(26 * MM, max((f.wide for f in self._figures), default=0) + 4 * MM)
        self._seconds = [
            g.passage(g.say(s.label).second, Face.HEI, 6.4, 0.28 * g.live, shade=GREY) for s in self.sums
        ]
        second = max((s.wide for s in self._seconds), default=0)
        self._edge = edge - (second + 2 * MM if second else 0)
        room = self._edge - g.left - 0.12 * g.live
        self._labels = [
            g.passage(g.plain(s.label), Face.HEI_MEDIUM if s.strong else Face.HEI, size - 0.8, room)
            for s in self.sums
        ]
        widest = max((label.wide for label in self._labels), default=0)
        self.left = min(g.left + 0.56 * g.live, self._edge - widest - 1 * MM)

    def draw(self, ink: Ink) -> float:
        """Draw them from the top; returns where they end."""
        g, y = self.g, 0.0
        for k, one in enumerate(self.sums):
            label, second, figure = self._labels[k], self._seconds[k], self._figures[k]
            if one.rule and k:
                ink.line(self.left, y + 0.2 * MM, g.right, y + 0.2 * MM, 0.35)
            base = y + 4.2 * MM
            label.draw(ink, self._edge, base, "right")
            second.draw(ink, self._edge + 2 * MM, base)
            figure.draw(ink, g.right, base, "right")
            y += 5 * MM + max(label.last, second.last)
        return y


def due(g: Galley, block: Due) -> Iterator[Strip]:
    """The sum with its words, in a box; on a form in a line beside one."""
    yield _on_a_line(g, block) if g.paper.format is Format.A5_ACROSS else _boxed(g, block)


def _boxed(g: Galley, block: Due) -> Strip:
    ink, style = g.ink(), g.style
    spoken = g.say(block.label)
    figure = g.figure(in_figures(block.fen), Face.HEI_BOLD, style.due, 0.8 * g.live)
    label = g.passage(spoken.first, Face.HEI_BOLD, 9.5, g.live - figure.wide - 4 * PAD)
    second = g.passage(spoken.second, Face.HEI, 7, g.live - figure.wide - label.wide - 4 * PAD)
    before = g.passage(label_of_words(g), Face.HEI, 7.4)
    at = before.wide + 2 * MM
    room = g.live - 2 * PAD - at
    words = _in_words(g, block.fen, style.due_words, room - figure.wide - 4 * MM)
    aside = len(words.lines) <= 2
    if not aside:  # a sum so large takes the width of the box for its words
        words = _in_words(g, block.fen, style.due_words, room)
    english = g.passage(
        english_beneath(g, block.fen),
        Face.HEI,
        6.8,
        g.live - 2 * PAD - (figure.wide + 4 * MM if aside else 0),
    )
    base = (5 if english.lines else 5.6) * MM
    label.draw(ink, g.left + PAD, base)
    second.draw(ink, g.left + PAD + label.wide + 3 * MM, base)
    line = base + label.last + ((5.4 if english.lines else 6.2) if aside else 8.4) * MM
    before.draw(ink, g.left + PAD, line)
    words.draw(ink, g.left + PAD + at, line)
    low = line + words.last
    if english.lines:
        english.draw(ink, g.left + PAD, low + 4.2 * MM)
        low += 4.2 * MM + english.last
    high = max(15.2 * MM, low + (2.4 if english.lines else 3.4) * MM)
    across = 0.5 * high + 0.36 * figure.lines[0].size
    figure.draw(ink, g.right - PAD, across if aside else 2 * MM + figure.rise, "right")
    ink.box(g.left, 0, g.live, high, BOX)
    return Strip(ink, high + 1.2 * MM, before=1.4 * MM)


def _on_a_line(g: Galley, block: Due) -> Strip:
    """As one fills in a receipt: the words in Kai on a line, the figure in a box at its end."""
    ink, style = g.ink(), g.style
    figure = g.figure(in_figures(block.fen), Face.HEI_BOLD, style.due, 0.4 * g.live)
    label = g.label(block.label, Face.HEI_MEDIUM, 7.4, 0.3 * g.live)
    wide = max(56 * MM, figure.wide + label.wide + 8 * MM)
    base = 7.6 * MM
    say = T("Say RMB", "paper")
    written(g, ink, say, g.left, base, 0.3 * g.live)
    x = g.left + width_of_written(g, say, 0.3 * g.live)
    end = g.right - wide - 8 * MM
    words = _written_out(g, block.fen, end - x - 3 * MM)
    words.draw(ink, x + 2 * MM, base - 0.2 * MM)
    low = base + words.last
    ink.line(x, low + 1.6 * MM, end, low + 1.6 * MM, 0.5)
    if g.both:
        english = g.passage(in_english_words(block.fen), Face.HEI, 7, end - x - 2 * MM)
        english.draw(ink, x + 2 * MM, low + 4.8 * MM)
        low += 3.2 * MM + english.last
    ink.box(g.right - wide, 0, wide, 11 * MM, 1)
    label.draw(ink, g.right - wide + 2.6 * MM, 6 * MM)
    figure.draw(ink, g.right - PAD, 5.5 * MM + 0.36 * figure.lines[0].size, "right")
    return Strip(ink, max(12 * MM, low + 3.4 * MM), before=3.4 * MM)


def _written_out(g: Galley, fen: int, room: float) -> Passage:
    """The words as one writes them on a line, smaller where they would take more than two."""
    if g.paper.language is Language.EN:
        return g.passage(words_of(g, fen), Face.HEI_MEDIUM, 10, room)
    sizes = (g.style.due_words, 0.8 * g.style.due_words, 0.65 * g.style.due_words)
    tries = [g.passage(words_of(g, fen), Face.KAI, size, room, lead=1.25) for size in sizes]
    return next((one for one in tries if len(one.lines) <= 2), tries[-1])


def _in_words(g: Galley, fen: int, size: float, room: float) -> Passage:
    """The words of a sum: Song where they are Chinese."""
    if g.paper.language is Language.EN:
        return g.passage(words_of(g, fen), Face.HEI_MEDIUM, size - 2, max(room, 20 * MM))
    return g.passage(words_of(g, fen), Face.SONG_BOLD, size, max(room, 20 * MM))
