"""How a booking is prepared, as guards judge it (DLR-03)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.kernel.text import Kept


class Asked(StrEnum):
    """Who answers the list of tomorrow: the team leader for bay and team, the parts clerk for the parts."""

    TEAM = "team"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Replied:
    """Whether they can, and why not."""

    can: bool
    why: Kept | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Prepared:
    """The n-th preparation of a visit, for its `booking`-th time; `replies` are the last of each who is asked.

    `parts` are codes and pieces of what is wanted besides what the operations usually need.
    """

    n: int
    booking: int
    operations: tuple[str, ...]
    parts: tuple[tuple[str, int], ...]
    team: str
    bay: str
    by: str
    at: datetime
    replies: Mapping[Asked, Replied] = field(default_factory=dict)
    answers: int = 0
