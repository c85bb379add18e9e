"""How far each car is, as its customer may read it among others (DLR-22)."""

from dataclasses import dataclass
from datetime import datetime

from app.flows.dealership.facts.tracks import Visit


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """A car by its shortened plate, and when it is promised; None before anything was."""

    plate: str
    step: Visit
    promised: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Every car that is here, who came first before the others."""

    at: datetime
    cars: tuple[ProgressLine, ...]
