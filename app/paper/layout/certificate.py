"""Certificates: a page each, within a frame, upright or across (paper.md §2, 7)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from app.kernel.signed import written
from app.kernel.text import T
from app.paper import codes
from app.paper.fonts import Face, is_han, width
from app.paper.framed import Certificate, SignedCode
from app.paper.ink import DOT, GREY, MM, Ink
from app.paper.layout import marks
from app.paper.layout.foot import framed_word
from app.paper.layout.frame import GREEN, OCHRE, frame
from app.paper.layout.galley import Galley
from app.paper.layout.head import picture
from app.paper.layout.round_seal import DIAMETER, round_seal
from app.paper.lines import NO_END, NO_START
from app.paper.model import Format, Said
from app.paper.pages import MEASURES

LARGEST_CODE = 31 * MM
MODULES = (4 * DOT, 3.5 * DOT, 3 * DOT)
"""How wide a module of the code may be, the widest first."""
PNG = "iVBORw0KGgo"
"""How a PNG begins as base64."""


class Form(NamedTuple):
    """The measures of a certificate, in mm and points: upright, or across."""

    margin: float
    side: float
    title: float
    size: float
    stars: float
    body: float
    foot: float
    last: float
    emblem: float
    issued: float
    seal: float


UPRIGHT = Form(11, 32, 64, 38, 82, 106, 87, 27.6, 25, 33, 0)
ACROSS = Form(13, 41, 54, 36, 69.6, 88, 66, 25.6, 19.6, 28, 8)


def certificates(g: Galley) -> Sequence[Ink]:
    """Every certificate of a paper as a page of its own."""
    across = g.paper.format is Format.A4_ACROSS
    form = ACROSS if across else UPRIGHT
    pages = []
    for block in g.paper.blocks:
        if isinstance(block, Certificate):
            page = _Page(g, form, block)
            page.draw(across=across)
            top = MEASURES[g.paper.format].margins[0] * MM
            marks.mark(g, page.ink, top, g.high - form.last * MM)
            pages.append(page.ink)
    return pages


class _Page:
    """One certificate on its way onto its page."""

    def __init__(self, g: Galley, form: Form, block: Certificate) -> None:
        self.g, self.form, self.block = g, form, block
        self.ink = g.ink()
        self.left, self.right = form.side * MM, g.wide - form.side * MM
        self.middle = g.wide / 2

    @property
    def print(self) -> int:
        """How manieth print of this certificate it is."""
        return self.g.made.counts.get(self.block.number, self.g.made.copy)

    def draw(self, *, across: bool) -> None:
        """Draw all of it, from the top down; the seal comes last."""
        self.ink.operators.append(frame(self.g.wide, self.g.high, self.form.margin * MM))
        self._head()
        if across:
            self._sentence_across()
        else:
            self._kinds(self._sentence())
        self._code()
        self._signs()
        self._foot()

    def say(self, said: Said) -> str:
        return self.g.plain(said)

    def both(self, said: Said) -> str:
        """In the languages of the paper, in one line."""
        return self.g.say(said).both

    def second(self, said: Said) -> str:
        """In the second language of a paper in both."""
        spoken = self.g.say(said)
        return spoken.second or spoken.first

    @contextmanager
    def coloured(self, colour: str) -> Iterator[Ink]:
        """What is drawn meanwhile is of a colour."""
        self.ink.operators.append(f"q {colour} rg {colour} RG")
        yield self.ink
        self.ink.operators.append("Q")

    def _joined(self, *said: Said) -> str:
        """Words one behind the other, with the blank that Latin letters want."""
        found = ""
        for words in map(self.say, said):
            found += " " * (words[:1].isascii() and words[:1].isalnum()) + words
        return found

    # -- the parts ------------------------------------------------------------------------------------

    def _head(self) -> None:
        """The emblem, the title in both languages, the stars."""
        title, english = self.say(self.g.paper.title), self.g.english(self.g.paper.title)
        top, x = self.form.title * MM, self.middle
        with self.coloured(GREEN) as ink:
            emblem = top - self.form.emblem * MM
            ink.ring(x, emblem, 7 * MM, 1)
            ink.ring(x, emblem, 5.9 * MM, 0.6)
            ink.star(x, emblem + 0.2 * MM, 4.2 * MM)
            size, tracking = (self.form.size, 10.0) if is_han(title[0]) else (0.66 * self.form.size, 0.6)
            room = self.right - self.left
            size *= min(1.0, room / width(title, Face.SONG_BOLD, size, tracking))
            ink.text(x, top, title, Face.SONG_BOLD, size, align="centre", tracking=tracking)
        if english != title:
            with self.coloured(OCHRE) as ink:
                ink.text(
                    x, top + 8.2 * MM, english.upper(), Face.HEI_MEDIUM, 8.4, align="centre", tracking=2.6
                )
        self._stars()

    def _stars(self) -> None:
        count = len(self.block.stars)
        for k, one in enumerate(self.block.stars):
            x, y = self.middle + (k - (count - 1) / 2) * 13 * MM, self.form.stars * MM
            with self.coloured(OCHRE) as ink:
                ink.star(x, y, 3 * MM, filled=one.won)
            self.ink.text(x, y + 6 * MM, self.say(one.says), Face.HEI, 6.4, align="centre")

    def _sentence(self) -> float:
        """The sentence as a paragraph, in which the name and the sum are set in Kai; returns where it ends."""
        block, size = self.block, 14.0
        lead = (10 if self.g.both else 11.6) * MM
        parts = [
            _Part("\u3000\u3000" + self.say(block.opens), Face.SONG_BOLD, size),
            _Part(self.say(block.name), Face.KAI, size + 5, lined=True),
            _Part(self._joined(block.who, block.span), Face.SONG_BOLD, size),
            _Part(self.say(block.sum), Face.KAI, size + 3, lined=True),
            _Part(self._joined("", block.closes), Face.SONG_BOLD, size),
        ]
        ends = _paragraph(self.ink, parts, self.left, self.right, self.form.body * MM, lead)
        return self._sentence_in_second(ends - 1.6 * MM) if self.g.both else ends

    def _sentence_in_second(self, base: float) -> float:
        """The same sentence small beneath; returns where what follows may begin."""
        block = self.block
        words = " ".join(map(self.second, (block.opens, block.name, block.who, block.span, block.sum)))
        told = self.g.passage(
            words + self.second(block.closes), Face.HEI, 8.4, self.right - self.left, lead=1.6, shade=GREY
        )
        told.draw(self.ink, self.left, base)
        return base + told.last + 8 * MM

    def _kinds(self, y: float) -> None:
        """What was served, between two lines."""
        y -= 2 * MM
        with self.coloured(OCHRE) as ink:
            ink.line(self.left, y, self.right, y, 0.6, shade=0)
        with self.coloured(GREEN) as ink:
            title = self.g.label(self.block.kinds_title, Face.SONG_BOLD, 11.5, 32 * MM)
            title.draw(ink, self.left, y + 8 * MM)
        start = self.left + 34 * MM
        for k, (what, how_long) in enumerate(self.block.kinds):
            base = y + (8 + 7.6 * k) * MM
            value = self.say(how_long)
            ends = self.right - self.ink.text(self.right, base, value, Face.HEI_MEDIUM, 11, align="right")
            label = self.g.passage(self.both(what), Face.SONG_BOLD, 11.5, ends - start - 6 * MM)
            label.draw(self.ink, start, base)
            if value:
                from_x = start + label.wide + 2 * MM
                self.ink.line(from_x, base - 1, ends - 2 * MM, base - 1, 0.5, dash="0.6 1.6", shade=0.5)

    def _sentence_across(self) -> None:
        """The sentence in lines, the name and the sum large; the second language beside what is short, beneath what is long."""
        block, x, y, room = self.block, self.middle, self.form.body * MM, self.right - self.left
        opens = self.g.say(block.opens)
        tracking = 0 if opens.second else 3
        self.ink.text(x, y - 5 * MM, opens.both, Face.SONG_BOLD, 12, align="centre", tracking=tracking)
        self._fitted(block.name, Face.KAI, 34, y + 9 * MM)
        with self.coloured(OCHRE) as ink:
            ink.line(x - 36 * MM, y + 13 * MM, x + 36 * MM, y + 13 * MM, 0.7)
        self._fitted("　　".join(filter(None, self.g.say(block.who))), Face.HEI_MEDIUM, 8.8, y + 18.4 * MM)
        span = self.g.say(block.span)
        self._fitted(span.first, Face.SONG_BOLD, 12.5, y + (25.6 if span.second else 27) * MM)
        self._fitted(span.second, Face.HEI, 8.4, y + 29.8 * MM)
        with self.coloured(GREEN):
            self._fitted(block.sum, Face.SONG_BOLD, 22 if span.second else 24, y + 38.8 * MM)
        closes = self.g.say(block.closes)
        said = " ".join(one.lstrip("，. ") for one in closes)
        self._fitted(said, Face.SONG_BOLD, 11, y + 45.4 * MM)
        told = [" ".join(filter(None, map(self.both, pair))) for pair in block.kinds]
        lines = self.g.passage("  ·  ".join(told), Face.HEI, 9, room)
        lines.draw(self.ink, x, y + 51.6 * MM, "centre")

    def _fitted(self, said: Said, face: Face, size: float, base: float) -> None:
        """A line in the middle, smaller where it is long."""
        line = self.g.figure(self.both(said), face, size, self.right - self.left)
        line.draw(self.ink, self.middle, base, "centre")

    def _code(self) -> None:
        """The code at the left, under it the number."""
        top = self.g.high - self.form.foot * MM
        high = draw_code(self.g, self.ink, self.block.code, self.left, top)
        base = top + high + 4.6 * MM
        self.ink.text(self.left, base, self.block.number, Face.HEI_MEDIUM, 8.6)
        under = self.g.label(self.block.under_code, Face.HEI, 7, 70 * MM)
        under.draw(self.ink, self.left, base + 4 * MM)
        said = [framed_word(self.g), self._again()]
        self.ink.text(self.left, base + under.last + 8 * MM, "  ".join(filter(None, said)), Face.HEI_BOLD, 8)

    def _again(self) -> str:
        return self.both(T("Printed again · print {n}", "paper", n=self.print)) if self.print > 1 else ""

    def _signs(self) -> None:
        """Who is responsible and who issued it, with room to sign; the issuer, the day, the seal over both."""
        right, top = self.right, self.g.high - self.form.foot * MM
        step, start = (13, 84) if self.form is UPRIGHT else (11, 92)
        x = right - start * MM
        for k, (what, who) in enumerate(self.block.signs):
            base = top + (6 + k * step) * MM
            label = self.g.label(what, Face.SONG_BOLD, 10, 24 * MM)
            label.draw(self.ink, x, base)
            name = x + max(label.wide + 3 * MM, 15 * MM)
            begin = name + self.ink.text(name, base, self.say(who), Face.KAI, 11) + 3 * MM
            self.ink.line(begin, base + 1, begin + 30 * MM, base + 1, 0.5)
        issued = top + self.form.issued * MM
        issuer = self.g.figure(self.say(self.block.issuer), Face.SONG_BOLD, 13, start * MM)
        issuer.draw(self.ink, right, issued, "right")
        day = self.g.label(self.block.day, Face.SONG_BOLD, 11, start * MM)
        day.draw(self.ink, right, issued + 8 * MM, "right")
        if self.print == 1:
            self._seal(right - DIAMETER / 2 - 2 * MM, issued - self.form.seal * MM)

    def _seal(self, x: float, y: float) -> None:
        """The true seal around a point, as the register shows it; one that is drawn where it shows none."""
        seal = self.say(self.block.seal)
        if not seal.startswith(PNG):
            round_seal(self.ink, x, y, self.block.seal_says)
            return
        image = picture(seal)
        wide, high = image.getSize()
        scale = DIAMETER / max(wide, high)
        self.ink.picture(
            image, x - wide * scale / 2, y - high * scale / 2, wide * scale, high * scale, multiply=True
        )

    def _foot(self) -> None:
        told, base = self.g.say(self.block.foot), self.g.high - self.form.last * MM
        base -= 3.2 * MM * bool(told.second)
        for k, (words, size) in enumerate(zip(told, (7.2, 6), strict=True)):
            line = self.g.figure(words, Face.HEI, size, self.right - self.left)
            line.draw(self.ink, self.middle, base + k * 3.2 * MM, "centre")


def draw_code(g: Galley, ink: Ink, code: SignedCode, x: float, y: float) -> float:
    """The QR code of signed fields, no larger than it has to be; returns its height in points."""
    told = code.before + "#" * bool(code.before)
    says = told + written([g.plain(one) for one in code.fields], bytes.fromhex(code.signature))
    made = codes.qr(says)
    module = next((one for one in MODULES if one * made.count <= LARGEST_CODE), MODULES[-1])
    ink.matrix(x // DOT * DOT, y // DOT * DOT, made.rows, made.count, module)
    return made.count * module


class _Part(NamedTuple):
    """Some of a sentence in one face; `lined` as something that was filled in."""

    words: str
    face: Face
    size: float
    lined: bool = False


def _paragraph(
    ink: Ink, parts: Sequence[_Part], left: float, right: float, base: float, lead: float
) -> float:
    """Parts one behind the other, in as many lines as it takes; returns the base line behind the last."""
    x = left
    for part in parts:
        gap = 1.6 * MM if part.lined else 0.0
        begins = None
        x += gap
        whole = part.lined and width(part.words, part.face, part.size) < 0.7 * (right - left)
        for unit in (part.words,) if whole else _units(part):
            wide = width(unit, part.face, part.size)
            if x + wide > right and x > left:
                _line_under(ink, part, begins, x, base)
                x, base, begins = left, base + lead, None
                if unit.isspace():
                    continue
            begins = x if begins is None else begins
            ink.text(x, base, unit, part.face, part.size)
            x += wide
        _line_under(ink, part, begins, x, base)
        x += gap
    return base + lead


def _line_under(ink: Ink, part: _Part, begins: float | None, ends: float, base: float) -> None:
    if part.lined and begins is not None:
        ink.line(begins - 1 * MM, base + 1.6 * MM, ends + 1 * MM, base + 1.6 * MM, 0.5)


def _units(part: _Part) -> Iterator[str]:
    """What does not part: han one by one, Latin words and numbers whole, marks with what they belong to."""
    unit = ""
    for char in part.words:
        joins = char in NO_START or (unit[-1:] in NO_END if unit else True)
        latin = not is_han(char) and not char.isspace() and bool(unit) and _is_latin(unit[-1])
        if unit and not joins and not (latin and _is_latin(char)):
            yield unit
            unit = ""
        unit += char
    if unit:
        yield unit


def _is_latin(char: str) -> bool:
    return char.isascii() and not char.isspace()
