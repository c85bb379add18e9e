"""A party moves to another table: where it may sit, what it pays there, what it leaves behind (RST-06)."""

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.rules import seating
from app.kernel.refusal import No


def another_table(sitting: SittingFacts, table: TableFacts) -> No | None:
    """Nobody moves to where they sit."""
    return No("They sit at {table} already.", {"table": table.id}) if table.id == sitting.table else None


def table_seats_them(sitting: SittingFacts, table: TableFacts) -> No | None:
    """RST-03: never a table that is too small."""
    return seating.table_seats_them(table, sitting.guests)


def fee_was_told(sitting: SittingFacts, table: TableFacts, fee_told: int | None) -> No | None:
    """RST-03, 30a: what they would pay for the room is told first."""
    fee, told = fee_there(sitting, table), fee_told if fee_told is not None else sitting.fee_told
    if fee <= (told or 0):
        return None
    return No(
        "{table} has a room fee of {fee:money}. Tell the guests first.", {"table": table.id, "fee": fee}
    )


def fee_there(sitting: SittingFacts, table: TableFacts) -> int:
    """What they pay for a table that they move to, in fen: its own fee, and nobody's besides.

    Never more than stood on an order that they confirmed already (RST-30a).
    """
    shown = [order.shown_fee or 0 for order in sitting.orders if order.shown_rate is not None]
    return min(table.fee, max(shown, default=table.fee))


def used(sitting: SittingFacts) -> bool:
    """Whether there is something to clear where they sit: tea was brought, or a dish was served."""
    return bool(sitting.tea and sitting.tea.dish) or any(line.served for line in sitting.lines)


def left_behind(table: TableFacts) -> No | None:
    """Only what a party left behind is cleared."""
    return No("{table} is clean.", {"table": table.id}) if table.left_by is None else None
