"""A student's ledger: the centre's acts in their order, and what they come to (VOL-20 to 22)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.flows.volunteer.facts.enrolling import FormFacts
from app.flows.volunteer.facts.forms import FormMove
from app.flows.volunteer.facts.spells import Spells, class_on


class ActKind(StrEnum):
    """What the centre did: stamped hours, judged a fake, withdrew that judgement, struck what it had entered wrongly."""

    CREDIT = "credit"
    FAKE = "fake"
    WITHDRAWN = "withdrawn"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class LedgerAct:
    """One act of the centre on a student's ledger; `n` is its place in the order, `minutes` those of the entry."""

    n: int
    kind: ActKind
    entry: str
    minutes: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What an act did to the balance: `change` minutes, then `balance`.

    `nth` counts the fakes in force; 0 is no fake. `void` acts do nothing any more: a judgement that was
    withdrawn, and hours whose entry was later judged a fake or struck.
    """

    act: LedgerAct
    change: int
    balance: int
    nth: int = 0
    void: bool = False


@dataclass(frozen=True, slots=True)
class StudentFacts:
    """A student of a class, or of one after the other, with the acts on the ledger in their order.

    `left` is the first day on which they were of the class no more; `forms` are theirs, the one in use last;
    `moves` is where these were, the newest last.
    """

    id: str
    spells: Spells
    acts: tuple[LedgerAct, ...]
    joined: date
    left: date | None
    forms: tuple[FormFacts, ...]
    moves: tuple[FormMove, ...] = ()

    def class_on(self, day: date) -> str:
        """Of which class they are on a day."""
        return class_on(self.spells, day)
