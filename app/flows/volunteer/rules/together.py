"""What belongs together, in whichever hand-ins it came: one long service, and students who were there at one time (VOL-02, 13)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar

from app.flows.volunteer.facts.case import Beside, CollectionFacts, EntryFacts
from app.flows.volunteer.facts.services import MINUTES_OF_A_DAY
from app.flows.volunteer.facts.tracks import CLAIMED
from app.flows.volunteer.rules.places import spot


class Timed(Protocol):
    """A service on a day, from a minute of it for so many minutes; `start` is None where nobody wrote it."""

    @property
    def day(self) -> date: ...
    @property
    def start(self) -> int | None: ...
    @property
    def minutes(self) -> int: ...


S = TypeVar("S", bound=Timed)


def one_after_the_other(services: Iterable[S]) -> Iterator[tuple[S, ...]]:
    """Services in the order of their times, those together that touch each other, also over midnight; without times, none."""
    chain, ends = list[S](), 0
    for one in sorted((one for one in services if one.start is not None), key=_since):
        if chain and _since(one) > ends:
            yield tuple(chain)
            chain = []
        ends = max(ends, _until(one)) if chain else _until(one)
        chain.append(one)
    if chain:
        yield tuple(chain)


def length(chain: Iterable[Timed]) -> int:
    """How many minutes services that touch each other took, from the first to the last."""
    of = tuple(chain)
    return max(map(_until, of)) - min(map(_since, of))


def in_one_go(collection: CollectionFacts, entry: EntryFacts) -> tuple[EntryFacts | Beside, ...]:
    """The services of a student at a place that touch each other, this entry among them; none where nobody wrote its times.

    Whoever writes a long service as two, or hands it in twice, served long all the same.
    """
    mine = (one for one in _others(collection, entry) if one.student == entry.student)
    return next((chain for chain in one_after_the_other((entry, *mine)) if entry in chain), ())


def minutes_in_one_go(collection: CollectionFacts, entry: EntryFacts) -> int:
    """How many minutes an entry took with those that it touches."""
    chain = in_one_go(collection, entry)
    return length(chain) if chain else entry.minutes


def together(collection: CollectionFacts, entry: EntryFacts) -> int:
    """How many students were at the place of an entry while it lasted, of whatever class and activity; the duty roster's are none.

    Where nobody wrote the times, it may have been at any. What was sent back is handed in once more, and counts where it comes then.
    """
    there = (one for one in _others(collection, entry) if not one.duty and _meet(one, entry))
    return len({entry.student, *(one.student for one in there)})


def _others(collection: CollectionFacts, entry: EntryFacts) -> Iterator[EntryFacts | Beside]:
    """What else claims its time at the place of an entry, on its day or the next to it."""
    there: tuple[EntryFacts | Beside, ...] = (*collection.entries, *collection.beside)
    for one in there:
        near = abs((one.day - entry.day).days) <= 1 and spot(one.place) == spot(entry.place)
        if near and one.step in CLAIMED and one != entry:
            yield one


def _meet(one: Timed, other: Timed) -> bool:
    if one.start is None or other.start is None:
        return one.day == other.day
    return _since(one) < _until(other) and _since(other) < _until(one)


def _since(one: Timed) -> int:
    """Its beginning, in minutes from a day long ago: a day ends where the next one begins."""
    return one.day.toordinal() * MINUTES_OF_A_DAY + (one.start or 0)


def _until(one: Timed) -> int:
    return _since(one) + one.minutes
