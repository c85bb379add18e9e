"""How things with a name are found, and how people's names and phones are masked (COM-16, COM-20).

A thing is found by *terms*: a query finds every thing of which a term begins with it. `fold` brings
names and queries to one form, so that width, case, blanks and marks never stand between them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from math import prod
from typing import NamedTuple
from unicodedata import category, normalize

from app.kernel.surnames import SURNAMES, surname

LONGEST_TERM = 40
"""Characters of a term; a longer query is as good as its beginning."""

_TOKENS_OF_NAME = 20
_TAILS_OF_NAME = 10
_SHORT_NAME = 4
_SPELLINGS_OF_SHORT_NAME = 24
_SPELLINGS = 8
_SPELLINGS_OF_TAIL = 4

_MARKS = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TOKEN = re.compile(r"[a-z]+|[0-9]+|\S")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


class Rank(IntEnum):
    """How good it is to be found by the beginning of a term; the lowest comes first."""

    INITIALS = 1
    """The name itself, its initials, a number, a plate, a phone."""
    PINYIN = 2
    """The name as it sounds, in full."""
    PART = 3
    """A part of the name, of the plate or of the phone, also by its sound."""


class Term(NamedTuple):
    """One way to find a thing; folded, at most `LONGEST_TERM` characters."""

    text: str
    rank: Rank


class _Sound(NamedTuple):
    """One way to say a token: what one types for short, and in full."""

    initial: str
    full: str


def fold(text: str) -> str:
    """A name or a query in the form in which they are compared: small, narrow, without marks and blanks."""
    return "".join(_tokens(text))


def search_terms(name: str) -> tuple[Term, ...]:
    """All terms that find a name, best rank first: itself, initials, full pinyin in every reading, tails.

    The sound of its first character is one of its own: `li` is 李 before it is the beginning of 刘 (COM-16).

    Works for any text; a long name has a bounded number of terms, its beginning best served.
    """
    tokens = _tokens(name)[:_TOKENS_OF_NAME]
    sounds = _sounds(tokens)
    whole, *tails = _spelled(sounds)
    found: dict[str, Rank] = {}
    _keep(found, Rank.INITIALS, _as_written(tokens))
    _keep(found, Rank.INITIALS, (way.initial for way in whole))
    _keep(found, Rank.PINYIN, (way.full for way in whole))
    _keep(found, Rank.PINYIN, (sound.full for sound in sounds[0]) if sounds else ())
    for i, ways in enumerate(tails[:_TAILS_OF_NAME], start=1):
        _keep(found, Rank.PART, _tail_terms(tokens[i:], ways[:_SPELLINGS_OF_TAIL]))
    return _sorted(found)


def initials(name: str) -> str:
    """What one types for short to find a name, as its words are most likely said: `gbjd` for 宫保鸡丁."""
    tokens = _tokens(name)[:_TOKENS_OF_NAME]
    said = _likeliest_first([_said(token) for token in tokens], tokens)
    return "".join(ways[0].initial for ways in said)


def login_of(name: str, taken: Collection[str] = ()) -> str:
    """A login for a person: the name as it sounds, in plain letters, with a number where it is taken."""
    tokens = _tokens(name)[:_TOKENS_OF_NAME]
    said = _likeliest_first([_said(token) for token in tokens], tokens)
    plain = re.sub(r"[^a-z0-9]", "", "".join(ways[0].full for ways in said))[:LONGEST_TERM] or "staff"
    return next(
        login for n in range(1, len(taken) + 2) if (login := plain if n == 1 else f"{plain}{n}") not in taken
    )


def phone_terms(phone: str) -> tuple[Term, ...]:
    """All terms that find a phone number: whole, its last four digits, any tail of three and more."""
    digits = re.sub(r"\D", "", normalize("NFKC", phone), flags=re.ASCII)[:LONGEST_TERM]
    found: dict[str, Rank] = {}
    _keep(found, Rank.INITIALS, (digits, digits[-4:]))
    _keep(found, Rank.PART, (digits[i:] for i in range(1, len(digits) - 2)))
    return _sorted(found)


def plate_terms(plate: str) -> tuple[Term, ...]:
    """All terms that find a number plate: whole, without province or with it in pinyin, any tail of two."""
    key = fold(plate)[:_TOKENS_OF_NAME]
    found: dict[str, Rank] = {}
    _keep(found, Rank.INITIALS, (key, key[1:]))
    for reading in _readings(key[:1]) if key and not key.isascii() else ():
        _keep(found, Rank.INITIALS, (reading[0] + key[1:], reading + key[1:]))
    _keep(found, Rank.PART, (key[i:] for i in range(2, len(key) - 1)))
    return _sorted(found)


def _tokens(text: str) -> list[str]:
    """Latin words and numbers whole, everything else by the character; marks and blanks left out."""
    plain = text.casefold() if text.isascii() else _MARKS.sub("", normalize("NFKD", text).casefold())
    kept = [token for token in _TOKEN.findall(normalize("NFKC", plain)) if category(token[0])[0] in "LMNS"]
    return kept or list("".join(plain.split()))


def _keep(found: dict[str, Rank], rank: Rank, texts: Iterable[str]) -> None:
    for text in texts:
        if text:
            found.setdefault(text[:LONGEST_TERM], rank)


def _sorted(found: dict[str, Rank]) -> tuple[Term, ...]:
    return tuple(
        sorted((Term(text, rank) for text, rank in found.items()), key=lambda term: (term.rank, term.text))
    )


def _as_written(tokens: Sequence[str]) -> tuple[str, str]:
    """The text, and the text with numbers as one says them: A01 is found by `a1` too."""
    written = "".join(tokens)
    return written, _LEADING_ZEROS.sub("", written)


def _tail_terms(tokens: Sequence[str], ways: Sequence[_Sound]) -> Iterator[str]:
    yield from _as_written(tokens)
    for way in ways:
        yield way.initial if len(way.initial) > 1 else ""
        yield way.full


def _sounds(tokens: Sequence[str]) -> list[Sequence[_Sound]]:
    """For each token the ways to say it, the likeliest first, a surname's own before all."""
    sounds: list[Sequence[_Sound]] = [_said(token) for token in tokens]
    if prod(map(len, sounds)) > _SPELLINGS_OF_TAIL:
        sounds = _likeliest_first(sounds, tokens)
    for i, readings in enumerate(SURNAMES.get(surname("".join(tokens[:3])), ())):
        first = tuple(_Sound(reading[0], reading) for reading in readings)
        sounds[i] = first + tuple(sound for sound in sounds[i] if sound not in first)
    return sounds


