"""How a sitting went: when it came to each step, and how a party went that never paid (COM-01, RST-02)."""

from dataclasses import dataclass
from datetime import datetime

from app.flows.restaurant.facts.tracks import Sitting


@dataclass(frozen=True, slots=True)
class StepTime:
    """When a sitting came to a step, and by whom."""

    step: Sitting
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A booking that was cancelled or not come, a party that left: whether by the guest, and why, where it was told."""

    by_guest: bool
    why: str | None
