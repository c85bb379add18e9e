"""The authorised sum as an account: what the customer agreed to, line by line, and by what it is proven (DLR-20, 21).

An entry is an answer of the customer about one line. The first version is the signed order; each asking
about added work is one more. Nothing of an entry changes afterwards: what may be billed, drawn or begun
is read from all of them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from app.kernel.money import Fen


class Answer(StrEnum):
    """What the customer said of a line."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class Proof(IntEnum):
    """How an answer came, by the grade of its proof; the better proof is the greater."""

    SPOKEN = 1
    RECORDED_CALL = 2
    MESSAGE = 3
    SIGNATURE = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer about a line: what it may cost, how it came, in which words (their id), who took it, and when."""

    version: int
    line: str
    amount: Fen
    answer: Answer
    proof: Proof
    words: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """All answers about one order, in the order in which they came."""

    entries: tuple[Entry, ...] = ()

    def said(self, line: str) -> Entry | None:
        """The last answer about a line; None where it was never asked about."""
        return next((one for one in reversed(self.entries) if one.line == line), None)

    def agreed(self, line: str) -> Entry | None:
        """The consent in force for a line."""
        said = self.said(line)
        return said if said and said.answer is Answer.YES else None

    @property
    def version(self) -> int:
        """The last version; 0 before the order is signed."""
        return max((one.version for one in self.entries), default=0)

    @property
    def authorised(self) -> Fen:
        """What the customer can be charged in all."""
        return sum(one.amount for one in self._in_force())

    @property
    def versions(self) -> tuple[tuple[int, Fen], ...]:
        """What each version adds to the authorised sum: v1 → +v2 → +v3; they add up to it."""
        added = dict.fromkeys(range(1, self.version + 1), 0)
        for one in self._in_force():
            added[one.version] += one.amount
        return tuple(added.items())

    def _in_force(self) -> list[Entry]:
        lines = dict.fromkeys(one.line for one in self.entries)
        return [agreed for line in lines if (agreed := self.agreed(line))]
