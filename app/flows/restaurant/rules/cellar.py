"""Bottles: counted with the guest before the bill, stored for another time, fetched again (RST-35)."""

import hashlib
from datetime import date
from typing import Any

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.cellar import (
    MOST,
    WHOLE,
    BottleFacts,
    BottleShown,
    Measure,
    Taken,
    how_much,
    in_parts,
    parts_of_bottles,
)
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import SENT_LINES, Sitting
from app.flows.restaurant.rules.bottles import bottles_opened
from app.kernel.names import search_terms
from app.kernel.refusal import No
from app.kernel.text import T, Text

UNITS = frozenset({"瓶", "支", "坛", "樽", "罐", "听", "bottle", "can"})
"""What a drink is called that comes in a bottle of its own."""
HASH = 16
"""Characters of the hash by which counted bottles are known again."""
SOON = 7
"""Days before its last on which a stored bottle is looked at."""


def is_bottle(line: LineFacts) -> bool:
    """Whether a line is a drink in bottles that went out and was not returned whole."""
    drink = line.course is Course.DRINK and line.unit in UNITS
    return drink and line.step in SENT_LINES and line.counting > 0


def bottle_lines(sitting: SittingFacts) -> list[LineFacts]:
    """The bottles on the table, what was returned left out."""
    return [line for line in sitting.lines if is_bottle(line)]


def bottles(sitting: SittingFacts) -> int:
    """How many bottles count: those on the bill, and their own that they had fetched."""
    return sum(line.counting for line in bottle_lines(sitting)) + len(sitting.fetched)


def tick_of(sitting: SittingFacts) -> str:
    """What is ticked once these bottles were counted: one more, or one returned, and they are counted again."""
    ordered = sorted(f"{line.id} {line.counting}" for line in bottle_lines(sitting))
    told = " ".join((*ordered, *(one.number for one in sitting.fetched)))
    return f"bottles.{hashlib.sha256(told.encode()).hexdigest()[:HASH]}"


def uncounted(sitting: SittingFacts) -> bool:
    """Whether the guest still has to agree how many bottles there are."""
    return bool(bottles(sitting)) and tick_of(sitting) not in sitting.ticks


def bottles_are_counted(sitting: SittingFacts) -> No | None:
    """RST-35: bottles opened, returned, stored and fetched are counted with the guest before the bill."""
    if not uncounted(sitting):
        return None
    ordered = [f"{line.name} × {line.counting}" for line in bottle_lines(sitting)]
    fetched = [_told(one) for one in sitting.fetched]
    return No(
        "Count the bottles with the guest first: {bottles:list}.",
        {"bottles": [*ordered, *fetched]},
        mend="count_bottles",
    )


def _told(one: Taken) -> Text:
    told: dict[str, Any] = {"dish": one.dish, "how_much": how_much(one.amount, one.measure)}
    return T("{dish} of their own, {how_much}", **told)


def there_are_bottles(sitting: SittingFacts) -> No | None:
    """Only what comes in bottles is counted."""
    return None if bottles(sitting) else No("There is no bottle on this table.")


def it_is_a_bottle(line: LineFacts) -> No | None:
    """What is stored is a drink in a bottle that is on the table."""
    return None if is_bottle(line) else No("{dish} is no bottle that can be stored.", {"dish": line.name})


def no_more_than_was_ordered(line: LineFacts, amount: int, measure: Measure) -> No | None:
    """Nobody stores more than can be in the bottles, in whichever measure; of what was opened none is full."""
    left = max(_in_bottles(line, line.counting) - line.stored, 0)
    if in_parts(amount, measure) <= left:
        return None
    told: dict[str, Any] = {
        "dish": line.name,
        "n": line.counting,
        "most": how_much(left * MOST[measure] // WHOLE, measure),
    }
    if line.stored:
        told["stored"] = parts_of_bottles(line.stored)
        return No("Of {dish} {stored} are stored already: {most} more at the most.", told)
    if bottles_opened(line):
        return No("An opened bottle is not full any more: {most} of {dish} at the most.", told)
    return No("There are {n} bottles: {most} at the most.", told)


def its_bottles_stay(sitting: SittingFacts, line: LineFacts, quantity: int) -> No | None:
    """RST-17, 35: a bottle that is stored is on the bill; it does not go back as well. Who has left fetches none."""
    if line.stored <= _in_bottles(line, line.counting - quantity):
        return None
    told = {"dish": line.name, "stored": parts_of_bottles(line.stored)}
    if sitting.step == Sitting.FREE:
        return No(
            "Of {dish} {stored} are stored for a guest who has left. What is stored stays on the bill.", told
        )
    return No(
        "Of {dish} {stored} are stored. Fetch them first; then it goes back.", told, mend="fetch_bottle"
    )


def _in_bottles(line: LineFacts, count: int) -> int:
    """How much can be in so many bottles of a line, in twentieths: of each that was opened a little less."""
    return count * WHOLE - min(bottles_opened(line), count)


def no_more_than_is_left(bottle: BottleFacts, amount: int) -> No | None:
    """Nobody fetches more than is left."""
    if amount <= bottle.left:
        return None
    told = {"number": bottle.number, "left": how_much(bottle.left, bottle.measure)}
    return No("Of {number} {left} are left.", told)


def gone_meanwhile(bottle: BottleFacts) -> No:
    """Two counters fetched it at once, and it did not suffice for both."""
    return No("Of {number} not so much is left any more. Look again.", {"number": bottle.number})


def bottles_on(sitting: SittingFacts) -> int:
    """How many bottles the guest was asked about."""
    return bottles(sitting)


def bottle_left(bottle: BottleFacts) -> int:
    """How much of a stored bottle is left, in parts of its measure."""
    return bottle.left


def ends_soon(bottle: BottleFacts, today: date) -> bool:
    """Whether its last day is near, or over: somebody tells the guest."""
    return (bottle.until - today).days <= SOON


def sought(rows: tuple[BottleShown, ...], words: str) -> list[BottleShown]:
    """The bottles whose number ends so, or whose guest, phone or drink begins so; all while nothing is typed."""
    key = words.strip().casefold()
    return [row for row in rows if not key or _found(row, key)]


def _found(row: BottleShown, key: str) -> bool:
    phone = (row.phone or "").replace(" ", "")
    if row.facts.number.casefold().endswith(key) or phone.endswith(key) or key in row.facts.dish.casefold():
        return True
    return any(term.text.startswith(key) for term in search_terms(row.guest))
