"""Which staples are offered first (RST-24)."""

from collections.abc import Iterable
from datetime import datetime

from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.views import MenuDish
from app.flows.restaurant.rules.seating import evening
from app.flows.restaurant.settings import care as house


def staples_to_offer(dishes: Iterable[MenuDish], now: datetime, settings: Settings) -> list[MenuDish]:
    """The staples that there are, in the order in which they are offered.

    In the evening the light one that the house names comes first, if the menu has it; then specialities, then what
    is ordered most.
    """
    light = settings.of(house.EVENING_STAPLE) if evening(now, settings) else ""
    there = [dish for dish in dishes if dish.facts.course is Course.STAPLE and not dish.facts.sold_out]
    return sorted(
        there,
        key=lambda dish: (not (light and light in dish.facts.name), not dish.facts.special, -dish.ordered),
    )