def _said(token: str) -> tuple[_Sound, ...]:
    if token.isdecimal():
        return tuple(_Sound(n, n) for n in dict.fromkeys((token, token.lstrip("0") or "0")))
    if token.isascii():
        return tuple(_Sound(short, token) for short in dict.fromkeys((token[0], token)))
    return tuple(_Sound(reading[0], reading) for reading in _readings(token)) or (_Sound("", ""),)


@lru_cache(maxsize=30_000)
def _readings(han: str) -> tuple[str, ...]:
    """All readings of a character without tones, the commonest first; ü is typed as v or as u."""
    # 230 ms to import: after the first paint, by whoever searches first.
    from pypinyin import Style, pinyin

    readings = pinyin(han, style=Style.NORMAL, heteronym=True)[0]
    typed = (form for r in readings if r.isascii() and r.isalpha() for form in (r, r.replace("v", "u")))
    return tuple(dict.fromkeys(typed))


def _likeliest_first(sounds: Sequence[Sequence[_Sound]], tokens: Sequence[str]) -> list[Sequence[_Sound]]:
    """Each token's sounds with the one first that it has in its word, by the dictionary of words."""
    # As above.
    from pypinyin import lazy_pinyin

    text = "".join("-" if token.isascii() else token for token in tokens)
    words = lazy_pinyin(text, errors=list)  # type: ignore[arg-type]  # a list gives each character its entry
    return [_word_first(said, word) for said, word in zip(sounds, words, strict=False)]


