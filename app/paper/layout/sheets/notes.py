"""What a sheet says outside lines and sums: bars, headings, running words, codes."""

from collections.abc import Iterator

from app.paper import codes
from app.paper.fonts import Face, width
from app.paper.ink import DOT, GREY, MM, WHITE, Ink
from app.paper.layout.galley import Galley, Spoken
from app.paper.lines import wrapped
from app.paper.model import Alias, Bar, Big, Code, Format, Group, Notice, Rule, Said, Words
from app.paper.pages import Strip
from app.paper.passage import Line, Passage

PAD = 2.4 * MM
"""What stays free inside a bar, left and right."""
SPREAD = 0.2
"""A line is spread to the full width where that is less than so many em a gap."""


def bar(g: Galley, block: Bar) -> Iterator[Strip]:
    """The title bar of a paper for staff."""
    yield _bar(g, g.say(block.left), 11, g.say(block.right), 9)


def notice(g: Galley, block: Notice) -> Iterator[Strip]:
    """What everybody must know, white on black; what is small stands at the right."""
    yield _bar(g, g.say(block.says), 9.4, g.say(block.small), 7.6)


def _bar(g: Galley, says: Spoken, size: float, small: Spoken, small_size: float) -> Strip:
    ink = g.ink()
    lines = [
        g.passage(words, Face.HEI_MEDIUM, part * small_size, 0.6 * g.live).lines
        for words, part in zip(small, (1, 0.86), strict=True)
    ]
    beside = Passage((*lines[0], *lines[1]))
    words = g.passage(
        says.both, Face.HEI_BOLD, size, g.live - 2 * PAD - (beside.wide + 4 * MM if beside.lines else 0)
    )
    high = max(7 * MM, words.height + 2.6 * MM, beside.height + 2.6 * MM)
    ink.fill(g.left, 0, g.live, high)
    words.draw(ink, g.left + PAD, words.middle(high), shade=WHITE)
    beside.draw(ink, g.right - PAD, beside.middle(high), "right", shade=WHITE)
    return Strip(ink, high + 1.4 * MM, before=1.2 * MM)


FRAMED = 44
"""How large what is read from afar stands in its box, in points."""


def alias(g: Galley, block: Alias) -> Iterator[Strip]:
    """The largest words, left and right, a small line under each."""
    ink = g.ink()
    base = _pair(g, ink, block.left, block.right, Face.HEI_BOLD, 26, 0)
    base = _pair(g, ink, block.under_left, block.under_right, Face.HEI_MEDIUM, 8, base + 2 * MM)
    yield Strip(ink, base + 1 * MM, before=1.5 * MM)


def _pair(g: Galley, ink: Ink, left: Said, right: Said, face: Face, size: float, y: float) -> float:
    """Words left and words right under `y`; returns how far down they reach."""
    at_right = g.passage(g.say(right).both, face, size, 0.5 * g.live)
    at_left = g.passage(g.say(left).both, face, size, g.live - at_right.wide - 4 * MM)
    base = y + max(at_left.rise, at_right.rise)
    at_left.draw(ink, g.left, base)
    at_right.draw(ink, g.right, base, "right")
    return base + max(at_left.fall, at_right.fall)


def group(g: Galley, block: Group) -> Iterator[Strip]:
    """A section's heading; on A4 with a short bar before it."""
    ink, x = g.ink(), g.left
    if g.paper.format in (Format.A4, Format.A4_ACROSS):
        ink.fill(x, 0.4 * MM, 1.6 * MM, 4.2 * MM)
        x += 3.2 * MM
    more = heading(g, ink, block, x, 3.9 * MM, g.right, apart=True)
    yield Strip(ink, 5.6 * MM + more, before=2.6 * MM, glued=True)


