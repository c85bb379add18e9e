"""Allergies and taboos: what was told stays, and a dish that meets it needs a guest's own yes, by name (RST-04)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import FRUIT_CALL, HOT_CALL, STAPLE_CALL, Allergen, Course
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.rules.allergens import allergens_in
from app.flows.restaurant.rules.pacing import held
from app.kernel.fields import Note, Private
from app.kernel.ids import TextId
from app.kernel.refusal import No

Touched = Sequence[Allergen] | None


def taboos(sitting: SittingFacts) -> TextId | None:
    """The words that were told, as a clerk saw them (COM-06)."""
    return TextId(sitting.taboos) if sitting.taboos else None


def allergens(sitting: SittingFacts) -> tuple[Allergen, ...]:
    """The allergens that are held against the dishes, as a clerk saw them (COM-06)."""
    return tuple(sorted(sitting.allergens))


def named(taboos: Note | None, allergens: Touched) -> frozenset[Allergen]:
    """What is held against the dishes: the allergens that were touched; where nobody says, those that the words name."""
    if allergens is not None:
        return frozenset(allergens)
    return allergens_in(taboos.text) if taboos else frozenset()


def unaccepted_in(sitting: SittingFacts, line: LineFacts) -> frozenset[Allergen]:
    """The allergens in a line that the table avoids, and to which no guest said yes."""
    return line.allergens & (sitting.allergens - line.accepted)


def unaccepted(sitting: SittingFacts, lines: Iterable[LineFacts]) -> list[LineFacts]:
    """The lines with such an allergen."""
    return [line for line in lines if unaccepted_in(sitting, line)]


def yes_due(sitting: SittingFacts) -> dict[str, datetime]:
    """Since when a guest is to be asked about what was sent to them: it was told of the guest, or the dish, later."""
    times = [line.sent_at for line in unaccepted(sitting, sitting.to_come) if line.sent_at]
    return {"": min(times)} if times else {}


def corrected(sitting: SittingFacts) -> list[LineFacts]:
    """RST-04: what is still to come, of which the menu names something since that the table avoids."""
    return [line for line in sitting.to_come if line.made and line.added & unaccepted_in(sitting, line)]


def kitchen_due(sitting: SittingFacts) -> dict[str, datetime]:
    """Since when its stations are to be told of that, by line and what is new of it."""
    return {
        line.id + "".join(sorted(one[:2] for one in line.added)): line.sent_at
        for line in corrected(sitting)
        if line.sent_at
    }


def kitchen_is_to_be_told(sitting: SittingFacts) -> No | None:
    """Each is told once."""
    return None if corrected(sitting) else No("The kitchen knows what is in the dishes that are to come.")


def needs_yes(dish: str, met: Iterable[Allergen]) -> No:
    """The no that only a guest lifts."""
    return No(
        "{dish} contains {allergens:list}, which this table avoids. It needs the guest's own yes, by name.",
        {"dish": dish, "allergens": [ALLERGENS[one] for one in sorted(met)]},
    )


# -- guards of what is told -------------------------------------------------------------------------


def what_was_told_stays(
    sitting: SittingFacts, taboos: Note | None, allergens: Touched, instead: bool
) -> No | None:
    """RST-04: what was told is added to, and taken off by somebody who says so (`instead`)."""
    if instead or not (sitting.taboos or sitting.allergens):
        return None
    if taboos is None and not allergens:
        return No("Something to avoid was told before. It stays until somebody takes it off.")
    if taboos is None or sitting.taboos is None:
        return None
    return No("Something to avoid was told before. Read it, then note all of it together.")


def what_was_told_stays_with_tea(
    sitting: SittingFacts, taboos: Note | None, allergens: Touched, no_taboos: bool
) -> No | None:
    """The same, where it is asked with the tea."""
    if taboos is None and allergens is None and not no_taboos:
        return None
    return what_was_told_stays(sitting, taboos, allergens, instead=False)


def taboos_asked_with_tea(
    sitting: SittingFacts, taboos: Note | None, allergens: Touched, no_taboos: bool
) -> No | None:
    """RST-04: allergies and taboos are asked at the latest with the tea."""
    if sitting.taboos_asked or taboos is not None or allergens or no_taboos:
        return None
    return No("Ask for allergies and taboos with the tea.", mend="note_taboos")


# -- guards of what is ordered ----------------------------------------------------------------------


def taboos_were_asked(sitting: SittingFacts) -> No | None:
    """RST-04: nobody orders before allergies and taboos were asked."""
    if sitting.taboos_asked:
        return None
    return No("Ask for allergies and taboos first.", mend="note_taboos")


def allergens_are_accepted(sitting: SittingFacts, dish: DishFacts, warned: Private | None) -> No | None:
    """RST-04: a dish whose allergens meet a guest's needs a spoken yes, by name."""
    met = dish.allergens & sitting.allergens
    return needs_yes(dish.name, met) if met and warned is None else None


