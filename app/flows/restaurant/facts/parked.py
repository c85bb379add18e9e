"""An order that waits until everybody has come."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Parked:
    """Since when an order waits (等齐), how many guests are here, and when tea was added last (RST-16).

    `wished_at`: the guests ordered before all had come.
    """

    at: datetime
    come: int
    tea_at: datetime | None
    wished_at: datetime | None
