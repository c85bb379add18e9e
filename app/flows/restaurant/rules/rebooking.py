"""A booking that is changed: what stays as it was told is not judged anew (RST-02, 03, 30a)."""

from datetime import datetime

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.kinds import Ahead
from app.flows.restaurant.rules import seating
from app.kernel.refusal import No


def another_time_lies_ahead(sitting: SittingFacts, at: datetime | None, now: datetime) -> No | None:
    """RST-02: nobody is moved to a time that has passed; who is late keeps theirs."""
    return None if at is None or at == sitting.booked_for else seating.booked_ahead(at, now)


def a_table_or_later(table: TableFacts, to_be_given: bool) -> No | None:
    """A table is given, or it is to be given later."""
    return No("Give a table, or say that it is to be given later; not both.") if to_be_given else None


def another_table_is_in_use(table: TableFacts, sitting: SittingFacts) -> No | None:
    """A closed table is given to nobody; whose table was closed keeps it until they get another."""
    return None if table.id == sitting.table else seating.table_in_use(table)


def table_seats_them(table: TableFacts, sitting: SittingFacts, guests: int | None) -> No | None:
    """RST-02, 03: never a table that is too small."""
    if table.id == sitting.table and guests in (None, sitting.guests):
        return None
    return seating.table_seats_them(table, guests or sitting.guests)


def table_is_free_for_them(
    table: TableFacts,
    sitting: SittingFacts,
    at: datetime | None,
    stay: int | None,
    now: datetime,
    settings: Settings,
) -> No | None:
    """RST-02: two bookings of one table do not overlap; one does not stand in its own way."""
    start, minutes = at or sitting.booked_for, stay or stay_at(sitting, at, settings)
    if start is None or not moved(sitting, table.id, start, minutes):
        return None
    return seating.overlap(table, [s for s in table.taken if s.sitting != sitting.id], start, minutes, now)


def stay_at(sitting: SittingFacts, at: datetime | None, settings: Settings) -> int:
    """How long they stay, in minutes, if they come then: a usual stay is that of the meal (RST-02)."""
    if at is None or sitting.booked_for is None:
        return sitting.stay
    usual = sitting.stay == seating.usual_stay(sitting.booked_for, settings)
    return seating.usual_stay(at, settings) if usual else sitting.stay


def moved(sitting: SittingFacts, table: str | None, at: datetime | None, stay: int) -> bool:
    """Whether a booking would have another table, another time, or another length."""
    return (table, at, stay) != (sitting.table, sitting.booked_for, sitting.stay)


def elsewhere(sitting: SittingFacts, table: str | None, at: datetime | None, settings: Settings) -> bool:
    """Whether a booking would be in another room, or for another business day: what was made ready is not (RST-50)."""
    day = settings.business_day
    another = at and sitting.booked_for and day(at) != day(sitting.booked_for)
    return table != sitting.table or bool(another)


def fee_was_told(table: TableFacts, sitting: SittingFacts, fee_told: int | None) -> No | None:
    """RST-03, 30a: another room's fee is told before it is given."""
    if table.id == sitting.table and fee_told is None:
        return None
    return seating.fee_was_told_before(table, sitting, fee_told)


def deposit_stays_lawful(sitting: SittingFacts, agreed_sum: int | None) -> No | None:
    """RST-30a: a deposit that was taken stays within 20 % of what is agreed."""
    if agreed_sum is None or sitting.ahead != Ahead.DEPOSIT:
        return None
    return seating.deposit_is_lawful((), agreed_sum, sitting)
