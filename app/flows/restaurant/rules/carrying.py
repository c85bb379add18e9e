"""Before a dish goes on the table: what it is, and what is seen to first (RST-20 to 22, 27)."""

from collections.abc import Iterable

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import AtServing, Course, ServingPlace
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.rules.care import keeps_courses
from app.flows.restaurant.rules.marking import turntable_is_clean
from app.flows.restaurant.rules.pacing import cooking_in
from app.flows.restaurant.rules.preparing import list_is_ticked
from app.kernel.refusal import No

FRUIT_PLATES = "fruit.plates"
"""The sitting's own tick."""
LAID_FIRST = (AtServing.CLEARED, AtServing.LAID)
"""Before a dish per person, in this order."""


def to_lay(line: LineFacts) -> list[AtServing]:
    """RST-21: what is still to be done at the guests' places before a dish is put there, in its order."""
    return [item for item in LAID_FIRST if item not in line.ticks] if line.per_person else []


def asks_portioning(line: LineFacts) -> bool:
    """RST-22, 27: whether the guests are still to be asked if a dish in pieces is portioned for them."""
    return line.in_pieces and not line.ticks & {AtServing.PORTIONED, AtServing.WHOLE}


def asks_place(sitting: SittingFacts, lines: Iterable[LineFacts]) -> bool:
    """RST-22: whether a cold dish comes to a table whose serving place nobody told yet."""
    return sitting.serving_place is None and any(line.course is Course.COLD for line in lines)


def cold_to_come(sitting: SittingFacts) -> bool:
    """RST-22: whether a cold dish is still to come: the sentence is said when the last one is down."""
    return any(line.course is Course.COLD for line in sitting.to_come)


def wants_plates(sitting: SittingFacts, lines: Iterable[LineFacts]) -> bool:
    """RST-21: whether fruit plates and forks are still to be laid before some lines."""
    return FRUIT_PLATES not in sitting.ticks and any(line.course is Course.FRUIT for line in lines)


def of_slip(sitting: SittingFacts, slip: str) -> list[LineFacts]:
    """The lines that stand on a station's slip."""
    return [line for line in sitting.sent if line.ticket == slip]


def carried(sitting: SittingFacts, dish: str, name: str) -> LineFacts | No:
    """RST-22: the line that a dish answers which the runner brings, by the order; or why it is not put down."""
    lines = [line for line in sitting.sent if line.dish == dish]
    told = {"dish": name}
    if not lines:
        return No("Nobody at this table ordered {dish}. Do not put it down; ask whose it is.", told)
    cooking = next((line for line in lines if line.step == Line.FIRED), None)
    if cooking:
        return cooking
    if any(line.step == Line.HELD for line in lines):
        return No("{dish} waits for its call. Ask the kitchen whose this one is.", told)
    return No("{dish} is on the table already. Ask the kitchen whose this one is.", told)


# -- guards -----------------------------------------------------------------------------------------


def place_is_told(
    sitting: SittingFacts, lines: tuple[LineFacts, ...], place: ServingPlace | None
) -> No | None:
    """RST-22: the first cold dish asks once for the serving place."""
    if place or not asks_place(sitting, lines):
        return None
    return No("Choose the serving place first.", mend="serve_dishes")


def places_are_laid(lines: tuple[LineFacts, ...]) -> No | None:
    """RST-21: before a dish per person the places are cleared, then knife and fork laid."""
    for line in lines:
        rest = to_lay(line)
        if AtServing.CLEARED in rest:
            return No("Clear the places for {dish} first.", {"dish": line.name}, mend="tick_place")
        if rest:
            return No("Lay knife and fork for {dish} first.", {"dish": line.name}, mend="tick_place")
    return None


def portioning_is_asked(lines: tuple[LineFacts, ...], portioned: bool | None) -> No | None:
    """RST-22, 27: dishes in pieces ask whether to portion them."""
    waiting = [line.name for line in lines if asks_portioning(line)]
    if portioned is not None or not waiting:
        return None
    return No("Ask the guests whether to portion {dishes:list}.", {"dishes": waiting}, mend="serve_dishes")


def fruit_plates_are_out(sitting: SittingFacts, lines: tuple[LineFacts, ...]) -> No | None:
    """RST-21: fruit plates and forks come before the platter."""
    if wants_plates(sitting, lines):
        return No("Fruit plates and forks come first.", mend="lay_fruit_plates")
    return None


def plates_are_wanted(sitting: SittingFacts) -> No | None:
    """RST-21: they come with the fruit, each time once."""
    return None if wants_plates(sitting, cooking_in(sitting)) else No("No fruit is on its way.")


def turntable_comes_first(sitting: SittingFacts, settings: Settings) -> No | None:
    """RST-21, 24: the turntable is clean before fruit plates and forks are laid."""
    return turntable_is_clean(sitting, cooking_in(sitting), settings)


def all_is_ready(
    sitting: SittingFacts,
    lines: tuple[LineFacts, ...],
    place: ServingPlace | None,
    portioned: bool | None,
    settings: Settings,
) -> No | None:
    """All of these, in their order. Until it is told what was asked it waits: the dialog that asks can be opened.

    A house that ticks nothing is asked for no tick (RST-23); its guests are asked all the same.
    """
    ticked = keeps_courses(settings)
    return (
        (list_is_ticked(sitting, lines) if ticked else None)
        or place_is_told(sitting, lines, place)
        or (places_are_laid(lines) if ticked else None)
        or portioning_is_asked(lines, portioned)
        or (fruit_plates_are_out(sitting, lines) if ticked else None)
    )


def part_is_ready(
    sitting: SittingFacts,
    line: LineFacts,
    place: ServingPlace | None,
    portioned: bool | None,
    settings: Settings,
) -> No | None:
    """The same, for a part of one line."""
    return all_is_ready(sitting, (line,), place, portioned, settings)


def it_is_per_person(line: LineFacts) -> No | None:
    """RST-21: only for what is put before each guest."""
    return None if line.per_person else No("{dish} goes on the turntable.", {"dish": line.name})


def in_its_order(line: LineFacts, item: AtServing) -> No | None:
    """RST-21: places cleared, then knife and fork laid, each once."""
    rest = to_lay(line)
    if rest and rest[0] == item:
        return None
    if not rest or item not in rest:
        return No("This is done already.")
    return No("Clear the places for {dish} first.", {"dish": line.name}, mend="tick_place")


def not_portioned_yet(line: LineFacts) -> No | None:
    """RST-27: a dish is portioned once."""
    return (
        No("{dish} is portioned already.", {"dish": line.name}) if AtServing.PORTIONED in line.ticks else None
    )