def _word_first(said: Sequence[_Sound], word: str) -> Sequence[_Sound]:
    return sorted(said, key=lambda sound: sound.full != word)


def _spelled(sounds: Sequence[Sequence[_Sound]]) -> list[Sequence[_Sound]]:
    """The ways to say the whole name and each of its tails, those nearest to the likeliest reading first.

    All of them up to a limit that people's names hardly reach; beyond, those in which the fewest
    characters are said otherwise.
    """
    most = _SPELLINGS_OF_SHORT_NAME if len(sounds) <= _SHORT_NAME else _SPELLINGS
    tails: list[list[tuple[int, _Sound]]] = [[(0, _Sound("", ""))]]
    for said in reversed(sounds):
        ways = [
            (off + (i > 0), _Sound(sound.initial + after.initial, sound.full + after.full))
            for i, sound in enumerate(said)
            for off, after in tails[-1]
        ]
        tails.append(sorted(ways, key=_off)[:most])
    return [[sound for _, sound in tail] for tail in reversed(tails)]


def _off(way: tuple[int, _Sound]) -> int:
    return way[0]


_MOBILE = re.compile(r"(?:(?:\+|00)?86-?)?(1[3-9]\d)-?(\d{4})-?(\d{4})", re.ASCII)
_AREA = re.compile(
    r"(?:(?:\+|00)86-?\(?0?|\(?0)(10|2\d|[3-9]\d\d)\)?-?([2-8]\d{2,3})-?(\d{4})(?:(?:-|转|ext\.?|#)(\d{1,6}))?",
    re.ASCII,
)
_SERVICE = re.compile(r"[48]00(?:-?\d){7}|95\d{3,6}|96\d{3,4}|1\d\d|1[0-2]\d{3}", re.ASCII)
_ABROAD = re.compile(r"(?:\+|00)(?!86|0)((?:-?\d){7,15})", re.ASCII)
_OWN = 7
"""Digits that a number of somebody's own has at least."""
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")


def phone(text: str) -> str | None:
    """A phone number in the form in which it is kept, or None if it cannot be dialled as one.

    Mobile `13812341234`; area `0595-28129508`, an extension after a second dash; 400, 800, 95, 96 and
    short public numbers in digits; a foreign one as `+85291234567`. Blanks, dashes, brackets and +86
    may stand as people write them.
    """
    typed = re.sub(r"\s", "", normalize("NFKC", text).translate(_DASHES).casefold())
    if found := _MOBILE.fullmatch(typed):
        return "".join(found.groups())
    if found := _AREA.fullmatch(typed):
        area, first, last, extension = found.groups()
        return f"0{area}-{first}{last}" + (f"-{extension}" if extension else "")
    if found := _SERVICE.fullmatch(typed):
        return found[0].replace("-", "")
    if found := _ABROAD.fullmatch(typed):
        return "+" + found[1].replace("-", "")
    return None


def own_phone(text: str) -> str | None:
    """A phone number that may be somebody's own, in the form in which it is kept; 110, 10086 and 95598 are nobody's."""
    kept = phone(text)
    return kept if kept and len(re.sub(r"\D", "", kept)) >= _OWN else None


def mask_phone(phone: str) -> str:
    """A phone number for those who do not need it: `138****1234`; shorter ones show less (COM-20)."""
    digits = re.sub(r"\D", "", normalize("NFKC", phone), flags=re.ASCII)
    shown = 4 if len(digits) > 7 else max(0, len(digits) - 5)
    return digits[: min(3, max(0, len(digits) - 8))] + "****" + digits[len(digits) - shown :]


def mask_name(name: str) -> str:
    """A person's name for those who do not need it: 王**, 欧阳**, J**."""
    people = _MARKS.sub("", normalize("NFC", name)).strip()
    own = surname(people)
    return own + "*" * min(2, len(people) - len(own)) if len(people) > len(own) else "*"
