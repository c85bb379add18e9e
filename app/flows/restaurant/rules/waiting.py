"""Who waits for a table: in which order, for how long, and which table is theirs now (RST-05)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.arrivals import Suggestion
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import SOON, TableFacts
from app.flows.restaurant.rules.suggesting import Party, suggest, suits
from app.kernel.money import LARGEST
from app.kernel.numbers import parse_number
from app.kernel.refusal import No

PASSED_BY = 3
"""Behind so many others stands who was called and did not come; the number stays good."""
IN_STEPS_OF = 5
"""Minutes to which a wait is rounded up when it is told."""

Stretch = tuple[datetime, datetime]


# -- guards ---------------------------------------------------------------------------------------


def they_wait(sitting: SittingFacts) -> No | None:
    """Only who has a number is called by it."""
    return No("They have no waiting number.") if sitting.waits_as is None else None


def seats_so_many(tables: Sequence[TableFacts], guests: int) -> No | None:
    """RST-03, 05: nobody waits for a table that the house does not have."""
    largest = max((table.seats for table in tables if not table.closed), default=0)
    if largest >= guests:
        return None
    return No(
        "No table seats {guests} guests; the largest has {seats} seats.", {"guests": guests, "seats": largest}
    )


def none_would_do(party: Party) -> No:
    """Why a party waits in vain that some table would seat."""
    told = {"guests": party.guests}
    if party.wishes or party.wants_room:
        return No("No table seats {guests} guests with their wishes.", told)
    return No("Only a private room seats {guests} guests. Ask whether they want one.", told)


# -- who is next ----------------------------------------------------------------------------------


def called_as(number: str | None) -> str:
    """What is called out of a waiting number: its counter, and which of the day's it is."""
    parts = parse_number(number or "")
    return f"{parts.counter} {parts.n:03}" if parts else ""


def in_turn(waiting: Sequence[SittingFacts], now: datetime, settings: Settings) -> list[SittingFacts]:
    """Who waits, in the order in which they are called: as they came.

    Who was called and did not come in time stands behind the three next, until they are called again.
    """
    turn = sorted(waiting, key=lambda one: (one.greeted_at or now, one.waits_as or ""))
    for missed in [one for one in turn if passed_by(one, now, settings)]:
        at = turn.index(missed)
        turn.insert(at + PASSED_BY, turn.pop(at))
    return turn


def passed_by(sitting: SittingFacts, now: datetime, settings: Settings) -> bool:
    """Whether they were called and did not come in time."""
    patience = timedelta(minutes=settings.of(house.CALLED_FOR))
    return sitting.summoned_at is not None and sitting.summoned_at + patience <= now


def party_of(sitting: SittingFacts, now: datetime) -> Party:
    """A party that waits, as it would sit down now."""
    wanted = sitting.wishes, sitting.wants_room
    return Party(sitting.guests, now, sitting.stay, *wanted, any_fee(sitting.wants_room), sitting.id)


def any_fee(wants_room: bool) -> int | None:
    """Whoever wants a room may wait for any: its fee is told before they sit (RST-03)."""
    return LARGEST if wants_room else None


def tables_now(
    tables: Sequence[TableFacts], parties: Sequence[Party], covers: Mapping[str, int]
) -> list[Suggestion | None]:
    """The best free table of each party, in their turn; one table is not two parties'."""
    left, found = list(tables), list[Suggestion | None]()
    for party in parties:
        best = next(iter(suggest(left, party, covers, party.at).tables), None)
        found.append(best)
        left = [table for table in left if best is None or table.id != best.table.id]
    return found


# -- how long -------------------------------------------------------------------------------------


def waits(tables: Sequence[TableFacts], parties: Sequence[Party], now: datetime) -> list[int | None]:
    """How many minutes each party has to wait, in their turn; None where no table would ever do.

    Each sits where there is room for their whole stay first, and smallest where that is the same time:
    after whoever sits there, between what is booked, and after everybody who waits before them.
    """
    busy = {table.id: _busy(table, now) for table in tables}
    found = list[int | None]()
    for party in parties:
        doing = [table for table in tables if suits(table, party)]
        soonest = {table.id: _room(busy[table.id], now, party.stay) for table in doing}
        table = min(doing, key=lambda one: (soonest[one.id], one.seats), default=None)
        if table is None:
            found.append(None)
            continue
        start = soonest[table.id]
        busy[table.id].append((start, start + timedelta(minutes=party.stay)))
        found.append(-(-int((start - now).total_seconds()) // 60))
    return found


def told(minutes: int) -> int:
    """A wait as it is told: rounded up to five minutes."""
    return -(-minutes // IN_STEPS_OF) * IN_STEPS_OF


def _busy(table: TableFacts, now: datetime) -> list[Stretch]:
    """When a table is taken, from now on."""
    cleared = [(now, now + SOON)] if table.left_by else []
    return cleared + [
        (span.start, now + SOON if span.seated and span.leaving else span.until(now)) for span in table.taken
    ]


def _room(busy: Sequence[Stretch], now: datetime, stay: int) -> datetime:
    """From when on a table is free for a whole stay in minutes."""
    at = now
    for start, end in sorted(busy):
        if at + timedelta(minutes=stay) <= start:
            break
        at = max(at, end)
    return at
