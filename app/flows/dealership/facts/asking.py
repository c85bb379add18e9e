"""What is asked of a customer about added work, and what they say of each line (DLR-21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from annotated_types import Len

from app.counter.photo_facts import PhotoShown
from app.flows.dealership.facts.authorisation import Account, Answer, Proof
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId
from app.kernel.text import Kept


@dataclass(frozen=True, slots=True)
class Said:
    """The customer's answer about one line."""

    line: LineId
    answer: Answer


Answers = Annotated[tuple[Said, ...], Len(1, 60)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """So many pieces of a line, and where they lie in the store."""

    line: LineFacts
    quantity: int
    shelf: str


@dataclass(frozen=True, slots=True)
class IssueSheet:
    """What a parts issue is printed from: what was drawn or brought back together, and who signed for it."""

    number: str
    order: str
    at: datetime
    plate: str
    model: str
    pieces: tuple[Drawn, ...]
    taker: Kept | str
    """Whose signature it is."""
    signature: Kept
    team: str
    technicians: tuple[Kept | str, ...]
    """Who works on the car, or did last."""
    by: Kept | str
    """The parts clerk."""


@dataclass(frozen=True, slots=True)
class AskedSheet:
    """What the slip of added work is printed from: the lines that were asked about, and the whole account."""

    number: str
    order: str
    at: datetime
    plate: str
    model: str
    customer: Kept
    asked: tuple[tuple[LineFacts, Answer], ...]
    why: Mapping[str, Kept]
    photos: tuple[tuple[LineFacts, PhotoShown], ...]
    proof: Proof
    by: Kept | str
    words: Kept | None
    signature: Kept | None
    account: Account
