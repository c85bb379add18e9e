"""A sent line that is urged (催菜), returned (退菜), given (赠菜), or fell (掉落): what counts, what it costs, who decides (RST-18, 27)."""

from typing import NamedTuple

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import SEALED, WhyGiven, WhyReturned
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.bottles import unopened
from app.flows.restaurant.rules.ordering import amount_of
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.money import part
from app.kernel.refusal import Ask, No
from app.kernel.text import T, Text


class Left(NamedTuple):
    """What is left of a line once some of it was returned or given; `taken_off` in fen."""

    step: Line
    counting: int
    taken_off: int


def weight(line: LineFacts, count: int) -> int | None:
    """What so many of a line weigh, in grams: pieces that were weighed together share their weight."""
    return None if line.grams is None else part(line.grams, count, line.quantity)


def worth(line: LineFacts, count: int) -> int:
    """What so many of a line cost by the price that was agreed, in fen, before any discount.

    Of a dish of a set it is that of its share of the set's price (RST-11).
    """
    if line.of_set:
        return part(line.amount or 0, count, line.quantity)
    return amount_of(line.pricing, count, line.price, weight(line, count)) or 0


def given_away(sitting: SittingFacts) -> int:
    """What the house has given a sitting so far, in fen, before any discount."""
    return sum(worth(line, line.counting) - worth(line, line.counting - line.giving) for line in sitting.sent)


def after_return(line: LineFacts, quantity: int, from_table: bool | None = None) -> Left:
    """The line without what is returned; with nothing left it is off the bill, with nothing to come it is served."""
    left = line.counting - quantity
    step = _step_of(line, left, served_after_return(line, quantity, from_table))
    return Left(step, left, _taken_off(line, left, line.given))


def both_may_go_back(line: LineFacts, quantity: int) -> bool:
    """Whether it has to be told which of a line go back: some stand on the table, some are still to come (RST-18)."""
    return quantity < line.counting and 0 < line.served < line.counting


def served_after_return(line: LineFacts, quantity: int, from_table: bool | None) -> int:
    """How many are on the table once some went back: from there, or first those that had not come (RST-18)."""
    if from_table:
        return max(line.served - quantity, 0)
    return min(line.served, line.counting - quantity)


def after_gift(line: LineFacts, quantity: int) -> Left:
    """The line with what is given: it stays on the bill, and its price comes off beneath it (RST-30a)."""
    return Left(line.step, line.counting, _taken_off(line, line.counting, line.given + quantity))


def served_after_fall(line: LineFacts, quantity: int) -> int:
    """How many are on the table once some fell: what was on its way to it fell first (RST-27)."""
    return min(line.served, line.counting - quantity)


def _step_of(line: LineFacts, left: int, served: int) -> Line:
    if not left:
        return Line.RETURNED
    return Line.SERVED if line.step == Line.FIRED and served >= left else line.step


def _taken_off(line: LineFacts, counting: int, given: int) -> int:
    return (line.amount or 0) - worth(line, counting - min(given, counting))


def untouched_still(line: LineFacts, quantity: int, untouched: bool, from_table: bool | None = None) -> bool:
    """Whether nothing of what is returned was cooked or opened, so that others may have it (RST-17, 18).

    What waits to be called never is, nor a bottle that has not come to the table. Of what was fired the kitchen
    says so (`untouched`), and of a bottle or a packet on the table whoever brings it back, though never of more
    than were not noted as opened; a dish that stands on the table has been cooked whatever is said.
    """
    if line.step == Line.HELD:
        return True
    to_come = 0 if from_table else line.open
    if (closed := unopened(line)) is not None:
        return quantity <= closed and (untouched or quantity <= to_come)
    return untouched and (line.course in SEALED or quantity <= to_come)


def untouched_is_asked(line: LineFacts, quantity: int, from_table: bool | None) -> bool:
    """Whether somebody's word decides that nothing of what is returned was cooked or opened."""
    return untouched_still(line, quantity, True, from_table) and not untouched_still(
        line, quantity, False, from_table
    )


def stood(line: LineFacts, from_table: bool | None) -> Line:
    """How far that had come of a line which is changed."""
    return Line.SERVED if from_table else line.step


def state(line: LineFacts, untouched: bool, from_table: bool | None = None) -> Text:
    """How far a line had come, as its slip says it."""
    if stood(line, from_table) == Line.SERVED:
        return T("on the table", "slip")
    if line.course in SEALED:
        return T("not opened", "slip") if untouched else T("brought", "slip")
    return (
        T("not on the fire yet", "slip") if untouched or line.step == Line.HELD else T("on the fire", "slip")
    )


