"""Where tables stand on the plan of their area (RST-01)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

FURTHEST = 199
"""The last step of the grid, to the right and down."""
SMALLEST, LARGEST = 3, 40
"""Steps of the grid that a side of a table takes."""

Step = Annotated[int, Ge(0), Le(FURTHEST)]
Side = Annotated[int, Ge(SMALLEST), Le(LARGEST)]


class TableShape(StrEnum):
    """What a table looks like from above."""

    ROUND = "round"
    SQUARE = "square"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Stand:
    """A place on the plan in steps of its grid: the corner at the upper left, width and height, the shape."""

    x: Step
    y: Step
    w: Side
    h: Side
    shape: TableShape

    def meets(self, other: "Stand") -> bool:
        """Whether both would stand on the same step; side by side they may touch."""
        across = self.x < other.x + other.w and other.x < self.x + self.w
        return across and self.y < other.y + other.h and other.y < self.y + self.h
