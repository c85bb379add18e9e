"""Search as one types, in memory: what has a term that begins with what was typed, best first (COM-16)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from heapq import nsmallest
from typing import Generic, TypeVar

from app.kernel.names import LONGEST_TERM, Rank, Term, fold

K = TypeVar("K", bound=Hashable)

_LAST = "\U0010ffff"
_RUN = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9]+")


_HEAVIEST = 2**31


class _Sorted:
    """The terms of one rank, sorted, each beside the place of the thing that it finds."""

    def __init__(self, pairs: list[tuple[str, int]]) -> None:
        pairs.sort()
        self.terms = [text for text, _ in pairs]
        self.places = [place for _, place in pairs]

    def add(self, text: str, place: int) -> None:
        at = bisect_right(self.terms, text)
        self.terms.insert(at, text)
        self.places.insert(at, place)

    def remove(self, text: str, place: int) -> None:
        at = self._at(text, place)
        del self.terms[at], self.places[at]

    def replace(self, text: str, old: int, new: int) -> None:
        self.places[self._at(text, old)] = new

    def equal(self, text: str) -> list[int]:
        return self.places[bisect_left(self.terms, text) : bisect_right(self.terms, text)]

    def beginning(self, text: str) -> list[int]:
        return self.places[bisect_left(self.terms, text) : bisect_left(self.terms, text + _LAST)]

    def _at(self, text: str, place: int) -> int:
        return self.places.index(place, bisect_left(self.terms, text))


class PrefixIndex(Generic[K]):
    """Finds things (dishes, customers, tables) by the terms of their names; used by one thread.

    Built at once from `(thing, terms, weight)`, then patched with each change. Among things found equally
    well the heavier comes first (ordered more often, here more lately), then the shorter name. Each thing
    has a *place*, one number that sorts so: a thousand hits are compared without asking for anything.
    """

    def __init__(self, things: Iterable[tuple[K, Iterable[Term], int]] = ()) -> None:
        self._terms: dict[K, tuple[Term, ...]] = {}
        self._place: dict[K, int] = {}
        self._thing: dict[int, K] = {}
        self._put = 0
        self._looked_up = lru_cache(maxsize=2_000)(self._look_up)
        for thing, terms, weight in things:
            self._know(thing, tuple(terms), weight)
        pairs: dict[Rank, list[tuple[str, int]]] = {rank: [] for rank in Rank}
        for thing, known in self._terms.items():
            for text, rank in known:
                pairs[rank].append((text, self._place[thing]))
        self._ranks = {rank: _Sorted(pairs[rank]) for rank in Rank}

    def __len__(self) -> int:
        return len(self._terms)

    def put(self, thing: K, terms: Iterable[Term], weight: int = 0) -> None:
        """Add a thing, or give one that is there other terms and another weight (a new name, a new phone)."""
        self.remove(thing)
        self._know(thing, tuple(terms), weight)
        for text, rank in self._terms[thing]:
            self._ranks[rank].add(text, self._place[thing])

    def remove(self, thing: K) -> None:
        """Forget a thing; one that is not there is forgotten already."""
        if thing not in self._place:
            return
        self._looked_up.cache_clear()
        place = self._place.pop(thing)
        del self._thing[place]
        for text, rank in self._terms.pop(thing):
            self._ranks[rank].remove(text, place)

    def weigh(self, thing: K, weight: int) -> None:
        """Give a thing another weight. Raises KeyError for one that is not there."""
        old, terms = self._place[thing], self._terms[thing]
        del self._thing[old]
        self._know(thing, terms, weight)
        for text, rank in terms:
            self._ranks[rank].replace(text, old, self._place[thing])

    def find(self, query: str, limit: int = 20) -> list[K]:
        """The best things for a query, at most `limit`: exact, by initials, by sound, by a part.

        Reads what an input method is still composing as well: case, width, blanks and apostrophes do not
        count. Where nothing begins so, every stretch of han, letters or digits may find its own part of
        the thing (`宫bao`, `王1234`).
        """
        key = fold(query[: 4 * LONGEST_TERM])[:LONGEST_TERM]
        return list(self._looked_up(key, limit)) if key else []

    def _look_up(self, key: str, limit: int) -> list[K]:
        places = self._best(self._found(key), limit) or nsmallest(limit, self._together(key))
        return [self._thing[place] for place in places]

    def _found(self, key: str) -> Iterator[list[int]]:
        """Places by ever weaker reasons; a weaker one is looked up only when the better do not suffice."""
        initials, pinyin, part = (self._ranks[rank] for rank in Rank)
        yield initials.equal(key) + pinyin.equal(key)
        yield initials.beginning(key)
        yield pinyin.beginning(key)
        yield part.beginning(key)

    def _best(self, groups: Iterable[list[int]], limit: int) -> list[int]:
        found: dict[int, None] = {}
        for group in groups:
            new = set(group).difference(found)
            found |= dict.fromkeys(nsmallest(limit - len(found), new))
            if len(found) >= limit:
                break
        return list(found)

    def _together(self, key: str) -> set[int]:
        runs = _RUN.findall(key)
        if len(runs) < 2:
            return set()
        return set.intersection(*({place for group in self._found(run) for place in group} for run in runs))

    def _know(self, thing: K, terms: tuple[Term, ...], weight: int) -> None:
        self._put += 1
        shortest = min((len(text) for text, rank in terms if rank is Rank.INITIALS), default=0)
        self._looked_up.cache_clear()
        place = (((_HEAVIEST - weight) << 8) + shortest << 32) + self._put
        self._terms[thing], self._place[thing], self._thing[place] = terms, place, thing
