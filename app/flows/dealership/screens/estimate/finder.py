"""What is typed above an estimate: which operation or part, and how many of it (COM-16)."""

import re
from unicodedata import normalize

from app.flows.dealership.facts.price_list import OperationFacts, PartFacts, PriceList
from app.kernel.names import Rank, Term, fold, search_terms
from app.kernel.search import PrefixIndex

MOST = 24
"""Rows that a search shows."""
_COUNTED = re.compile(r"(.*\S)\s+(\d{1,3})")


class Finder:
    """Finds what a price list offers, by initials, sound, part of the name, or code."""

    def __init__(self, known: PriceList) -> None:
        every: list[OperationFacts | PartFacts] = [*known.operations, *known.parts]
        offered = [one for one in every if one.offered]
        self._known = {one.id: one for one in offered}
        self._parts = {one.id for one in known.parts}
        self._index: PrefixIndex[str] = PrefixIndex(
            (one.id, (*search_terms(one.name), Term(fold(one.id), Rank.INITIALS)), 0) for one in offered
        )

    def find(self, typed: str) -> list[OperationFacts | PartFacts]:
        """What fits, the likeliest first."""
        return [self._known[id] for id in self._index.find(_what(typed), MOST)]

    def count(self, typed: str) -> int:
        """How many of it: `滤清器 2` is two; one where none is told."""
        found = _COUNTED.fullmatch(normalize("NFKC", typed))
        return max(1, int(found[2])) if found else 1

    def known(self, id: str) -> OperationFacts | PartFacts:
        """What the list says of it."""
        return self._known[id]

    def offers(self, code: str) -> bool:
        """Whether the list offers it."""
        return code in self._known

    def is_part(self, id: str) -> bool:
        """Whether it is a part, and no operation."""
        return id in self._parts


def _what(typed: str) -> str:
    found = _COUNTED.fullmatch(normalize("NFKC", typed))
    return found[1] if found else typed
