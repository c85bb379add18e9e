"""What the desk's papers are built from; personal texts by their drawer ids."""

from dataclasses import dataclass
from datetime import datetime

from app.counter.photo_facts import PhotoShown
from app.flows.dealership.facts.reception import Filled, MarkFacts
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class ReceptionSheet:
    """The reception form as it was signed: whose car, its state, its marks with their notes and photos."""

    number: str
    visit: str
    plate: str
    model: str
    vin: str
    engine: str
    owner: Kept
    phone: Kept | None
    brought_by: Kept
    brought_phone: Kept | None
    expected: datetime | None
    """When the car is expected to be done, as far as it is known what there is to do."""
    arrived_at: datetime
    greeted_at: datetime
    adviser: Kept | str
    km: int
    filled: Filled
    marks: tuple[tuple[MarkFacts, Kept | None], ...]
    photos: tuple[tuple[MarkFacts, PhotoShown], ...]
    words: Kept
    signature: Kept
    at: datetime
