"""What a discount is given on, and how much (DLR-15)."""

from typing import Annotated

from annotated_types import Ge, Le, Len

from app.flows.dealership.facts.ids import LineId

FULL = 10_000
"""The whole price, in basis points: no discount."""
Rate = Annotated[int, Ge(0), Le(FULL)]
"""Basis points of the price that the customer pays: 9,500 is 95 %."""
Lines = Annotated[tuple[LineId, ...], Len(1, 60)]
