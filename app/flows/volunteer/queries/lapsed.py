"""The seals that are named on entries, and which of them were not valid on the day of the stamp (VOL-11)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.seals import EntrySealRow, SealRow
from app.flows.volunteer.rules.seals import not_in_force


def seal_of(r: Any) -> SealFacts:
    """A seal from its row."""
    return SealFacts(r.id, Stamp(r.kind), r.holder, r.since, r.until)


def lapsed(rows: Iterable[Any]) -> dict[str, tuple[SealFacts, ...]]:
    """The seals, by entry, that were not valid on the day of the stamp, where no named one of their kind was."""
    named: dict[str, list[SealFacts]] = {}
    days: dict[str, date] = {}
    for r in rows:
        named.setdefault(r.entry, []).append(seal_of(r))
        days[r.entry] = r.witnessed
    return {entry: not_in_force(of, days[entry]) for entry, of in named.items()}


SEAL = (SealRow.id, SealRow.kind, SealRow.holder, SealRow.since, SealRow.until)
"""The columns of a seal."""
ON_ENTRIES = (
    select(EntrySealRow.entry, EntryRow.witnessed, *SEAL)
    .join(SealRow, SealRow.id == EntrySealRow.seal)
    .join(EntryRow, EntryRow.id == EntrySealRow.entry)
    .order_by(EntrySealRow.entry, SealRow.id)
)
"""The named seals, with the day of the stamp."""