def heading(
    g: Galley, ink: Ink, block: Group, x: float, base: float, right: float, *, apart: bool = False
) -> float:
    """A heading with its note beside it, or apart at the right edge; returns what further lines take."""
    size = g.style.section
    words = g.passage(g.say(block.says).both, Face.HEI_BOLD, size, right - x)
    room = right - x - words.wide - 4 * MM
    note = g.passage(g.say(block.note).both, Face.HEI, 0.93 * size, room, shade=GREY)
    words.draw(ink, x, base)
    note.draw(ink, right if apart else x + words.wide + 4 * MM, base, "right" if apart else "left")
    return max(words.last, note.last)


def words(g: Galley, block: Words) -> Iterator[Strip]:
    """Running words, spread to the full width, terms too in both languages (COM-42); a person is not said twice."""
    style, spoken = g.style, g.say(block.says)
    face, size = (
        (Face.KAI, style.voice) if block.voice else (Face.HEI, style.terms if block.small else style.words)
    )
    lines = _running(spoken.first, face, size, g.live, spread=not block.centred)
    room = 0 if block.centred or block.voice else g.live
    if spoken.second and (one := g.beside(spoken, Passage(tuple(lines)), Face.HEI, style.terms, room)):
        lines = list(one.lines)
    elif spoken.second and not block.voice:
        lines += _running(spoken.second, Face.HEI, style.terms, g.live, spread=False)
    last = len(lines) - 1
    for k, line in enumerate(lines):
        ink, base = g.ink(), 0.5 * line.lead + 0.36 * line.size
        Passage((line,)).draw(
            ink,
            (g.left + g.right) / 2 if block.centred else g.left,
            base,
            "centre" if block.centred else "left",
        )
        # neither the first line of several nor the last one stands alone
        glued = last > 0 and k in (0, last - 1)
        yield Strip(ink, line.lead, before=0 if k else 1.6 * MM, glued=glued)


def _running(words: str, face: Face, size: float, room: float, *, spread: bool) -> list[Line]:
    """Lines of a width; each but the last of a paragraph is moved apart where little is missing."""
    found = []
    for paragraph in words.split("\n") if words else ():
        *lines, last = wrapped(paragraph, face, size, room)
        for line in lines:
            each = (room - width(line, face, size)) / max(1, len(line) - 1)
            found.append(
                Line(line, face, size, 1.5 * size, spread=each if spread and 0 < each < SPREAD * size else 0)
            )
        found.append(Line(last, face, size, 1.5 * size))
    return found


def rule(g: Galley, block: Rule) -> Iterator[Strip]:
    """A line across."""
    ink = g.ink()
    ink.line(g.left, 0, g.right, 0, 0.35, dash="6.2 4.5" if block.dashed else "")
    yield Strip(ink, 1.2 * MM, before=1.2 * MM)


def big(g: Galley, block: Big) -> Iterator[Strip]:
    """What is read from afar, in a box where it is framed."""
    ink, pad = g.ink(), 2.4 * MM if block.framed else 0.0
    size = FRAMED if block.framed else 60
    number = g.figure(g.say(block.says).both, Face.HEI_BOLD, size, g.live - 2 * pad)
    if block.framed:
        ink.box(g.left, 0, g.live, number.height + 2 * pad, 0.9)
    number.draw(ink, (g.left + g.right) / 2, pad + number.rise, "centre")
    yield Strip(ink, number.height + 2 * pad + 2 * MM, before=2 * MM)


def code(g: Galley, block: Code) -> Iterator[Strip]:
    """A QR code with its four free modules, and words beside it."""
    ink, made = g.ink(), codes.qr(block.says)
    module = block.dots * DOT
    side, quiet = made.count * module, codes.QUIET * module
    ink.matrix(g.left, quiet, made.rows, made.count, module)
    x, y = g.left + side + quiet + 1 * MM, quiet + 1 * MM
    for k, said in enumerate(block.beside):
        beside = g.passage(g.say(said).both, Face.HEI if k else Face.HEI_BOLD, 7.6 if k else 8.6, g.right - x)
        beside.draw(ink, x, y + beside.rise)
        y += beside.height + 1.2 * MM
    yield Strip(ink, max(side + 2 * quiet, y), before=0)
