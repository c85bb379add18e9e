"""What belongs together, in whichever hand-ins it came: one long service, and students who were there at one time (VOL-02, 13)."""

from collections.abc import Iterator

from app.flows.volunteer.facts.case import Beside, CollectionFacts, EntryFacts
from app.flows.volunteer.facts.tracks import CLAIMED

Span = tuple[int, int]
"""From a minute of the day to another."""


def in_one_go(collection: CollectionFacts, entry: EntryFacts) -> tuple[Span, ...]:
    """The times of a student at a place that touch each other, this entry's among them; none where nobody wrote it.

    Whoever writes a long service as two, or hands it in twice, served long all the same.
    """
    if entry.start is None:
        return ()
    start, end = entry.start, entry.start + entry.minutes
    spans = sorted({(start, end), *(one for one in _times(collection, entry))})
    for since, until in spans:
        end = max(end, until) if start <= since <= end else end
    for since, until in reversed(spans):
        start = min(start, since) if start <= until <= end else start
    return tuple(one for one in spans if start <= one[0] and one[1] <= end)


def minutes_in_one_go(collection: CollectionFacts, entry: EntryFacts) -> int:
    """How many minutes an entry took with those that it touches."""
    spans = in_one_go(collection, entry)
    return max(until for _, until in spans) - spans[0][0] if spans else entry.minutes


def together_untold(collection: CollectionFacts, entry: EntryFacts) -> int:
    """How many students were at the place of an entry while it lasted, of whatever class, and the centre not told of it.

    Where nobody wrote the times, it may have been at any. What was sent back is handed in once more, and counts where it comes then.
    """
    there = (one for one in _others(collection, entry) if not _told(one) and _meet(one, entry))
    return len({entry.student, *(one.student for one in there)})


def _times(collection: CollectionFacts, entry: EntryFacts) -> Iterator[Span]:
    for one in _others(collection, entry):
        if one.student == entry.student and one.start is not None:
            yield one.start, one.start + one.minutes


def _others(collection: CollectionFacts, entry: EntryFacts) -> Iterator[EntryFacts | Beside]:
    """What claims its time at the place and on the day of an entry."""
    there: tuple[EntryFacts | Beside, ...] = (*collection.entries, *collection.beside)
    for one in there:
        if one.step in CLAIMED and (one.day, one.place) == (entry.day, entry.place):
            yield one


def _told(one: EntryFacts | Beside) -> bool:
    """Whether the centre knew: by its activity, or because the duty roster made it."""
    if isinstance(one, Beside):
        return one.told
    return one.duty or (one.activity is not None and one.activity.told_at is not None)


def _meet(one: EntryFacts | Beside, other: EntryFacts) -> bool:
    if one.start is None or other.start is None:
        return True
    return one.start < other.start + other.minutes and other.start < one.start + one.minutes
