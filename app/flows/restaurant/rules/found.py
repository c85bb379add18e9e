"""What guests left behind, and to whom it is handed back (RST-40)."""

from datetime import date, tzinfo

from app.counter.means import Strokes
from app.flows.restaurant.facts.found import FoundFacts, FoundShown
from app.kernel.fields import Note
from app.kernel.refusal import No


def still_here(found: FoundFacts) -> No | None:
    """What was handed back is handed back once."""
    if found.handed_at is None:
        return None
    return No(
        "{number} was handed back on {at:day} already.", {"number": found.number, "at": found.handed_at}
    )


def proven_to_be_theirs(proof: Note | None, signature: Strokes | None) -> No | None:
    """Whoever gets it signs for it, or shows by what it is theirs."""
    if proof or signature:
        return None
    return No(
        "Let them sign, or write down by what it is theirs: what they described, which paper they showed."
    )


def sought(rows: tuple[FoundShown, ...], words: str, zone: tzinfo) -> list[FoundShown]:
    """The things in which a word stands, or that were found on a day: 11-23, 2026-11-23."""
    key = words.strip().casefold()
    return [row for row in rows if not key or any(key in told.casefold() for told in _told(row, zone))]


def _told(row: FoundShown, zone: tzinfo) -> tuple[str, ...]:
    day: date = row.at.astimezone(zone).date()
    named = (row.what, row.place, row.table, row.guest or "", row.by, row.handed_to or "", row.facts.number)
    return (*named, day.isoformat())