def tea_is_accepted(
    sitting: SittingFacts, tea: DishFacts, taboos: Note | None, allergens: Touched, warned: Private | None
) -> No | None:
    """RST-04: tea is a dish like any other; what is told with it counts already."""
    met = tea.allergens & (sitting.allergens | named(taboos, allergens))
    return needs_yes(tea.name, met) if met and warned is None else None


def something_is_met(sitting: SittingFacts, line: LineFacts) -> No | None:
    """A yes is written down where one is needed."""
    if unaccepted(sitting, [line]):
        return None
    return No("There is nothing in {dish} that still needs a yes.", {"dish": line.name})


def allergens_are_known(sitting: SittingFacts, order: OrderFacts) -> No | None:
    """RST-04: an allergen that was told after its dish was ordered needs a yes of its own."""
    return _wants_yes(unaccepted(sitting, sitting.of(order)))


# -- guards of what is called -----------------------------------------------------------------------


def hot_dishes_are_accepted(sitting: SittingFacts, leave_avoided: bool) -> No | None:
    """RST-04, for the call of the hot dishes."""
    return _called(sitting, HOT_CALL, leave_avoided)


def staples_are_accepted(sitting: SittingFacts, leave_avoided: bool) -> No | None:
    """RST-04, for the call of staples and dessert."""
    return _called(sitting, STAPLE_CALL, leave_avoided)


def fruit_is_accepted(sitting: SittingFacts, leave_avoided: bool) -> No | None:
    """RST-04, for the call of the fruit."""
    return _called(sitting, FRUIT_CALL, leave_avoided)


def dish_is_accepted(sitting: SittingFacts, line: LineFacts) -> No | None:
    """RST-04, for one dish that is called ahead or served in part, or a bottle that is shown or opened."""
    met = unaccepted_in(sitting, line)
    return _named_lines(needs_yes(line.name, met), [line]) if met else None


# -- guards of what is served -----------------------------------------------------------------------


def dishes_are_accepted(sitting: SittingFacts, lines: tuple[LineFacts, ...]) -> No | None:
    """RST-04: an allergen that was told after its dish was fired needs a yes before it is on the table."""
    return _one_or_more(sitting, unaccepted(sitting, lines))


def all_is_accepted(sitting: SittingFacts) -> No | None:
    """RST-04, for everything at once."""
    return _one_or_more(sitting, unaccepted(sitting, sitting.to_come))


def _one_or_more(sitting: SittingFacts, met: Sequence[LineFacts]) -> No | None:
    return dish_is_accepted(sitting, met[0]) if len(met) == 1 else _wants_yes(met)


# -- what a call fires, and how a no names its dishes -----------------------------------------------


def called(sitting: SittingFacts, courses: frozenset[Course], leave_avoided: bool) -> list[LineFacts]:
    """What a call fires: all that waits, or all but what the table avoids, which stays held."""
    waiting = held(sitting, courses)
    left = unaccepted(sitting, waiting) if leave_avoided else []
    return [line for line in waiting if line not in left]


def _called(sitting: SittingFacts, courses: frozenset[Course], leave_avoided: bool) -> No | None:
    waiting = held(sitting, courses)
    met = unaccepted(sitting, waiting)
    if not met or (leave_avoided and len(met) < len(waiting)):
        return None
    return _named_lines(
        No("This table avoids what is in: {dishes:list}. Leave it out, or write down which guest takes it."),
        met,
    )


def _wants_yes(met: Sequence[LineFacts]) -> No | None:
    if not met:
        return None
    return _named_lines(
        No("This table avoids what is in: {dishes:list}. It needs the guest's own yes, or comes off."), met
    )


def _named_lines(no: No, met: Sequence[LineFacts]) -> No:
    args = {**no.args, "dishes": [line.name for line in met], "lines": [line.id for line in met]}
    return replace(no, args=args, mend="accept_allergens")