# -- guards -----------------------------------------------------------------------------------------


def it_is_cooking(line: LineFacts) -> No | None:
    """RST-18: what waits to be called is called, and what is on the table nobody waits for."""
    if line.step == Line.HELD:
        return No("{dish} waits for its call. Call it.", {"dish": line.name}, mend="call_dish")
    if line.step == Line.SERVED:
        return No("{dish} is on the table.", {"dish": line.name})
    return None


def no_more_than_counts(line: LineFacts, quantity: int) -> No | None:
    """RST-18: what was not ordered, or was returned before, is not returned."""
    if 0 < quantity <= line.counting:
        return None
    return No("Only {n} of {dish} can be returned.", {"n": line.counting, "dish": line.name})


def it_is_told_which_go_back(line: LineFacts, quantity: int, from_table: bool | None) -> No | None:
    """RST-18: of a dish that is partly on the table somebody says which go back."""
    told = {"dish": line.name, "served": line.served, "open": line.open}
    if from_table is None and both_may_go_back(line, quantity):
        return No("{served} of {dish} are on the table, {open} have not come yet. Say which go back.", told)
    if from_table and quantity > line.served:
        return No("Only {served} of {dish} are on the table.", told)
    return None


def no_more_than_is_paid(line: LineFacts, quantity: int) -> No | None:
    """RST-18: what was given once is not given again."""
    left = line.counting - line.giving
    if 0 < quantity <= left:
        return None
    return No("Only {n} of {dish} can be given.", {"n": left, "dish": line.name})


def kitchen_makes_it_again(line: LineFacts) -> No | None:
    """RST-27: another one is made of what a station makes; another bottle is ordered."""
    if line.made and line.course not in SEALED:
        return None
    return No("The kitchen makes no other {dish}. Take it back, and order another.", {"dish": line.name})


def no_more_than_fell(line: LineFacts, quantity: int) -> No | None:
    """RST-27: only what was ordered falls."""
    if 0 < quantity <= line.counting:
        return None
    return No("No more than {n} of {dish} can have fallen.", {"n": line.counting, "dish": line.name})


def return_has_its_reason(reason: WhyReturned, why: Note | None) -> No | None:
    """RST-18: another reason is told in words."""
    return No("Say why.") if reason is WhyReturned.OTHER and why is None else None


def gift_has_its_reason(reason: WhyGiven, why: Note | None) -> No | None:
    """RST-18: another reason is told in words."""
    return No("Say why.") if reason is WhyGiven.OTHER and why is None else None


def return_is_approved(
    line: LineFacts, quantity: int, untouched: bool, from_table: bool | None, staff: Staff
) -> No | None:
    """RST-17, 18: a captain approves; what is cooked or opened a manager; a sealed bottle goes back without."""
    told = {"dish": line.name}
    if not untouched_still(line, quantity, untouched, from_table):
        if MANAGER in staff.roles:
            return None
        if line.course in SEALED:
            return Ask("{dish} is opened. It goes back with a manager's approval.", told, who=(MANAGER,))
        return Ask("{dish} is cooked. It goes back with a manager's approval.", told, who=(MANAGER,))
    if line.course in SEALED or staff.roles & {CAPTAIN, MANAGER}:
        return None
    return Ask("{dish} goes back with a captain's approval.", told, who=(CAPTAIN, MANAGER))


def gift_in_limit(
    sitting: SittingFacts, line: LineFacts, quantity: int, staff: Staff, settings: Settings
) -> No | None:
    """RST-18: each role gives a sitting so much; above it a captain or manager approves, up to theirs."""
    others, captain, manager = (settings.of(one) * 100 for one in house.GIFTS)
    mine = manager if MANAGER in staff.roles else captain if CAPTAIN in staff.roles else others
    before = given_away(sitting)
    now = before + after_gift(line, quantity).taken_off - line.taken_off
    if now <= mine:
        return None
    told = {"limit": mine, "given": before, "now": now}
    if now > max(captain, manager):
        told["limit"] = max(captain, manager)
        return No("Nobody gives a table more than {limit:money}; with this it would be {now:money}.", told)
    who = (CAPTAIN, MANAGER) if now <= captain else (MANAGER,)
    return Ask("You may give a table {limit:money}; with this it would be {now:money}.", told, who=who)
