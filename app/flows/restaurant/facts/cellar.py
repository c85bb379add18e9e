"""Bottles that guests store (存酒), as guards judge them and as a screen shows them (RST-35).

look(StoredBottles)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.flows.restaurant.facts.ids import BottleId, LineId
from app.kernel.text import T, Text


class Measure(StrEnum):
    """In what a rest is told: tenths of a bottle, or 两 of 50 g."""

    TENTH = "tenth"
    LIANG = "liang"


MEASURES: Mapping[Measure, Text] = {
    Measure.TENTH: T("tenths of a bottle"),
    Measure.LIANG: T("liang"),
}
MOST: Mapping[Measure, int] = {Measure.TENTH: 10, Measure.LIANG: 20}
"""So much is in one bottle at the most."""
WHOLE = 20
"""In so many parts a bottle is divided where tenths and 两 are added up."""


@dataclass(frozen=True, slots=True)
class BottleFacts:
    """A stored bottle: `left` of it in parts of `measure`, kept until the end of a day."""

    id: BottleId
    number: str
    dish: str
    measure: Measure
    left: int
    until: date


@dataclass(frozen=True, slots=True)
class Taken:
    """So much of a stored bottle, fetched to a table where it was not ordered: `line` is where it was."""

    number: str
    bottle: BottleId
    line: LineId
    dish: str
    measure: Measure
    amount: int
    at: datetime


@dataclass(frozen=True, slots=True)
class BottleShown:
    """A stored bottle with whose it is; the phone is masked for roles that need not ring it."""

    facts: BottleFacts
    guest: str
    phone: str | None
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class StoredBottles:
    """Every bottle of which something is left, what is kept the shortest first."""

    today: date
    rows: tuple[BottleShown, ...]


def in_parts(amount: int, measure: Measure) -> int:
    """So much of a bottle in its twentieths."""
    return amount * WHOLE // MOST[measure]


def parts_of_bottles(parts: int) -> Text:
    """So many twentieths in words: in tenths, where they come out even."""
    return how_much(parts, Measure.LIANG) if parts % 2 else how_much(parts // 2, Measure.TENTH)


def how_much(amount: int, measure: Measure) -> Text:
    """So much of a bottle."""
    if measure is Measure.LIANG:
        return T("{n} liang", n=amount)
    whole, tenths = divmod(amount, 10)
    return T("{whole}.{tenths} bottles", whole=whole, tenths=tenths)
