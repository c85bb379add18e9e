"""How entries are drawn for the audit, so that anybody can draw them again from the paper.

In two steps. First the number that was called, the days, how many, and the entries that count are sealed. Only then,
by a command of its own, it is drawn: the seed is SHA-256 over the number, a blank, and the mark of that command's line
in the journal, which holds its moment to the microsecond. Whoever seals knows no seed, and whoever draws changes
nothing any more. Each entry has a ticket: SHA-256 over the seed, a blank, and the entry's id, as hexadecimal digits. The
smallest tickets are drawn. From which entries it was drawn is kept with the seal, so that what becomes of them later
changes no sample; the paper has their digest. Whoever holds the data folder could write a command of any moment: the
paper says so.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

from app.flows.volunteer.facts.drawing import DrawKept, SampleFacts
from app.flows.volunteer.facts.ids import EntryId
from app.kernel.fields import Note
from app.kernel.refusal import No
from app.kernel.text import T, Text


class Spanned(Protocol):
    """Anything that is of the days from one to another, both included."""

    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...


S = TypeVar("S", bound=Spanned)


def seed_of(called: str, line: str) -> str:
    """The seed that the called number makes with the mark of the draw's own line in the journal."""
    return _digest(f"{called} {line}")


def digest_of(entries: Iterable[str]) -> str:
    """The digest of the entries from which it is drawn: their ids in ascending order, a line feed between."""
    return _digest("\n".join(sorted(entries)))


def ticket(seed: str, entry: str) -> str:
    """The ticket of an entry under a seed."""
    return _digest(f"{seed} {entry}")


def drawn(seed: str, entries: Iterable[str], count: int) -> tuple[str, ...]:
    """The entries with the smallest tickets, in the order of these; all of them where there are no more."""
    return tuple(sorted(entries, key=lambda entry: ticket(seed, entry))[:count])


def over_the_same_days(draws: Sequence[S], first: date, last: date) -> tuple[S, ...]:
    """The draws whose days meet these: one of them makes the next a repetition, which needs a reason."""
    return tuple(one for one in draws if one.first <= last and first <= one.last)


def faults(kept: DrawKept) -> Iterator[Text]:
    """What does not fit of a draw, once it is made again from what its paper says; nothing where all does."""
    if (kept.population, kept.digest) != (len(kept.entries), digest_of(kept.entries)):
        yield T("The entries that {number} was drawn from are not those of its digest.", number=kept.number)
    if kept.repeats and not kept.reasoned:
        yield T("{number} repeats a draw, and nobody said why.", number=kept.number)
    if kept.line is None or kept.seed is None:
        return
    if kept.line != kept.journal:
        yield T("The seed of {number} was not made with the journal's line of its draw.", number=kept.number)
    if kept.seed != seed_of(kept.called, kept.line):
        yield T("The seed of {number} is not what its number and the journal make.", number=kept.number)
    if kept.drawn != drawn(kept.seed, kept.entries, kept.count):
        yield T("{number} drawn again gives other entries.", number=kept.number)


def _digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()


# -- guards -----------------------------------------------------------------------------------------


DRAWN_ALREADY = No(
    "It is drawn already. What is drawn once more is sealed anew, with a reason.", mend="seal_sample"
)


def not_drawn_yet(sample: SampleFacts) -> No | None:
    """From what was sealed it is drawn once: whoever does not like the outcome draws no other."""
    return DRAWN_ALREADY if sample.drawn else None


def was_drawn(sample: SampleFacts, entry: EntryId) -> No | None:
    """Something is found of what was drawn alone."""
    return None if entry in sample.entries else No("This entry was not drawn.")


def says_what_is_wrong(right: bool, note: Note | None) -> No | None:
    """Whoever finds something wrong says what."""
    return None if right or note else No("Say what is not right.")
