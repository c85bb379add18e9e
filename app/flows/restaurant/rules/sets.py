"""Set menus (席, 套餐): one price, its dishes beneath, each a line of its own that bears its share (RST-11).

What a set costs is shared among its dishes by their prices on the menu, by largest remainder. So a dish that
goes back takes off just its share, and all of them together take off the price.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.ids import DishId, LineId
from app.flows.restaurant.facts.kinds import OF_THE_DAY, WEIGHED, Course
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sets import InSet
from app.flows.restaurant.rules.ordering import amount_of
from app.flows.restaurant.rules.ways import every_choice_is_made, priced, taken
from app.kernel.fields import Note
from app.kernel.money import shares
from app.kernel.refusal import No

_TIMES = re.compile(r"(.+?)(?:[*](\d{1,3}))?")


def dishes_in(text: str) -> tuple[InSet, ...]:
    """The dishes of a set as they are written: 1001; 2002*10, with marks or blanks between them."""
    told = re.sub(r"\s*[*×]\s*(?=\d)", "*", text)
    found = (_TIMES.fullmatch(one) for one in re.split(r"[;；,，、\s]+", told) if one)
    return tuple(InSet(DishId(one[1]), int(one[2] or 1)) for one in found if one)


def written(dishes: Iterable[InSet]) -> str:
    """The dishes of a set as they are kept."""
    return " ".join(f"{one.dish}*{one.count}" for one in dishes)


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """What each dish of a set bears of its price, in fen, by its price on the menu; together exactly that price."""
    return shares(total, weights)


def dishes_of(line: LineFacts, lines: Iterable[LineFacts]) -> list[LineFacts]:
    """The dishes of a set among some lines."""
    return [one for one in lines if one.of_set == line.id]


def amounts(lines: Iterable[LineFacts]) -> Mapping[LineId, int]:
    """What the sets among some lines cost, in fen, by their line: with what was exchanged, less what went back."""
    found: dict[LineId, int] = {}
    for line in lines:
        if line.of_set:
            found[line.of_set] = found.get(line.of_set, 0) + (line.amount or 0) - line.taken_off
    return found


def difference(line: LineFacts, dish: DishFacts) -> int:
    """What another dish costs more, or less, than the one of the set that it stands for, in fen, by the menu."""
    return listed(dish, line.quantity) - (line.price or 0) * line.quantity


def listed(dish: DishFacts, quantity: int) -> int:
    """What so many of a dish cost on the menu, made the usual way, in fen."""
    return amount_of(dish.pricing, quantity, priced(dish.price, taken(dish.choices, ())), None) or 0


def portions_left(dish: DishFacts, known: Mapping[str, DishFacts]) -> int | None:
    """How many of a dish are there (RST-12): of a set no more than its own dishes allow; None where nobody counts."""
    wanted = Counter[str]()
    for one in dish.dishes:
        wanted[one.dish] += one.count
    found = {own: known[own].portions if own in known else 0 for own in wanted}
    left = [count // wanted[own] for own, count in found.items() if count is not None]
    return min([*left, *([] if dish.portions is None else [dish.portions])], default=None)


# -- guards -----------------------------------------------------------------------------------------


def it_fits_in_a_set(dish: DishFacts) -> No | None:
    """What stands in a set has a price on the menu, and nothing about it is still to be asked."""
    if dish.course in (Course.SET, Course.TEA) or dish.pricing in WEIGHED | OF_THE_DAY or dish.price is None:
        return No("{dish} has no fixed price, and cannot stand in a set.", {"dish": dish.name})
    if not dish.on_menu:
        return No("{dish} is not on the menu any more.", {"dish": dish.name})
    return every_choice_is_made(dish, ())


def counted_by_itself(line: LineFacts) -> No | None:
    """A set is ordered whole: as many as it has of each dish."""
    if line.is_set or line.of_set:
        return No("{dish} belongs to a set. Take the set off, and order so many anew.", {"dish": line.name})
    return None


def not_of_a_set(line: LineFacts) -> No | None:
    """A dish of a set leaves the order with it, or for another dish."""
    if line.of_set is None:
        return None
    told = {"dish": line.name}
    return No("{dish} belongs to a set. Exchange it, or take off the set.", told, mend="exchange_dish")


def it_is_a_dish(line: LineFacts) -> No | None:
    """What is asked for, called, returned or given of a set is one of its dishes."""
    return No("Choose the dish of {set}.", {"set": line.name}) if line.is_set else None


def request_is_of_a_dish(dish: DishFacts, request: Note | None) -> No | None:
    """RST-13: what is asked for stands on the ticket of a station, and a set has none of its own."""
    return No("Choose the dish of {set}.", {"set": dish.name}) if request and dish.dishes else None


def it_belongs_to_a_set(line: LineFacts) -> No | None:
    """Only within a set a dish is exchanged for another."""
    return None if line.of_set else No("{dish} stands alone: take it off instead.", {"dish": line.name})


def stands_for_another(dish: DishFacts) -> No | None:
    """What comes into a set is on the menu with a price."""
    return it_fits_in_a_set(dish)


def difference_is_agreed(
    sitting: SittingFacts, line: LineFacts, dish: DishFacts, difference: int
) -> No | None:
    """RST-11: the guest agreed to the difference as it is, and no set costs less than nothing."""
    now = listed(dish, line.quantity) - (line.price or 0) * line.quantity
    if difference != now:
        told = {"dish": dish.name, "now": now}
        return No("{dish} makes a difference of {now:money}. Agree on it with the guest.", told)
    if line.of_set and amounts(sitting.lines).get(line.of_set, 0) + now < 0:
        return No("With {dish} the set would cost less than nothing.", {"dish": dish.name})
    return None
