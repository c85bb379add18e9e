"""What is typed above the menu: which dish, and how many of it."""

import re
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from unicodedata import normalize

from PySide6.QtCore import QThreadPool

from app.flows.restaurant.facts.ids import DishId
from app.flows.restaurant.facts.views import Menu, MenuDish
from app.kernel.names import Rank, Term, fold, initials, search_terms
from app.kernel.search import PrefixIndex

MOST = 24
"""Dishes that a search shows."""
_WITH_COUNT = re.compile(r"(.*?[^\d\s])\s*(\d{1,2})|(\S+)\s+(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the search field: the dish that is sought, and how many of it; no dish is the last line's."""

    dish: str = ""
    count: int | None = None


def asked(typed: str) -> Asked:
    """Reads `gb2`, `gb 2`, `1022 2` and `2`; a number of three digits and more is a dish's own number."""
    text = normalize("NFKC", typed).strip()
    if text.isdecimal():
        return Asked(text) if len(text) > 2 else Asked(count=int(text))
    found = _WITH_COUNT.fullmatch(text)
    if found is None:
        return Asked(text)
    return Asked(found[1] or found[3], int(found[2] or found[4]))


class Finder:
    """Finds dishes of one menu by initials, sound, part of the name, or number (COM-16)."""

    def __init__(self, dishes: Sequence[MenuDish]) -> None:
        self._letters = {dish.facts.id: initials(dish.facts.name) for dish in dishes}
        self._index: PrefixIndex[DishId] = PrefixIndex((d.facts.id, _terms(d), d.ordered) for d in dishes)

    def find(self, text: str) -> list[DishId]:
        """The dishes for a text, the likeliest first."""
        return self._index.find(text, MOST)

    def letters(self, dish: DishId) -> str:
        """The initials that a tile shows."""
        return self._letters.get(dish, "")

    def hit(self, dish: DishId, text: str) -> tuple[int, int]:
        """Where a text stands in the initials of a dish: start and length, nothing where it does not."""
        sought = fold(text)
        at = self.letters(dish).find(sought) if sought else -1
        return (at, len(sought)) if at >= 0 else (0, 0)


def _terms(dish: MenuDish) -> tuple[Term, ...]:
    return (*search_terms(dish.facts.name), Term(fold(dish.facts.id), Rank.INITIALS))


def found_beside(menu: Menu) -> "Future[Finder]":
    """The index of a menu, made beside the screen: the first one takes some 0.4 s (COM-71)."""
    made: Future[Finder] = Future()

    def make() -> None:
        try:
            made.set_result(Finder(menu.dishes))
        except Exception as error:  # noqa: BLE001 - the edge of a thread: it is raised where it is awaited
            made.set_exception(error)

    QThreadPool.globalInstance().start(make)
    return made
