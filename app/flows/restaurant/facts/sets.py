"""What a set menu is made of."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.restaurant.facts.ids import DishId


@dataclass(frozen=True, slots=True)
class InSet:
    """A dish of a set menu (席, 套餐), and how many of it belong to one set (RST-11)."""

    dish: DishId
    count: Annotated[int, Ge(1), Le(200)] = 1
