"""How entries are drawn for the audit, so that anybody can draw them again from the paper.

Each entry has a ticket: SHA-256 over the seed, a blank, and the entry's id, as hexadecimal digits. The smallest
tickets are drawn. Nobody who gives the seed before the draw can choose whom it hits.
"""

import hashlib
from collections.abc import Iterable

from app.flows.volunteer.facts.drawing import SampleFacts
from app.flows.volunteer.facts.ids import EntryId
from app.kernel.fields import Note
from app.kernel.refusal import No


def ticket(seed: str, entry: str) -> str:
    """The ticket of an entry under a seed."""
    return hashlib.sha256(f"{seed} {entry}".encode()).hexdigest()


def drawn(seed: str, entries: Iterable[str], count: int) -> tuple[str, ...]:
    """The entries with the smallest tickets, in the order of these; all of them where there are no more."""
    return tuple(sorted(entries, key=lambda entry: ticket(seed, entry))[:count])


def was_drawn(sample: SampleFacts, entry: EntryId) -> No | None:
    """Something is found of what was drawn alone."""
    return None if entry in sample.entries else No("This entry was not drawn.")


def says_what_is_wrong(right: bool, note: Note | None) -> No | None:
    """Whoever finds something wrong says what."""
    return None if right or note else No("Say what is not right.")
