"""Finds students of a class as they are typed: the end of the number, the name, its pinyin."""

from collections.abc import Iterator, Sequence

from app.flows.volunteer.facts.views import Pupil
from app.kernel.names import Rank, Term, search_terms
from app.kernel.search import PrefixIndex

LEAST = 2
"""Digits by which the end of a number is told."""


class Finder:
    """`found("07")` is the likeliest student, `all_of("07 12 cs")` one for each word."""

    def __init__(self, students: Sequence[Pupil]) -> None:
        self._index = PrefixIndex((one.id, (*search_terms(one.name), *_ends(one.id)), 0) for one in students)

    def found(self, word: str) -> str:
        """The likeliest student for a word, or nothing."""
        return next(iter(self._index.find(word, 1)), "")

    def all_of(self, words: str) -> list[str]:
        """One student for each word; where nobody is found for one of them, none at all."""
        found = [self.found(word) for word in words.replace("，", " ").replace(",", " ").split()]
        return found if all(found) else []


def _ends(number: str) -> Iterator[Term]:
    for length in range(LEAST, len(number) + 1):
        yield Term(number[-length:], Rank.INITIALS)
