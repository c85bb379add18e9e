"""Bills that were paid, found by a whole number, or lately by a word or the end of one (RST-33)."""

from app.flows.restaurant.facts.past import PastBill
from app.kernel.numbers import parse_number


def sought(rows: tuple[PastBill, ...], words: str) -> list[PastBill]:
    """Those whose bill or receipt ends so, or in whose table or guest the words stand; all while nothing is typed.

    By a whole number they were found already, also by a receipt that was voided since.
    """
    key = words.strip().casefold()
    return [row for row in rows if not key or parse_number(key) or _found(row, key)]


def _found(row: PastBill, key: str) -> bool:
    ends = any(number.casefold().endswith(key) for number in (row.number, row.receipt or ""))
    return ends or key in row.table.casefold() or key in (row.guest or "").casefold()
