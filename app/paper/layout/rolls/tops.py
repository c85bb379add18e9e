"""What stands at the top of a roll, and its headings: letterhead, bars, the largest words, lines."""

from collections.abc import Iterator

from app.kernel.text import T
from app.paper.fonts import Face, width
from app.paper.ink import DOT, MM, WHITE, Ink
from app.paper.layout.foot import framed_word
from app.paper.layout.galley import Galley
from app.paper.layout.head import Headline, emblem, headline
from app.paper.model import Alias, Bar, Big, Group, Language, Mark, Notice, Rule, Said, Words
from app.paper.pages import Strip
from app.paper.passage import Line, Passage

SOLID = 4 * DOT
DASHED = 3 * DOT
DASH, GAP = 2.2 * MM, 1.6 * MM
SECOND = ((22 * DOT, 2.4), (22 * DOT, 0.3), (22 * DOT, 0))
HIGHEST = 80 * DOT
"""An inverse bar is 10 mm high at the most: it draws current, and pales."""


def letterhead(g: Galley) -> Iterator[Strip]:
    """Whose paper it is and what it is, one under the other in the middle."""
    ink, middle, y = g.ink(), (g.left + g.right) / 2, 0.0
    head = g.paper.letterhead
    if emblem(g, ink, middle - 36 * DOT, 0, 72 * DOT):
        y += 74 * DOT
    big = 44 if g.narrow else 56
    sizes = ((big * DOT, 6), (big * DOT, 1), (0.75 * big * DOT, 0), (0.6 * big * DOT, 0))
    y = _under(ink, headline(head.name, Face.SONG_BOLD, sizes, g.live), middle, y + 52 * DOT)
    if head.second_name:
        y = _under(ink, headline(head.second_name, Face.HEI_MEDIUM, SECOND, g.live), middle, y + 32 * DOT)
    yield Strip(ink, _title(g, ink, middle, y + 66 * DOT))


def _under(ink: Ink, line: Headline, middle: float, base: float) -> float:
    """Draw a headline from its first base line; returns its last."""
    line.draw(ink, middle, base + line.last / 2, "centre")
    return base + line.last


def _title(g: Galley, ink: Ink, middle: float, base: float) -> float:
    """The title, its second language small beneath; returns how far down it reaches."""
    called = any(isinstance(block, Big) for block in g.paper.blocks)
    size = (32 if called else 48) * DOT
    face = Face.HEI_MEDIUM if called else Face.SONG_BOLD
    spoken = g.say(g.paper.title)
    tracking = 0 if g.paper.language is Language.EN else 16 if len(spoken.first) == 2 else 8
    sizes = ((size, tracking), (size, 0), (0.75 * size, 0))
    base = _under(ink, headline(spoken.first, face, sizes, g.live), middle, base)
    if not spoken.second:
        return base + 18 * DOT
    second = headline(spoken.second, Face.HEI_MEDIUM, SECOND, g.live)
    return _under(ink, second, middle, base + 34 * DOT) + 10 * DOT


def bar(g: Galley, block: Bar) -> Iterator[Strip]:
    """Station and kind, white on black; a slip that is printed again says so here (RST-19)."""
    size, small = (40, 26) if g.narrow else (48, 32)
    right = g.say(block.right).both
    if g.is_copy:
        again = g.plain(T("Again · print {n}", "paper", n=g.made.copy))
        right = f"{right} {again}".strip()
    ink, inner = g.ink(), g.live - 32 * DOT
    beside = g.passage(right, Face.HEI_BOLD, small * DOT, 0.55 * inner)
    says = g.passage(g.say(block.left).both, Face.HEI_BOLD, size * DOT, inner - beside.wide - 12 * DOT)
    tracked = (
        len(says.lines) == 1 and says.wide + 2 * len(says.lines[0].words) < inner - beside.wide - 12 * DOT
    )
    high = max(76 * DOT, says.height + 16 * DOT, beside.height + 16 * DOT)
    ink.fill(g.left, 0, g.live, high)
    spread = Passage(tuple(Line(i.words, i.face, i.size, i.lead, spread=2 * tracked) for i in says.lines))
    spread.draw(ink, g.left + 16 * DOT, says.middle(high), shade=WHITE)
    beside.draw(ink, g.right - 16 * DOT, beside.middle(high), "right", shade=WHITE)
    yield Strip(ink, high)


