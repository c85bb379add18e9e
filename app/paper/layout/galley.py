"""The galley that a paper is set on: its measures, its voices, and the words that are fitted into them."""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from app.kernel.text import Text
from app.paper.fonts import Face, width
from app.paper.ink import BLACK, DOT, GREY, MM, Ink, Letters
from app.paper.lines import fitted
from app.paper.model import Format, Language, Paper, Print, Said
from app.paper.pages import MEASURES, ROLLS
from app.paper.passage import EMPTY, Beside, Line, Passage
from app.paper.words import Words

LABELLED = re.compile(r"([^{}]+)(?:: |：)\{(\w+)\}")
"""A phrase that is a label before one place."""
LEAD = 1.32
"""Leading inside cells; running words have 1.5."""


class Spoken(NamedTuple):
    """Words in the paper's language, and in its second one where they differ."""

    first: str
    second: str = ""

    @property
    def both(self) -> str:
        """One line of it: 日期 Date."""
        return f"{self.first} {self.second}" if self.second else self.first


def _letters(words: str) -> str:
    """Letters and digits alone: where only the marks between differ, nothing is said twice."""
    return re.sub(r"\W", "", words)


@dataclass(frozen=True, slots=True)
class Style:
    """The sizes of a sheet, in points, and its rows, in mm (paper.md §3)."""

    title: tuple[float, float]
    """Size and tracking."""
    section: float
    label: float
    value: float
    head: float
    name: float
    cell: float
    under: float
    words: float
    terms: float
    voice: float
    sum: float
    due: float
    due_words: float
    foot: float
    row: float
    fact: float


_A4 = Style(
    title=(21, 7),
    section=9.6,
    label=7.4,
    value=8.6,
    head=7.2,
    name=8.8,
    cell=8.6,
    under=6.8,
    words=8.2,
    terms=7.2,
    voice=10,
    sum=9,
    due=19,
    due_words=12,
    foot=6.8,
    row=6.2,
    fact=6.2,
)
_A5 = Style(
    title=(19, 5),
    section=7.4,
    label=6.6,
    value=8,
    head=6.8,
    name=9.4,
    cell=8.6,
    under=6.8,
    words=7.8,
    terms=6.8,
    voice=9.4,
    sum=8.8,
    due=22,
    due_words=11.5,
    foot=6.4,
    row=6.6,
    fact=5.6,
)
_A5_ACROSS = Style(
    title=(26, 10),
    section=8.6,
    label=7.4,
    value=8.6,
    head=7.2,
    name=8.8,
    cell=8.8,
    under=6.8,
    words=7.8,
    terms=6.8,
    voice=13,
    sum=9,
    due=19,
    due_words=17,
    foot=6.8,
    row=6.2,
    fact=6.2,
)
_STYLES = {Format.A5: _A5, Format.A5_ACROSS: _A5_ACROSS}


@lru_cache(maxsize=8192)
def _passage(
    words: str, face: Face, size: float, room: float, lead: float, shade: float, step: float
) -> Passage:
    fit = fitted(words, face, size, max(room, size), step)
    return Passage(tuple(Line(line, face, fit.size, fit.size * lead, shade) for line in fit.lines))


@lru_cache(maxsize=8192)
def _figure(words: str, face: Face, size: float, room: float) -> Passage:
    wide = width(words, face, size)
    fit = size if wide <= room else size * room / wide
    return Passage((Line(words, face, fit, fit * LEAD),))


def second_size(size: float) -> float:
    """How large the second language stands under words of a size."""
    return max(5.4, 0.77 * size)


@lru_cache(maxsize=8)
def _words(language: str, zone: tzinfo) -> Words:
    return Words(language, zone)


