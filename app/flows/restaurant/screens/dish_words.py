"""How dishes are priced and marked on the screens."""

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import Allergen, Pricing
from app.flows.restaurant.facts.terms import ALLERGENS
from app.flows.restaurant.rules.ordering import JIN
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.dishes import EACH, MARKET_PRICE, WEIGHED, left
from app.widgets.paint import Tag

SPECIALITY = Tag(T("Speciality"), "mute", "star")
FEW = 9
"""From so many portions downwards a tile says how many are left."""


def price(fen: int) -> str:
    """A price as a menu writes it: whole yuan without decimals."""
    return f"¥{figures(fen)}".removesuffix(".00")


def weight(grams: int, per_jin: int) -> Text:
    """A weight with its price, both in 斤 of 500 g, whatever the menu calls them: `¥428/斤 × 1.35 斤 (675 g)`."""
    return T("{price}/jin × {jin} ({grams} g)", price=price(per_jin), jin=jin(grams), grams=grams)


def jin(grams: int) -> Text:
    """A weight in 斤 of 500 g: `1.35 斤`."""
    return T("{n} jin", n=f"{grams // JIN}.{grams % JIN * 2:03}".rstrip("0").rstrip("."))


def marks(dish: DishFacts, avoided: frozenset[Allergen] = frozenset()) -> tuple[Tag, ...]:
    """What a tile says of a dish besides name and price, the weightiest first."""
    met = [ALLERGENS[allergen] for allergen in sorted(dish.allergens & avoided)]
    found = [Tag(T("{allergens:list}", allergens=met), "bad", "triangle-alert")] if met else []
    if dish.portions is not None and 0 < dish.portions <= FEW:
        found.append(left(dish.portions))
    match dish.pricing:
        case Pricing.DAY | Pricing.DAY_WEIGHT:
            found.append(MARKET_PRICE)
        case Pricing.WEIGHT:
            found.append(WEIGHED)
        case Pricing.PERSON:
            found.append(EACH)
    return (*found, *((SPECIALITY,) if dish.special else ()))
