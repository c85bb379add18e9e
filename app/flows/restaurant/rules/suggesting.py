"""Which table for a party, best first, and why in words (RST-03)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.arrivals import Suggestion, Suggestions
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.kinds import Feature
from app.kernel.refusal import No
from app.kernel.text import T, Text

FEATURES: Mapping[Feature, Text] = {
    Feature.WINDOW: T("by the window"),
    Feature.QUIET: T("quiet"),
    Feature.CHILD_SEAT: T("child seat"),
    Feature.STEP_FREE: T("step-free"),
    Feature.KARAOKE: T("karaoke"),
    Feature.TELEVISION: T("television"),
}


@dataclass(frozen=True, slots=True)
class Party:
    """Who is to be seated: `fee_told` is the highest room fee that they agreed to, in fen; `stay` in minutes."""

    guests: int
    at: datetime
    stay: int
    wishes: frozenset[Feature] = frozenset()
    wants_room: bool = False
    fee_told: int | None = None
    sitting: SittingId | None = None
    booked: str | None = None
    """The table that was booked for them."""
    leaves: frozenset[str] = frozenset()
    """The tables at which they sit: they move to another one (RST-06)."""
    now: bool = True
    """They are here: a table at which others still sit is none, however long they have stayed."""


def suggest(
    tables: Iterable[TableFacts], party: Party, covers: Mapping[str, int], now: datetime
) -> Suggestions:
    """Tables for a party, best first, each with its reason, as it is known now.

    First the table booked for them; then the smallest that seats them, meets every wish, and is free
    for their whole stay; ties go to the section that has served fewer `covers` today, then to the
    floor's order. A room with a fee only if they asked for a room and were told it.
    """
    fitting = [t for t in tables if _fits(t, party, now)]
    order = {t.id: n for n, t in enumerate(fitting)}
    fitting.sort(key=lambda t: (t.id != party.booked, t.seats, covers.get(t.section, 0), order[t.id]))
    if not fitting:
        sorry = {"guests": party.guests, "stay": party.stay}
        return Suggestions(
            (), No("No table seats {guests} guests, with their wishes, for {stay:minutes}.", sorry)
        )
    return Suggestions(tuple(Suggestion(t, _why(t, party, fitting, covers)) for t in fitting))


def _fits(table: TableFacts, party: Party, now: datetime) -> bool:
    others = [s for s in table.taken if s.sitting != party.sitting]
    taken = any(s.meets(party.at, party.stay, now) or (s.seated and party.now) for s in others)
    to_clear = party.now and table.left_by is not None
    return not taken and not to_clear and suits(table, party)


def suits(table: TableFacts, party: Party) -> bool:
    """Whether a table would do for a party, were it free."""
    if table.closed or table.seats < party.guests or table.id in party.leaves:
        return False
    if table.id == party.booked:
        return True
    fee_agreed = not table.fee or (party.wants_room and table.fee <= (party.fee_told or 0))
    return fee_agreed and party.wishes <= table.features and (table.room or not party.wants_room)


def _why(
    table: TableFacts, party: Party, fitting: list[TableFacts], covers: Mapping[str, int]
) -> tuple[Text, ...]:
    if table.id == party.booked:
        return (T("booked for them"),)
    why = [T("{seats} seats for {guests} guests", seats=table.seats, guests=party.guests)]
    why += [FEATURES[f] for f in sorted(party.wishes)]
    if table.fee:
        why.append(T("room fee {fee:money}", fee=table.fee))
    following = min((s.start for s in table.taken if s.start > party.at), default=None)
    why.append(T("free until {time:time}", time=following) if following else T("free all evening"))
    even = [t for t in fitting if t.seats == table.seats and t.section != table.section]
    if any(covers.get(t.section, 0) > covers.get(table.section, 0) for t in even):
        why.append(T("section {section} has served fewer covers", section=table.section))
    return tuple(why)
