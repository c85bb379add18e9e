"""What hangs on the public list, and how much of a person it tells."""

from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.tracks import Entry
from app.kernel.refusal import No

SHOWN = 2
"""Digits at the end of a student's number that everybody may read: whose it is knows it again, nobody else finds them."""


def number_in_part(student: str) -> str:
    """A student's number for everybody: ******01."""
    return "*" * max(1, len(student) - SHOWN) + student[-SHOWN:]


# -- guards -----------------------------------------------------------------------------------------


def something_counts(collection: CollectionFacts) -> No | None:
    """An empty list hangs nowhere."""
    if any(one.step is Entry.STAMPED for one in collection.entries):
        return None
    return No("No entry of this collection counts: there is nothing to make public.")