def alias(g: Galley, block: Alias) -> Iterator[Strip]:
    """The table's alias and the time, a small line under each, to be read at two metres."""
    ink, y = g.ink(), 0.0
    size = (72 if g.narrow else 96) * DOT
    y = _largest(g, ink, block.left, block.right, size, 8 * DOT)
    y = _beneath(g, ink, block.under_left, block.under_right, y)
    yield Strip(ink, y + 10 * DOT, before=8 * DOT)
    yield from rule(g, Rule(), before=0)


def _largest(g: Galley, ink: Ink, left: Said, right: Said, size: float, y: float) -> float:
    """Left and right on one line; a long alias stands smaller, on lines of its own size."""
    at_right = g.passage(g.say(right).both, Face.HEI_BOLD, size, 0.6 * g.live, lead=1.05)
    room = g.live - at_right.wide - 40 * DOT
    says = g.say(left).both
    at_left = g.passage(says, Face.HEI_BOLD, size, room, lead=1.05)
    if len(at_left.lines) > 1:
        at_left = g.passage(says, Face.HEI_BOLD, 0.62 * size // DOT * DOT, room, lead=1.1)
    base = y + max(at_left.rise, at_right.rise)
    at_left.draw(ink, g.left, base)
    at_right.draw(ink, g.right, base, "right")
    return base + max(at_left.last, at_right.last)


def _beneath(g: Galley, ink: Ink, left: Said, right: Said, y: float) -> float:
    at_right = g.passage(g.say(right).both, Face.HEI_MEDIUM, 28 * DOT, 0.5 * g.live)
    at_left = g.passage(g.say(left).both, Face.HEI_MEDIUM, 28 * DOT, g.live - at_right.wide - 16 * DOT)
    if not at_left.lines and not at_right.lines:
        return y + 14 * DOT
    base = y + 48 * DOT
    at_left.draw(ink, g.left, base)
    at_right.draw(ink, g.right, base, "right")
    return base + max(at_left.last, at_right.last) + 10 * DOT


def notice(g: Galley, block: Notice) -> Iterator[Strip]:
    """What everybody must know, white on black, a bar for each line; what is small stands under it."""
    spoken, small, room = g.say(block.says), g.say(block.small), g.live - 16 * DOT
    lines = g.passage(spoken.first, Face.HEI_BOLD, (30 if g.narrow else 36) * DOT, room).lines
    for words in (spoken.second, small.first, small.second):
        lines += g.passage(words, Face.HEI_MEDIUM, 26 * DOT, room).lines
    yield from inverse(g, Passage(lines), pad=30 * DOT, before=12 * DOT)


def inverse(
    g: Galley,
    passage: Passage,
    *,
    left: float = 0,
    middle: bool = True,
    pad: float = 18 * DOT,
    before: float = 0,
) -> Iterator[Strip]:
    """Lines white on black, each a bar of its own."""
    for k, line in enumerate(passage.lines):
        ink, high = g.ink(), min(HIGHEST, line.size + pad)
        one = Passage((line,))
        ink.fill(g.left + left, 0, g.live - left, high)
        x = g.left + left + (g.live - left) / 2 if middle else g.left + left + 12 * DOT
        one.draw(ink, x, one.middle(high), "centre" if middle else "left", shade=WHITE)
        yield Strip(ink, high + 4 * DOT, before=0 if k else before)


def training(g: Galley) -> Iterator[Strip]:
    """练习 in a frame, at twice the size of the sum (COM-85)."""
    if g.paper.mark is Mark.TRAINING:
        ink, says = g.ink(), g.plain(T("Training", "mark"))
        words = g.figure(says, Face.HEI_BOLD, 120 * DOT, g.live - 16 * DOT)
        high = words.height + 20 * DOT
        ink.box(g.left + SOLID / 2, 2 * DOT, g.live - SOLID, high, SOLID)
        words.draw(ink, (g.left + g.right) / 2, 2 * DOT + words.middle(high), "centre")
        yield Strip(ink, high + 8 * DOT, before=8 * DOT)


def sample(g: Galley) -> Iterator[Strip]:
    """示例 or 练习 in a frame, near the end."""
    if word := framed_word(g):
        ink, size = g.ink(), 28 * DOT
        wide = width(word, Face.HEI_BOLD, size) + 24 * DOT
        ink.box((g.left + g.right - wide) / 2, 2 * DOT, wide, size + 14 * DOT, 3 * DOT)
        ink.text((g.left + g.right) / 2, 9 * DOT + 0.86 * size, word, Face.HEI_BOLD, size, align="centre")
        yield Strip(ink, size + 20 * DOT, before=8 * DOT)


def group(g: Galley, block: Group) -> Iterator[Strip]:
    """A heading among lines: in a frame with a line after it (即起, 等叫), or bold alone."""
    ink, spoken, note = g.ink(), g.say(block.says), g.say(block.note).both
    size = (34 if block.framed else 30) * DOT
    words = g.passage(spoken.both, Face.HEI_BOLD, size, g.live - 40 * DOT)
    base = (8 * DOT if block.framed else 0) + words.rise + 2 * DOT
    x = g.left + (14 * DOT if block.framed else 0)
    words.draw(ink, x, base)
    low, end = base + words.fall, x + words.wide
    if block.framed:
        ink.box(g.left + DOT, 4 * DOT, words.wide + 26 * DOT, low, 3 * DOT)
        end += 14 * DOT
    room = g.right - end - 20 * DOT
    aside = room > 100 * DOT
    beside = g.passage(note, Face.HEI_MEDIUM, 28 * DOT, room if aside else g.live)
    if aside:
        beside.draw(ink, end + 16 * DOT, base)
        end += beside.wide + 28 * DOT if beside.lines else 12 * DOT
        low = max(low, base + beside.fall)
    else:
        beside.draw(ink, g.left, low + 12 * DOT + beside.rise)
        low += 12 * DOT + beside.height
    if block.framed and end < g.right - 20 * DOT:
        ink.line(end, base - 0.36 * size, g.right, base - 0.36 * size, 2 * DOT)
    yield Strip(ink, low + (10 if block.framed else 2) * DOT, before=8 * DOT, glued=True)


def words(g: Galley, block: Words) -> Iterator[Strip]:
    """Running words, terms too in both languages (COM-42); what a person said is not said twice."""
    face, size = (Face.KAI, 32) if block.voice else (Face.HEI_MEDIUM, 24 if block.small else 28)
    spoken = g.say(block.says)
    lines = g.passage(spoken.first, face, size * DOT, g.live, lead=1.4).lines
    if not block.voice:
        lines += g.passage(spoken.second, Face.HEI_MEDIUM, 24 * DOT, g.live, lead=1.4).lines
    passage, ink = Passage(lines), g.ink()
    x, align = ((g.left + g.right) / 2, "centre") if block.centred else (g.left, "left")
    passage.draw(ink, x, passage.rise, align)
    yield Strip(ink, passage.height, before=8 * DOT)


def rule(g: Galley, block: Rule, before: float = 8 * DOT) -> Iterator[Strip]:
    """A line across: solid between parts, dashed inside one, with a stroke at either end."""
    ink, weight = g.ink(), DASHED if block.dashed else SOLID
    strokes = round((g.live + GAP) / (DASH + GAP))
    dash = f"{DASH:.3f} {(g.live - strokes * DASH) / (strokes - 1):.3f}" if block.dashed else ""
    ink.line(g.left, weight / 2, g.right, weight / 2, weight, dash=dash)
    yield Strip(ink, weight + 2 * DOT, before=before)


def big(g: Galley, block: Big) -> Iterator[Strip]:
    """The number that is called out."""
    ink = g.ink()
    number = g.figure(g.say(block.says).both, Face.HEI_BOLD, (110 if g.narrow else 150) * DOT, g.live)
    base = 0.78 * number.lines[0].size
    number.draw(ink, (g.left + g.right) / 2, base, "centre")
    yield Strip(ink, base + 30 * DOT, before=20 * DOT)
    yield from rule(g, Rule(), before=0)
