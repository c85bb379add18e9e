"""Bottles: counted with the guest before the bill, stored for another time, fetched again (RST-35)."""

import hashlib
from datetime import date

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.cellar import MOST, BottleFacts, BottleShown, Measure, how_much
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import SENT_LINES
from app.kernel.names import search_terms
from app.kernel.refusal import No

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
    """How many bottles count."""
    return sum(line.counting for line in bottle_lines(sitting))


def tick_of(sitting: SittingFacts) -> str:
    """What is ticked once these bottles were counted: one more, or one returned, and they are counted again."""
    told = " ".join(sorted(f"{line.id} {line.counting}" for line in bottle_lines(sitting)))
    return f"bottles.{hashlib.sha256(told.encode()).hexdigest()[:HASH]}"


def uncounted(sitting: SittingFacts) -> bool:
    """Whether the guest still has to agree how many bottles there are."""
    return bool(bottles(sitting)) and tick_of(sitting) not in sitting.ticks


def bottles_are_counted(sitting: SittingFacts) -> No | None:
    """RST-35: bottles opened, returned and stored are counted with the guest before the bill."""
    if not uncounted(sitting):
        return None
    told = [f"{line.name} × {line.counting}" for line in bottle_lines(sitting)]
    return No(
        "Count the bottles with the guest first: {bottles:list}.", {"bottles": told}, mend="count_bottles"
    )


def there_are_bottles(sitting: SittingFacts) -> No | None:
    """Only what comes in bottles is counted."""
    return None if bottles(sitting) else No("There is no bottle on this table.")


def it_is_a_bottle(line: LineFacts) -> No | None:
    """What is stored is a drink in a bottle that is on the table."""
    return None if is_bottle(line) else No("{dish} is no bottle that can be stored.", {"dish": line.name})


def no_more_than_was_ordered(line: LineFacts, amount: int, measure: Measure) -> No | None:
    """Nobody stores more than was in the bottles."""
    most = MOST[measure] * line.counting
    if amount <= most:
        return None
    return No(
        "There are {n} bottles: {most} at the most.", {"n": line.counting, "most": how_much(most, measure)}
    )


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
