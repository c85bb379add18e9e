"""Calling and serving: what fires when, in which order it comes to the table (RST-20 to 22, 26)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import (
    BESIDE,
    COURSES,
    FRUIT_CALL,
    HOT_CALL,
    STAPLE_CALL,
    Course,
    Pricing,
)
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.kernel.refusal import No

BEFORE_THE_TABLE = Sitting.span(Sitting.BOOKED, Sitting.CONFIRMED)
CALLING = Sitting.span(Sitting.AT_TABLE, Sitting.BILL)
ALL_CALLS = HOT_CALL | STAPLE_CALL | FRUIT_CALL
_TRACK = list(Sitting)


def firing_order(lines: Iterable[LineFacts]) -> list[LineFacts]:
    """RST-21: premium dishes per person first, then other hot dishes, soup, vegetables, staples, dessert, fruit."""
    return sorted(lines, key=lambda line: (COURSES.index(line.course), line.pricing != Pricing.PERSON))


def last_safe(lines: Sequence[LineFacts], called: datetime, settings: Settings) -> dict[str, datetime]:
    """When each called dish must be on the fire to come in its turn (RST-20), by line.

    The first is to be on the table so many minutes after the call, each further one so many minutes
    after the one before (settings); its time to cook is taken off.
    """
    first, pace = settings.of(house.FIRST_HOT), settings.of(house.PACE)
    return {
        line.id: called + timedelta(minutes=first + pace * n - line.minutes)
        for n, line in enumerate(firing_order(lines))
    }


def held(sitting: SittingFacts, courses: frozenset[Course]) -> list[LineFacts]:
    """What waits to be called of some courses."""
    return firing_order(line for line in sitting.lines if line.step == Line.HELD and line.course in courses)


def cooking_in(sitting: SittingFacts) -> list[LineFacts]:
    """What was fired and is not whole on the table."""
    return firing_order(line for line in sitting.lines if line.step == Line.FIRED)


def is_the_call(sitting: SittingFacts, fired: Iterable[LineFacts], waiting: Iterable[LineFacts]) -> bool:
    """RST-20, 23: whether firing these lines is the call, though nobody calls the hot dishes together.

    It is with 即起, and with the last dish that is called ahead: none was called before, and none is left
    `waiting`. Bone plates are changed then for the first time.
    """
    hot = any(line.course in HOT_CALL for line in fired)
    return hot and sitting.called_at is None and not any(line.course in HOT_CALL for line in waiting)


# -- guards -----------------------------------------------------------------------------------------


def hot_dishes_wait(sitting: SittingFacts) -> No | None:
    """Nothing is called that does not wait."""
    return None if held(sitting, HOT_CALL) else No("No hot dish is waiting to be called.")


def staples_wait(sitting: SittingFacts) -> No | None:
    """Nothing is called that does not wait."""
    return None if held(sitting, STAPLE_CALL) else No("No staple or dessert is waiting to be called.")


def fruit_waits(sitting: SittingFacts) -> No | None:
    """Nothing is called that does not wait."""
    return None if held(sitting, FRUIT_CALL) else No("No fruit is waiting to be called.")


def planned_ahead(at: datetime, now: datetime, settings: Settings) -> No | None:
    """A call is planned for later on the same business day; what is due now is called."""
    if at <= now:
        return No("{at:time} has passed. Call the dishes now.", {"at": at}, mend="call_hot_dishes")
    day = settings.business_day
    return (
        None if day(at) == day(now) else No("A call is planned for today. Choose a time before the day ends.")
    )


def something_is_held(sitting: SittingFacts) -> No | None:
    """RST-20: a speech moves all that has not been fired, whether or not a call is planned."""
    return None if held(sitting, ALL_CALLS) else No("No dish is waiting to be called.")


def something_cooks(lines: tuple[LineFacts, ...]) -> No | None:
    """Nothing is served that was not fired."""
    return None if lines else No("No dish is cooking.")


def party_is_at_the_table(sitting: SittingFacts, lines: tuple[LineFacts, ...]) -> No | None:
    """RST-26: no dish is served before the party was asked to the table; drinks may be."""
    if sitting.step not in BEFORE_THE_TABLE or all(line.course in BESIDE for line in lines):
        return None
    return No("Ask the party to the table first.", mend="ask_to_table")


def party_is_at_the_table_for_it(sitting: SittingFacts, line: LineFacts) -> No | None:
    """RST-26, for a part of one line."""
    return party_is_at_the_table(sitting, (line,))


def not_more_than_open(line: LineFacts, quantity: int) -> No | None:
    """RST-22: what nobody ordered is not served."""
    if 0 < quantity <= line.open:
        return None
    return No("{open} of {dish} are still to come.", {"open": line.open, "dish": line.name})


def something_is_to_come(sitting: SittingFacts) -> No | None:
    """'All served' is said where something was still to come."""
    to_come = [line for line in sitting.sent if line.step != Line.SERVED]
    return None if to_come else No("Everything is on the table already.")


def nobody_waits_for_the_table(sitting: SittingFacts) -> No | None:
    """RST-26, for everything at once."""
    return party_is_at_the_table(sitting, tuple(line for line in sitting.sent if line.step != Line.SERVED))


# -- where serving takes the table --------------------------------------------------------------------


def step_after(sitting: SittingFacts, served: Iterable[LineFacts]) -> Sitting | None:
    """Where the sitting stands once some lines are on the table; None if it stays.

    Cold dishes take it to 凉菜, hot ones to 热菜, staples, dessert and fruit to 主食水果; never back, and
    not from 买单, where the bill was asked for already.
    """
    if sitting.step == Sitting.BILL:
        return None
    reached = [_STEP_OF[line.course] for line in served if line.course in _STEP_OF]
    furthest = max(reached, key=_TRACK.index, default=sitting.step)
    return furthest if _TRACK.index(furthest) > _TRACK.index(sitting.step) else None


_STEP_OF = {
    Course.COLD: Sitting.COLD,
    **dict.fromkeys(HOT_CALL, Sitting.HOT),
    **dict.fromkeys(STAPLE_CALL | FRUIT_CALL, Sitting.STAPLE),
}


def call_due(sitting: SittingFacts) -> dict[str, datetime]:
    """The planned call, while hot dishes wait for it."""
    if sitting.call_planned is None or not held(sitting, HOT_CALL):
        return {}
    return {"": sitting.call_planned}
