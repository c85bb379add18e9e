"""What the actions of a sitting say beneath their words, and which of the rare ones are worth their line."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from app.counter.settings import Settings
from app.flows.restaurant.facts.care import AwayTick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import FRUIT_CALL, HOT_CALL, STAPLE_CALL, ClearingTick, Course
from app.flows.restaurant.facts.terms import MARKS
from app.flows.restaurant.facts.tracks import Order, Sitting
from app.flows.restaurant.rules.care import due_now, story_of
from app.flows.restaurant.rules.clearing import to_clear
from app.flows.restaurant.rules.marking import to_take_away
from app.flows.restaurant.rules.pacing import cooking_in, held
from app.flows.restaurant.rules.packing import can_be_packed
from app.flows.restaurant.rules.parking import waits
from app.flows.restaurant.rules.persons import best_part
from app.flows.restaurant.rules.preparing import unlaid
from app.flows.restaurant.rules.taboos import corrected
from app.flows.restaurant.rules.warming import to_warm
from app.flows.restaurant.screens.sitting.park import waiting_words
from app.flows.restaurant.screens.sitting.pouring import bottle_now, touched
from app.kernel.text import T, Text

CALLS: Mapping[str, tuple[frozenset[Course], Text]] = {
    "call": (HOT_CALL, T("Call the hot dishes?")),
    "call_staples": (STAPLE_CALL, T("Call staples and dessert?")),
    "call_fruit": (FRUIT_CALL, T("Call the fruit?")),
}


def order_words(facts: SittingFacts) -> Text:
    steps = {order.step for order in facts.orders}
    if waits(facts):
        return T("They order now all the same")
    if Order.CONFIRMED in steps:
        return T("Send the order")
    return T("Go on with the order") if Order.OPEN in steps else T("Take the order")


def _waiting(courses: frozenset[Course]) -> Callable[[SittingFacts], Text | str]:
    def told(facts: SittingFacts) -> Text | str:
        lines = held(facts, courses)
        return T("{n} held · fired once the host agrees", n=len(lines)) if lines else ""

    return told


def _cooking(facts: SittingFacts) -> Text | str:
    cooking = cooking_in(facts)
    return T("{n} cooking", n=len(cooking)) if cooking else ""


def _unanswered(facts: SittingFacts) -> Text | str:
    waiting = len(facts.unanswered)
    return T("{n} not acknowledged yet", "slips", n=waiting) if waiting else ""


def _tea_note(facts: SittingFacts) -> Text | str:
    if facts.tea:
        return T("asked at {at:time}", at=facts.tea.at)
    return "" if facts.taboos_asked else T("with allergies and taboos")


def _wish(facts: SittingFacts) -> Text | str:
    return T("kept as their wish") if waits(facts) else ""


def _to_tick(facts: SittingFacts) -> Text | str:
    rest = len(to_clear(facts))
    return T("ticks the last {n} of {of} in your name", n=rest, of=len(ClearingTick)) if rest else ""


def _to_seat(facts: SittingFacts) -> Text | str:
    """RST-26: for whom a chair is drawn, where that is known."""
    seats = best_part(facts)
    if seats:
        return T("ladies first · chairs drawn at {seats:list}", seats=seats)
    return T("ladies first, guests before hosts")


def _to_take_away(facts: SittingFacts) -> Text | str:
    rest = len(to_take_away(facts))
    return T("ticks the last {n} of {of} in your name", n=rest, of=len(AwayTick)) if rest else ""


def _bottles(facts: SittingFacts) -> Text | str:
    """RST-17: which bottles are shown, or opened, by the touch."""
    line = bottle_now(facts)
    if line is None:
        return ""
    _, args = touched(facts.id, line)
    return T("{dish}, {n} {unit}", dish=line.name, n=args["quantity"], unit=line.unit)


def due_note(facts: SittingFacts, now: datetime, settings: Settings) -> Text | str:
    """What is due at the table, as the button of its service says it (RST-23)."""
    due = [MARKS[mark] for mark in due_now(story_of(facts), now, settings)]
    if not due:
        return ""
    told: dict[str, Any] = {"first": due[0], "n": len(due) - 1}
    return T("due: {first} and {n} more", **told) if told["n"] else T("due: {first}", **told)


NOTES: Mapping[str, Callable[[SittingFacts], Text | str]] = {
    "call": _waiting(HOT_CALL),
    "call_staples": _waiting(STAPLE_CALL),
    "call_fruit": _waiting(FRUIT_CALL),
    "serve": _cooking,
    "slips": _unanswered,
    "tea": _tea_note,
    "park": waiting_words,
    "order": _wish,
    "to_table": _to_seat,
    "show_bottles": _bottles,
    "open_bottles": _bottles,
    "clear_away": _to_take_away,
    "clear": _to_tick,
}


def sensible(name: str, first: str, facts: SittingFacts) -> bool:
    """Whether a rare thing is worth its line at this step: not what has the large button already."""
    if name in CALLS:
        return name != first and bool(held(facts, CALLS[name][0]))
    if name == "sit_already":
        return first == "to_table"
    worth = _WORTH.get(name)
    return worth is None or worth(facts)


_WORTH: Mapping[str, Callable[[SittingFacts], bool]] = {
    "slips": lambda facts: bool(facts.slips),
    "warm": lambda facts: to_warm(facts) is not None,
    "tell_allergen": lambda facts: bool(corrected(facts)),
    "lay": lambda facts: bool(unlaid(facts)),
    "pack": lambda facts: bool(can_be_packed(facts)),
    "guests_left": lambda facts: not facts.went_out,
    "reception": lambda facts: facts.vip is not None,
    "give_back": lambda facts: facts.taken_ahead > 0,
    "give_away": lambda facts: facts.table is not None,
    "split_party": lambda facts: facts.guests > 1,
    "give_table_back": lambda facts: bool(facts.further),
    "turn_away": lambda facts: facts.step == Sitting.GREETED,
}
