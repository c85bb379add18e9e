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

    def equal(self, text: str) -> list[int]:
        return self.places[bisect_left(self.terms, text) : bisect_right(self.terms, text)]

    def beginning(self, text: str) -> list[int]:
        return self.places[bisect_left(self.terms, text) : bisect_left(self.terms, text + _LAST)]


class PrefixIndex(Generic[K]):
    """Finds things (dishes, customers, tables) by the terms of their names; used by one thread.

    Built at once from `(thing, terms, weight)`. Among things found equally well the heavier comes first
    (ordered more often, here more lately), then the shorter name. Each thing has a *place*, one number that
    sorts so: a thousand hits are compared without asking for anything.
    """

    def __init__(self, things: Iterable[tuple[K, Iterable[Term], int]]) -> None:
        self._thing: dict[int, K] = {}
        self._looked_up = lru_cache(maxsize=2_000)(self._look_up)
        pairs: dict[Rank, list[tuple[str, int]]] = {rank: [] for rank in Rank}
        for n, (thing, terms, weight) in enumerate(things):
            known = tuple(terms)
            shortest = min((len(text) for text, rank in known if rank is Rank.INITIALS), default=0)
            place = (((_HEAVIEST - weight) << 8) + shortest << 32) + n
            self._thing[place] = thing
            for text, rank in known:
                pairs[rank].append((text, place))
        self._ranks = {rank: _Sorted(pairs[rank]) for rank in Rank}

    def __len__(self) -> int:
        return len(self._thing)

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
        yield initials.equal(key)
        yield pinyin.equal(key)
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
