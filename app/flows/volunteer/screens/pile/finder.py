"""Finds students of a class as they are typed: the end of the number, the name, its pinyin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.flows.volunteer.facts.views import Pupil
from app.kernel.names import Rank, Term, fold, search_terms
from app.kernel.search import PrefixIndex

LEAST = 2
"""Digits by which the end of a number is told."""


class Finder:
    """`found("07")` is the likeliest student, `all_of("07 12 cs")` one for each word, `several("zw")` who may be meant."""

    def __init__(self, students: Sequence[Pupil]) -> None:
        terms = {one.id: (*search_terms(one.name), *_ends(one.id)) for one in students}
        self._index = PrefixIndex((id, some, 0) for id, some in terms.items())
        self._names: dict[str, str] = {one.id: one.name for one in students}
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        for one in students:
            self._whole[fold(one.name)].add(one.id)
            for term in terms[one.id]:
                self._whole[fold(term.text)].add(one.id)

    def found(self, word: str) -> str:
        """The likeliest student for a word, or nothing."""
        return next(iter(self._index.find(word, 1)), "")

    def all_of(self, words: str) -> list[str]:
        """One student for each word; where nobody is found for one of them, none at all."""
        found = [self.found(word) for word in _apart(words)]
        return found if all(found) else []

    def several(self, words: str) -> tuple[str, ...]:
        """The names and numbers of those whom one of the words means alike: hours must not go to the likeliest of them."""
        for word in _apart(words):
            meant = self._whole.get(fold(word)) or set(self._index.find(word, 2))
            if len(meant) > 1:
                return tuple(f"{self._names[id]} {id}" for id in sorted(meant))
        return ()


def _apart(words: str) -> list[str]:
    return words.replace("，", " ").replace(",", " ").split()


def _ends(number: str) -> Iterator[Term]:
    for length in range(LEAST, len(number) + 1):
        yield Term(number[-length:], Rank.INITIALS)