class Galley:
    """What every block needs to know. `left`, `right` and `live` are in points; a roll's sizes in whole dots."""

    def __init__(self, paper: Paper, made: Print, letters: Letters, zone: tzinfo) -> None:
        self.paper, self.made, self.letters = paper, made, letters
        measure = MEASURES[paper.format]
        self.roll = paper.format in ROLLS
        self.narrow = paper.format is Format.ROLL58
        self.style = _STYLES.get(paper.format, _A4)
        self.wide, self.high = measure.wide * MM, measure.high * MM
        self.left, self.right = measure.margins[3] * MM, self.wide - measure.margins[1] * MM
        self.both = paper.language is Language.BOTH
        self._zone, self._english = zone, _words("en", zone)
        self._first = self._english if paper.language is Language.EN else _words("zh", zone)
        self._second = self._english if self.both else None

    def between(self, left: float, right: float) -> "Galley":
        """The same galley, narrower: one of several columns."""
        one = copy(self)
        one.left, one.right = left, right
        return one

    @property
    def live(self) -> float:
        """The live width in points."""
        return self.right - self.left

    @property
    def is_copy(self) -> bool:
        """Whether this print is a later one."""
        return self.made.copy > 1

    def ink(self) -> Ink:
        """A clean piece to draw on."""
        return Ink(self.letters)

    # -- words ------------------------------------------------------------------------------------

    def say(self, said: Said) -> Spoken:
        """What is said, in the paper's language or languages; a personal text that is gone is a dash."""
        if isinstance(said, str):
            return Spoken(said)
        if not isinstance(said, Text):
            return Spoken("—")
        first = self._first(said)
        if self._second is None:
            return Spoken(first)
        if labelled := self._labelled(said, self._second):
            return Spoken(labelled)
        second = self._second(said)
        return Spoken(first, second if _letters(second) != _letters(first) else "")

    def _labelled(self, said: Text, second: Words) -> str | None:
        """A label before words that are the same in both languages says them once: 理由 Why：滤芯发黑."""
        found = [LABELLED.fullmatch(one.phrase(said.message, said.context)) for one in (self._first, second)]
        labels = [one[1] for one in found if one]
        places = {one[2] for one in found if one}
        if len(labels) < 2 or len(places) > 1 or not isinstance(words := said.args[places.pop()], str):
            return None
        return f"{labels[0]} {labels[1]}：{words}"

    def plain(self, said: Said) -> str:
        """What is said, in the first language alone."""
        return self.say(said).first

    def english(self, said: Text) -> str:
        """What is said in English: what stands small under a title."""
        return self._english(said)

    def clock(self, at: datetime, form: str) -> str:
        """A moment as the counter's clock shows it."""
        return at.astimezone(self._zone).strftime(form)

    def passage(
        self,
        words: str,
        face: Face,
        size: float,
        room: float = float("inf"),
        *,
        lead: float = LEAD,
        shade: float = BLACK,
    ) -> Passage:
        """Words in a width: they shrink to 86 %, then wrap. No words are an empty passage."""
        return _passage(words, face, size, room, lead, shade, DOT if self.roll else 0.0) if words else EMPTY

    def figure(self, words: str, face: Face, size: float, room: float) -> Passage:
        """A figure on one line: it shrinks as far as it must, for a sum is never broken."""
        return _figure(" ".join(words.split("\n")), face, size, room) if words else EMPTY

    def cell(self, words: str, face: Face, size: float, room: float) -> Passage:
        """A cell of a column of figures: on one line, down to 60 % of its size; what is longer are words."""
        if width(words, face, size) * 0.6 <= room:
            return self.figure(words, face, size, room)
        return self.passage(words, face, size, room)

    def label(self, said: Said, face: Face, size: float, room: float, shade: float = BLACK) -> Passage:
        """A label with its second language small beneath it."""
        spoken = self.say(said)
        first = self.passage(spoken.first, face, size, room, shade=shade)
        second = self.passage(spoken.second, Face.HEI, second_size(size), room, shade=GREY)
        return Passage(first.lines + second.lines)

    def beside(self, spoken: Spoken, first: Passage, face: Face, size: float, room: float) -> Passage | None:
        """The first language with the second behind it, where one line holds both."""
        if len(first.lines) != 1:
            return None
        [line] = first.lines
        one = line._replace(beside=Beside(spoken.second, face, size, GREY, 0.3 * line.size))
        return Passage((one,)) if one.wide <= room else None

    def widest(self, said: Sequence[Said], face: Face, size: float) -> float:
        """The width of the longest of some labels, in either language (paper.md §6)."""
        spoken = [self.say(one) for one in said]
        firsts = [width(line, face, size) for one in spoken for line in one.first.split("\n")]
        seconds = [width(one.second, Face.HEI, second_size(size)) for one in spoken]
        return max([*firsts, *seconds], default=0.0)
