"""The foot of a sheet, and how a print calls itself: address, page, whose copy, how manieth print (paper.md §4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.kernel.text import T
from app.paper.fonts import Face, width
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.model import Copy, Format, Mark
from app.paper.passage import Line, Passage

LOWEST = 7 * MM
"""The last base line above the lower edge: no laser prints the last 6 mm."""
AIR = 1.5 * MM
"""What stays free above the foot."""


def print_line(g: Galley) -> str:
    """第 1 次打印 2026-11-23 20:47 A1 吴晓彤: how manieth print, when, where, by whom; the chain's short code."""
    at = g.clock(g.made.at, "%H:%M:%S" if g.roll and not g.is_copy else "%Y-%m-%d %H:%M")
    by = "" if g.roll else g.made.by
    chain = g.say(T("chain {code}", "paper", code=g.made.code)).first if g.made.code else ""
    return "  ".join(part for part in (count_of(g), at, f"{g.made.counter} {by}".strip(), chain) if part)


def count_of(g: Galley) -> str:
    """How manieth print this is: an original says so, a later one how it calls itself."""
    n, copy = g.made.copy, g.paper.again is Copy.COPY
    if g.is_copy and not copy:
        said = T("Print {n} (again)", "paper", n=n)
    elif copy and not g.is_copy:
        said = T("Print {n} (original)", "paper", n=n)
    else:
        said = T("Print {n}", "paper", n=n)
    return g.say(said).both


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of every page of a sheet; `high` is what it takes from the lower edge, in points."""

    address: Passage
    left: Passage
    right: Passage
    high: float

    def draw(self, g: Galley, ink: Ink, n: int, of: int) -> None:
        """Draw it on page `n` of so many."""
        top = g.high - self.high + AIR
        ink.line(g.left, top, g.right, top, 0.35)
        base = top + 3.6 * MM
        self.address.draw(ink, g.left, base)
        _page(g, ink, base, n, of)
        base += self.address.last + _lead(g)
        self.left.draw(ink, g.left, base)
        self.right.draw(ink, g.right, base, "right")


def foot(g: Galley) -> Foot:
    """The foot as this paper and this print have it."""
    size = g.style.foot
    right = g.passage(print_line(g), Face.HEI, size - 0.2, 0.62 * g.live, shade=GREY)
    letterhead = g.paper.letterhead
    said = (g.say(g.paper.left).both, "" if g.paper.staff else letterhead.footer)
    room = g.live - right.wide - 4 * MM
    left = g.passage("   ".join(filter(None, said)), Face.HEI, size - 0.2, room, shade=GREY)
    address = _address(g, size, g.live - 42 * MM)
    under = address.last + _lead(g) + max(left.last, right.last)
    return Foot(address, left, right, AIR + 3.6 * MM + under + LOWEST)


def contacts(g: Galley) -> list[str]:
    """Address, phones and web addresses, each with the word of what it is for; none leaves a gap."""
    lines = ((g.plain(label), says) for label, says in g.paper.letterhead.lines)
    return [f"{label} {says}".strip() for label, says in lines if says]


def _address(g: Galley, size: float, room: float) -> Passage:
    """Who and where, in as many lines as it takes: what belongs together stays on one line."""
    a4 = g.paper.format in (Format.A4, Format.A4_ACROSS)
    lines = joined((g.paper.letterhead.name * a4, *contacts(g)), Face.HEI, size, room)
    fitted = [line for one in lines for line in g.passage(one, Face.HEI, size, room).lines]
    return Passage(tuple(Line(line.words, line.face, line.size, _lead(g)) for line in fitted))


def joined(parts: Sequence[str], face: Face, size: float, room: float) -> list[str]:
    """Parts on as few lines as fit, none of them broken but where it is longer than a line."""
    lines: list[str] = []
    for part in filter(None, parts):
        longer = f"{lines[-1]}   {part}" if lines else part
        if lines and width(longer, face, size) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _page(g: Galley, ink: Ink, base: float, n: int, of: int) -> None:
    """第 n 页 / 共 m 页, and before it the mark of a day that never was."""
    size = g.style.foot + 0.2
    says = g.plain(T("Page {n} of {all}", "paper", n=n, all=of))
    x = g.right - ink.text(g.right, base, says, Face.HEI_MEDIUM, size, align="right") - 3 * MM
    if word := framed_word(g):
        wide = width(word, Face.HEI_BOLD, size)
        ink.text(x - 1.2 * MM, base, word, Face.HEI_BOLD, size, align="right")
        ink.box(x - wide - 2.4 * MM, base - 0.88 * size - 0.5 * MM, wide + 2.4 * MM, size + 1 * MM, 0.7)


def framed_word(g: Galley) -> str:
    """示例 or 练习, for the foot; nothing on a paper that counts."""
    said = {Mark.SAMPLE: T("Sample", "mark"), Mark.TRAINING: T("Training", "mark")}
    return g.say(said[g.paper.mark]).both if g.paper.mark in said else ""


def _lead(g: Galley) -> float:
    return g.style.foot * 1.46
