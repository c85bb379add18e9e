"""Tables, bookings and seating: who may have which table when (RST-01 to 04)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from app.counter.means import Part
from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import Span, TableFacts
from app.flows.restaurant.facts.kinds import Ahead, TableState
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.facts.tracks import EXPECTED, Sitting
from app.kernel.fields import Private
from app.kernel.money import rate
from app.kernel.names import own_phone
from app.kernel.refusal import Ask, No

DEPOSIT_AT_MOST = 2_000
"""Basis points of the agreed sum that a 定金 may be (RST-30a)."""


def evening(at: datetime, settings: Settings) -> bool:
    """Whether a moment is dinner rather than lunch."""
    hour = at.astimezone(settings.zone).hour
    return hour >= settings.of(house.EVENING_FROM) or hour < settings.day_ends_at


def usual_stay(at: datetime, settings: Settings) -> int:
    """How long a party stays that comes at a time, in minutes (RST-02: set per meal)."""
    return settings.of(house.STAY_DINNER if evening(at, settings) else house.STAY_LUNCH)


# -- guards of a booking --------------------------------------------------------------------------


def phone_can_be_rung(phone: Private | None) -> No | None:
    """RST-02; the number itself stays out of the sentence."""
    if phone is None or own_phone(phone.text):
        return None
    return No("This phone number cannot be rung. Type it once more.")


def booked_ahead(at: datetime, now: datetime) -> No | None:
    """RST-02: nobody books for a time that has passed."""
    return None if at > now else No("{at:moment} has passed already.", {"at": at})


def table_in_use(table: TableFacts) -> No | None:
    """A closed table seats nobody."""
    return No("{table} is closed.", {"table": table.called}, mend="open_table") if table.closed else None


def table_seats_them(table: TableFacts, guests: int) -> No | None:
    """RST-02, 03: never a table that is too small."""
    if table.seats >= guests:
        return None
    return No(
        "{table} has {seats} seats; there are {guests} guests.",
        {"table": table.called, "seats": table.seats, "guests": guests},
    )


def table_free_then(
    table: TableFacts, at: datetime, stay: int | None, now: datetime, settings: Settings
) -> No | None:
    """RST-02: two bookings of one table do not overlap; the other one is named."""
    return overlap(table, table.taken, at, stay or usual_stay(at, settings), now)


def overlap(table: TableFacts, taken: Iterable[Span], at: datetime, stay: int, now: datetime) -> No | None:
    """The no that names whoever has the table at some time of a stay in minutes."""
    other = next((span for span in taken if span.meets(at, stay, now)), None)
    if other is None:
        return None
    told = {"table": table.called, "start": other.start, "end": other.until(now), "other": other.number}
    if other.vip:  # RST-51: how many they are might say who they are
        return No("{table} is taken from {start:time} to {end:time} ({other}).", told)
    return No(
        "{table} is taken from {start:time} to {end:time} by {guests} guests ({other}).",
        {**told, "guests": other.guests},
    )


def fee_was_told(table: TableFacts, fee_told: int | None) -> No | None:
    """RST-03, 30a: a room with a fee only for those who were told it."""
    if table.fee <= (fee_told or 0):
        return None
    return No(
        "{table} has a room fee of {fee:money}. Tell the guests first.",
        {"table": table.called, "fee": table.fee},
    )


def fee_was_told_before(table: TableFacts, sitting: SittingFacts, fee_told: int | None) -> No | None:
    """RST-03, 30a: told now, or when they booked."""
    return fee_was_told(table, fee_told if fee_told is not None else sitting.fee_told)


def deposit_is_lawful(payments: Sequence[Part], agreed_sum: int | None, sitting: SittingFacts) -> No | None:
    """RST-30a: a 定金 is at most 20 % of the agreed sum; where none is agreed it is an advance."""
    amount = sum(part.amount for part in payments)
    agreed = agreed_sum if agreed_sum is not None else sitting.agreed_sum
    if agreed is None or amount + sitting.taken_ahead <= highest_deposit(agreed):
        return None
    return No(
        "A deposit of {amount:money} is above 20 % of the agreed {agreed:money}. The highest lawful one is {most:money}.",
        {"amount": amount, "agreed": agreed, "most": max(highest_deposit(agreed) - sitting.taken_ahead, 0)},
    )


def taken_once(sitting: SittingFacts) -> No | None:
    """One deposit or advance a sitting; more would need its own paper."""
    if sitting.taken_ahead == 0:
        return None
    return No("{sum:money} was taken ahead already.", {"sum": sitting.taken_ahead})


def highest_deposit(agreed: int) -> int:
    """The highest lawful deposit on an agreed sum, in fen; rounded down, for it must not be above."""
    return min(rate(agreed, DEPOSIT_AT_MOST), agreed * DEPOSIT_AT_MOST // 10_000)


def kind_of_ahead(agreed: int | None) -> Ahead:
    """What money taken ahead is called on screen and paper (RST-30a)."""
    return Ahead.ADVANCE if agreed is None else Ahead.DEPOSIT


def nothing_taken_ahead(sitting: SittingFacts) -> No | None:
    """RST-30a: money that was taken ahead is dealt with before the booking ends."""
    if not sitting.taken_ahead:
        return None
    return No(
        "{sum:money} was taken ahead. A manager decides first whether it goes back.",
        {"sum": sitting.taken_ahead},
        mend="give_ahead_back",
    ).by(MANAGER)


def should_have_come(sitting: SittingFacts, now: datetime) -> No | None:
    """Nobody is absent before their time."""
    if sitting.booked_for is None or now >= sitting.booked_for:
        return None
    return No("They are expected at {at:time}.", {"at": sitting.booked_for})


# -- guards of seating ----------------------------------------------------------------------------


def nobody_sits_there(table: TableFacts) -> No | None:
    """RST-01, 06: a table is occupied because a sitting says so; one that a party moved from is cleared first."""
    if sitting := table.sitting:
        return No("{table} is occupied ({other}).", {"table": table.called, "other": sitting.number})
    if table.left_by is None:
        return None
    told = {"table": table.called, "other": table.left_by}
    return No("{table} is to be cleared ({other}).", told, mend="clear_left_table")


def not_kept_for_others(table: TableFacts, now: datetime, settings: Settings) -> No | None:
    """A table that shows a booking is given to others only by a captain or manager."""
    return _kept(table, table.taken, now, settings)


def not_kept_for_another_party(
    table: TableFacts, sitting: SittingFacts, now: datetime, settings: Settings
) -> No | None:
    """The same, for a party that may have booked it itself."""
    return _kept(table, [s for s in table.taken if s.sitting != sitting.id], now, settings)


def _kept(table: TableFacts, taken: Iterable[Span], now: datetime, settings: Settings) -> No | None:
    until = now + timedelta(minutes=settings.of(house.KEPT_BEFORE))
    other = next((s for s in taken if not s.seated and s.start <= until and now < s.end), None)
    if other is None:
        return None
    return Ask(
        "{table} is booked for {at:time} ({other}).",
        {"table": table.called, "at": other.start, "other": other.number},
        who=(CAPTAIN, MANAGER),
    )


def seats_still_suffice(sitting: SittingFacts, guests: int) -> No | None:
    """More guests than seats need another table."""
    if sitting.table is None or sitting.seats >= guests:
        return None
    return No(
        "{table} has {seats} seats; there are {guests} guests.",
        {"table": sitting.table_name, "seats": sitting.seats, "guests": guests},
    )


# -- what the floor shows, and what falls due -------------------------------------------------------

_STATES = {
    **dict.fromkeys(Sitting.span(Sitting.SEATED, Sitting.ORDERING), TableState.SEATED),
    **dict.fromkeys(Sitting.span(Sitting.CONFIRMED, Sitting.STAPLE), TableState.DINING),
    Sitting.BILL: TableState.BILL,
    Sitting.FAREWELL: TableState.PAID,
    Sitting.CLEARING: TableState.TO_CLEAR,
}


def table_state(
    step: Sitting | None,
    closed: bool,
    next_at: datetime | None,
    now: datetime,
    kept_before: int,
    left: bool = False,
) -> TableState:
    """What a table is (RST-01): its sitting says so, else its next booking, `kept_before` minutes ahead.

    A party that moved away `left` it to be cleared.
    """
    if step is not None and step in _STATES:
        return _STATES[step]
    if left:
        return TableState.TO_CLEAR
    if closed:
        return TableState.CLOSED
    kept = next_at is not None and next_at - timedelta(minutes=kept_before) <= now
    return TableState.BOOKED if kept else TableState.FREE


def late_at(sitting: SittingFacts, settings: Settings) -> dict[str, datetime]:
    """RST-02: when a booking is late; only a person gives the table away."""
    if sitting.step not in EXPECTED or sitting.booked_for is None:
        return {}
    return {"": sitting.booked_for + timedelta(minutes=settings.of(house.LATE_AFTER))}
