"""What may be marked and ticked at a table, and what waits for it (RST-23, 24, 26)."""

from collections.abc import Iterable
from datetime import datetime

from app.counter.settings import Settings
from app.flows.restaurant.facts.care import AwayTick, Mark, TableTick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import BottleId
from app.flows.restaurant.facts.kinds import BESIDE, FRUIT_CALL, STAPLE_CALL, Course
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.terms import AWAY
from app.flows.restaurant.facts.tracks import Line, Sitting
from app.flows.restaurant.rules.bottles import to_show
from app.flows.restaurant.rules.care import keeps_courses, keeps_marks, story_of, towels_are_given
from app.flows.restaurant.settings import care as house
from app.kernel.refusal import No

TOWELS = (Mark.TOWEL, Mark.TOWEL_COLD)


def marks_are_kept(settings: Settings) -> No | None:
    """RST-23: a house that marks no service is asked for none."""
    return None if keeps_marks(settings) else No("This house marks no service. A manager can change that.")


def towels_have_their_season(mark: Mark, now: datetime, settings: Settings) -> No | None:
    """RST-23: hot towels are given in the cold season only."""
    if mark not in TOWELS or towels_are_given(now, settings):
        return None
    first, last = settings.of(house.COLD_FROM), settings.of(house.COLD_UNTIL)
    return No(
        "Hot towels are given from {first} to {last}. A manager can say otherwise.",
        {"first": first, "last": last},
    )


def drink_is_named(mark: Mark) -> No | None:
    """RST-23: of which drink they want no more is said by the drink."""
    if mark is not Mark.NO_MORE:
        return None
    return No("Say of which drink they want no more.", mend="no_more_of_drink")


def there_is_liquor(sitting: SittingFacts, mark: Mark) -> No | None:
    """RST-24: what is not on the table does not run low."""
    if mark is not Mark.LIQUOR_LOW or story_of(sitting).drinks:
        return None
    return No("No drink is on the table.")


def most_is_eaten(sitting: SittingFacts, mark: Mark) -> No | None:
    """RST-24: plates are offered to be cleared once three quarters of the dishes can have been eaten."""
    if mark is not Mark.NOBODY_EATS:
        return None
    dishes = [line for line in sitting.sent if line.course not in BESIDE | STAPLE_CALL | FRUIT_CALL]
    served = sum(line.step == Line.SERVED for line in dishes)
    if dishes and 4 * served >= 3 * len(dishes):
        return None
    return No("{served} of {n} dishes are on the table.", {"served": served, "n": len(dishes)})


def it_is_a_drink(sitting: SittingFacts, line: LineFacts) -> No | None:
    """RST-23: they want no more of what they drink; said once."""
    if line.course is not Course.DRINK:
        return No("{dish} is no drink.", {"dish": line.name})
    if any(one.line == line.id for one in sitting.marks):
        return No("That they want no more of {dish} is noted.", {"dish": line.name})
    return None


def their_own_is_poured(sitting: SittingFacts, own: BottleId) -> No | None:
    """RST-23, 35: they want no more of a bottle of their own that was fetched to this table; said once after each fetch."""
    of_it = [one for one in sitting.fetched if one.bottle == own]
    if not of_it:
        return No("This bottle was not fetched to this table.", mend="fetch_bottle")
    taken = max(of_it, key=lambda one: one.at)
    if any(one.line == taken.line and one.at >= taken.at for one in sitting.marks):
        return No("That they want no more of {dish} is noted.", {"dish": taken.dish})
    return None


def drinks_are_shown(sitting: SittingFacts, item: TableTick) -> No | None:
    """RST-17, 26: ordered bottles are shown, each by its own touch, before that is ticked."""
    waiting = [line.name for line in sitting.sent if to_show(line)] if item is TableTick.DRINKS else []
    if not waiting:
        return None
    return No("{dish} was not shown to the guests yet.", {"dish": waiting[0]}, mend="show_bottles")


def table_ticks(sitting: SittingFacts) -> list[TableTick]:
    """RST-26: what is ticked as they sit down; that drinks are shown, while some still are to be: else they say it."""
    drinks = any(to_show(line) or _unsealed(line) for line in sitting.sent)
    return [item for item in TableTick if drinks or item is not TableTick.DRINKS]


def _unsealed(line: LineFacts) -> bool:
    """A drink that is on its way, and comes in no bottle that is shown by its own touch."""
    return line.course is Course.DRINK and line.bottles is None and line.step is Line.FIRED


# -- clearing the table before the fruit ----------------------------------------------------------------


def to_take_away(sitting: SittingFacts) -> list[AwayTick]:
    """What is still to be cleared before the fruit, in its order: large plates first, the turntable last."""
    return [item for item in AwayTick if f"away.{item.value}" not in sitting.ticks]


def is_clearing(sitting: SittingFacts) -> bool:
    """Whether the table is cleared before the fruit by now: they agreed to it, or the staple is down (RST-24)."""
    agreed = any(one.mark in (Mark.CLEAR, Mark.PACK) for one in sitting.marks)
    fruit = any(line.step == Line.FIRED and line.course in FRUIT_CALL for line in sitting.lines)
    return agreed or fruit or sitting.step == Sitting.STAPLE


def away_in_its_order(sitting: SittingFacts, item: AwayTick) -> No | None:
    """RST-24: large plates, small ones; then glass, silver, porcelain; then the turntable."""
    rest = to_take_away(sitting)
    if item not in rest or item == rest[0]:
        return None
    return No("First comes: {first}.", {"first": AWAY[rest[0]]})


def something_is_to_take_away(sitting: SittingFacts) -> No | None:
    """What is ticked already is not ticked again."""
    return None if to_take_away(sitting) else No("The table is cleared, and the turntable clean.")


def fruit_waits_for_the_turntable(sitting: SittingFacts, settings: Settings) -> bool:
    """RST-24: whether fruit cannot be served yet."""
    return keeps_courses(settings) and AwayTick.TURNTABLE in to_take_away(sitting)


def is_used_again(lines: Iterable[LineFacts]) -> bool:
    """RST-24: whether a table that was cleared is to be cleared again: a dish came to it, and no fruit with it."""
    courses = {line.course for line in lines}
    return bool(courses - BESIDE - FRUIT_CALL) and not courses & FRUIT_CALL


def without_fruit(sitting: SittingFacts, lines: Iterable[LineFacts], settings: Settings) -> list[LineFacts]:
    """What of some lines can be served before the turntable is clean (RST-24)."""
    waits = fruit_waits_for_the_turntable(sitting, settings)
    return [line for line in lines if not waits or line.course not in FRUIT_CALL]


def turntable_is_clean(sitting: SittingFacts, lines: Iterable[LineFacts], settings: Settings) -> No | None:
    """RST-24: fruit is released only when the turntable is ticked clean."""
    fruit = any(line.course in FRUIT_CALL for line in lines)
    if not fruit or not fruit_waits_for_the_turntable(sitting, settings):
        return None
    return No("Clear the table first: the turntable is clean before the fruit comes.", mend="clear_away")


def turntable_is_clean_for_it(sitting: SittingFacts, line: LineFacts, settings: Settings) -> No | None:
    """RST-24, for a part of one line."""
    return turntable_is_clean(sitting, (line,), settings)
