"""A party moves to another table: where it may sit, what it pays there, what it leaves behind (RST-06)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.ids import TableId
from app.flows.restaurant.facts.parts import OrderFacts
from app.flows.restaurant.rules import seating
from app.kernel.refusal import No

SHORTEST = 30
"""Minutes for which a new table is free at least, however long they have stayed."""


def another_table(sitting: SittingFacts, table: TableFacts) -> No | None:
    """Nobody moves to where they sit."""
    return No("They sit at {table} already.", {"table": table.called}) if table.id in sitting.tables else None


def table_seats_them(sitting: SittingFacts, table: TableFacts) -> No | None:
    """RST-03: never a table that is too small."""
    return seating.table_seats_them(table, sitting.guests - sum(one.seats for one in sitting.further))


def fee_was_told(sitting: SittingFacts, table: TableFacts, fee_told: int | None) -> No | None:
    """RST-03, 30a: what they would pay for the room is told first."""
    fee, told = fee_there(sitting, table), fee_told if fee_told is not None else sitting.fee_told
    if fee <= (told or 0):
        return None
    return No(
        "{table} has a room fee of {fee:money}. Tell the guests first.", {"table": table.called, "fee": fee}
    )


def fee_there(sitting: SittingFacts, table: TableFacts) -> int:
    """What they pay once they have moved to a table, in fen: its fee and those of their further tables.

    Never more than stood on orders that they confirmed already (RST-30a).
    """
    return as_shown(sitting.orders, table.fee + sum(one.fee for one in sitting.further))


def fee_with(sitting: SittingFacts, table: TableFacts) -> int:
    """What they pay with a further table, in fen; the same limit holds."""
    return as_shown(sitting.orders, (sitting.fee_told or 0) + table.fee)


def as_shown(orders: Sequence[OrderFacts], fee: int) -> int:
    """A room fee, in fen, or what of it stood on orders that were confirmed (RST-30a)."""
    shown = [order.shown_fee or 0 for order in orders if order.shown_rate is not None]
    return min(fee, sum(shown)) if shown else fee


def further_fee_was_told(sitting: SittingFacts, table: TableFacts, fee_told: int | None) -> No | None:
    """RST-03, 30a: what comes on top for a further room is told first."""
    fee = fee_with(sitting, table) - (sitting.fee_told or 0)
    if fee <= (fee_told or 0):
        return None
    return No(
        "{table} has a room fee of {fee:money}. Tell the guests first.", {"table": table.called, "fee": fee}
    )


def stay_left(sitting: SittingFacts, now: datetime) -> int:
    """For how many minutes more a table is theirs: what is left of their stay, and never less than `SHORTEST`."""
    gone = (now - (sitting.seated_at or now)) // timedelta(minutes=1)
    return max(sitting.stay - gone, SHORTEST)


def free_while_they_stay(sitting: SittingFacts, table: TableFacts, now: datetime) -> No | None:
    """RST-02, 06: a further table is theirs as long as they stay; a booking within that time is named."""
    return seating.overlap(table, table.taken, now, stay_left(sitting, now), now)


def it_is_a_further_one(sitting: SittingFacts, table: TableFacts) -> No | None:
    """Only a table beside their own is given back; from their own they move."""
    if any(one.table == table.id for one in sitting.further):
        return None
    return No("{table} is no further table of theirs.", {"table": table.called}, mend="move_table")


def the_rest_seats_them(sitting: SittingFacts, table: TableFacts) -> No | None:
    """RST-03: what they keep seats all of them."""
    left = sitting.seats - table.seats
    if left >= sitting.guests:
        return None
    told = {"table": table.called, "seats": left, "guests": sitting.guests}
    return No("Without {table} they have {seats} seats; there are {guests} guests.", told)


def without(sitting: SittingFacts, table: TableId) -> SittingFacts:
    """A party that gave a further table back: its seats, its fee and its name are off."""
    kept = tuple(one for one in sitting.further if one.table != table)
    gone = [one for one in sitting.further if one.table == table]
    return replace(
        sitting,
        further=kept,
        table_name="+".join((sitting.own_table_name, *(one.name for one in kept))),
        seats=sitting.seats - sum(one.seats for one in gone),
        fee_told=max((sitting.fee_told or 0) - sum(one.fee for one in gone), 0),
    )


def called_at(sitting: SittingFacts, table: TableFacts) -> str:
    """What their tables are called once they have moved to a table; the further ones stay theirs."""
    return "+".join((table.called, *(one.name for one in sitting.further)))


def used(sitting: SittingFacts) -> bool:
    """Whether there is something to clear where they sit: tea was brought, or a dish was served."""
    return bool(sitting.tea and sitting.tea.dish) or any(
        line.served and not line.is_set for line in sitting.lines
    )


def left_behind(table: TableFacts) -> No | None:
    """Only what a party left behind is cleared."""
    return No("{table} is clean.", {"table": table.called}) if table.left_by is None else None
