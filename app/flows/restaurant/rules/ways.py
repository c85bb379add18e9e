"""Spice and cooking choices: as they are written, which are taken, what they cost (RST-11).

Written, in sheets, in the settings and in rows alike: 辣度: 不辣/微辣*/特辣; 做法: 清蒸/红烧+8. The way with a
mark is the usual one; a difference is in yuan, for one of the dish.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ways import Choice, Way, WayName
from app.kernel.money import figures, yuan
from app.kernel.refusal import No

_WAY = re.compile(r"([^+\-−*/:;：；·]+?)\s*(?:([+\-−])\s*([\d.]+))?\s*(\*?)")
USUAL = "*"


def choices_in(text: str) -> tuple[Choice, ...]:
    """The choices that are written; raises ValueError where they cannot be read."""
    told = text.replace("；", ";").replace("：", ":").replace("＋", "+").replace("＊", "*")
    return tuple(_choice(one) for one in told.split(";") if one.strip())


def written(choices: Iterable[Choice]) -> str:
    """Choices as they are written."""
    return "; ".join(f"{one.name}: {ways_written(one.ways)}" for one in choices)


def ways_in(text: str) -> tuple[Way, ...]:
    """The ways of one choice, or those that were taken of several."""
    return tuple(_way(one) for one in text.split("/") if one.strip())


def ways_written(ways: Iterable[Way]) -> str:
    """Ways as they are written."""
    return "/".join(f"{way.name}{dearer(way)}{USUAL * way.usual}" for way in ways)


def dearer(way: Way) -> str:
    """What a way costs more or less, in yuan; nothing where it costs the same."""
    if not way.more:
        return ""
    return f"{'+' if way.more > 0 else '-'}{figures(abs(way.more)).replace(',', '').removesuffix('.00')}"


def _choice(text: str) -> Choice:
    name, colon, ways = text.partition(":")
    if not colon:
        raise ValueError("a choice is written with its name before a colon")
    return Choice(WayName(name.strip()), ways_in(ways))


def _way(text: str) -> Way:
    found = _WAY.fullmatch(text.strip())
    if not found:
        raise ValueError("a way is written with its name, then what it costs more, then its mark")
    name, sign, more, usual = found.groups()
    fen = yuan(more) if more else 0
    return Way(WayName(name), fen if sign == "+" else -fen, bool(usual))


def taken(choices: Sequence[Choice], ways: Sequence[str]) -> tuple[Way, ...]:
    """The ways by their names, one of each choice; of a choice that nobody spoke of its usual one.

    A way that no choice has stays out, and so does a choice that is still to be made.
    """
    said = [next((way for way in one.ways if way.name in ways), one.usual) for one in choices]
    return tuple(way for way in said if way)


def named(dish: DishFacts, ways: Iterable[Way]) -> str:
    """What the dish is called on the order: with its ways, for guest and kitchen alike."""
    return " · ".join((dish.name, *(way.name for way in ways)))


def priced(price: int | None, ways: Iterable[Way]) -> int | None:
    """What one costs, in fen; what is of the day is agreed with everything in it."""
    return None if price is None else price + sum(way.more for way in ways)


def _reads_again(choices: Sequence[Choice]) -> bool:
    try:
        return choices_in(written(choices)) == tuple(choices)
    except ValueError:
        return False


# -- guards -----------------------------------------------------------------------------------------


def every_choice_is_made(dish: DishFacts, ways: Sequence[str]) -> No | None:
    """RST-11: what the dish leaves open is asked before it is ordered, and nothing is taken that it has not."""
    known = {way.name for choice in dish.choices for way in choice.ways}
    strange = [way for way in ways if way not in known]
    if strange:
        return No("{dish} is not made so: {ways:list}.", {"dish": dish.name, "ways": strange})
    for choice in dish.choices:
        said = [way for way in choice.ways if way.name in ways]
        if len(said) > 1 or not (said or choice.usual):
            told = {"choice": choice.name, "dish": dish.name, "ways": [way.name for way in choice.ways]}
            return No("Ask the guest which {choice} for {dish}: {ways:list}.", told)
    return None


def choices_fit(choices: Sequence[Choice], price: int | None) -> No | None:
    """RST-11: choices that can be asked for: two ways at least, all of different names, at most one the usual.

    A way never makes a dish cheaper than nothing, and a price of the day has no differences beside it.
    """
    if not _reads_again(choices):
        return No("The name of a choice has none of these in it: / ; : * + -")
    names = [way.name for choice in choices for way in choice.ways]
    if len(set(names)) < len(names) or any(len(choice.ways) < 2 for choice in choices):
        return No("A choice has two ways at least, and each is called otherwise.")
    if any(one.usual and other.usual for choice in choices for one, other in combinations(choice.ways, 2)):
        return No("Of each choice one way is the usual one, or none.")
    if price is None and any(way.more for choice in choices for way in choice.ways):
        return No("A price of the day is agreed with everything in it: its ways cost no more.")
    if price is not None and price + sum(min(way.more for way in one.ways) for one in choices) < 0:
        return No("A way may not make the dish cheaper than nothing.")
    return None
