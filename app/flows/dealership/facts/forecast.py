"""When a car is expected to be done, and on what that rests (DLR-16)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Forecast:
    """An expected finish as it was reckoned at a moment; minutes of standard time.

    `work` is what the order holds, `rework` what inspections sent back, `done` what of both is done; `ahead`
    what each car before this one needs of a team of `lanes` places; `parts_at` when missing parts are expected.
    """

    at: datetime
    begins: datetime
    finish: datetime
    provisional: bool
    work: int
    rework: int = 0
    done: int = 0
    ahead: tuple[int, ...] = ()
    lanes: int = 1
    parts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the engine proposes to promise of a visit, by the skill that its work needs."""

    visit: str
    by_skill: Mapping[str, Forecast]


class Whereabouts(StrEnum):
    """Where the customer is meanwhile (DLR-22)."""

    LOUNGE = "lounge"
    LEFT = "left"
    SUBSTITUTE = "substitute"
    """They drive a substitute car."""
