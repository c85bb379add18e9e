"""Where photos are attached at the after-sales desk (DLR-10, 21, 44)."""

from enum import StrEnum


class Place(StrEnum):
    """A mark of the walk-round, a line of an order, a claim."""

    MARK = "dealership.mark"
    LINE = "dealership.line"
    CLAIM = "dealership.claim"
