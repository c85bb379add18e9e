"""Kitchen slips as a screen shows them: where each is on its way from the order to the cook (RST-19)."""

from dataclasses import dataclass
from datetime import datetime

from app.counter.print_facts import DocumentFacts, Job
from app.flows.restaurant.facts.ids import SittingId
from app.flows.restaurant.facts.parts import SlipFacts
from app.kernel.text import Text


@dataclass(frozen=True, slots=True)
class SlipShown:
    """A slip with its newest print: whose table, which station, how far, and why not further.

    `printed` is how that print stands; `paper` counts every print.
    """

    facts: SlipFacts
    sitting: SittingId
    table: str
    title: Text
    station: str
    printed: Job
    why: Text | None
    seen_at: datetime | None
    seen_by: str | None
    paper: DocumentFacts


@dataclass(frozen=True, slots=True)
class KitchenSlips:
    """The slips of a sitting, or of the whole house those that nobody has acknowledged, the oldest first."""

    rows: tuple[SlipShown, ...]


@dataclass(frozen=True, slots=True)
class SlipFound:
    """Where a slip belongs whose number was typed or scanned; `slip` is None if there is none of that number."""

    number: str
    sitting: SittingId | None
    slip: SlipFacts | None
