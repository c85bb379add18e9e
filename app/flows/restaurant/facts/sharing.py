"""A bill that is split: its shares, and what each comes to (RST-31)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.restaurant.facts.ids import BillId, LineId, ShareId
from app.flows.restaurant.facts.tracks import Share

FEWEST, MOST = 2, 50
"""So many shares a bill has."""


@dataclass(frozen=True, slots=True)
class Put:
    """A line that is put into a share, or so many parts of it: 1 is the first share."""

    share: Annotated[int, Ge(1), Le(MOST)]
    line: LineId
    parts: Annotated[int, Ge(1), Le(999)] = 1


@dataclass(frozen=True, slots=True)
class Apart:
    """So many of a line that go along with those who sit apart (RST-06)."""

    line: LineId
    quantity: Annotated[int, Ge(1), Le(999)]


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """The `n`-th share of a bill. By amount it has its `amount` in fen; by lines so many `parts` of each line.

    `paid` is what was due, once it is paid, and `receipt` the number of what was printed for it.
    """

    id: ShareId
    step: Share
    bill: BillId
    n: int
    amount: int | None = None
    parts: Mapping[LineId, int] = field(default_factory=dict)
    paid: int | None = None
    receipt: str | None = None


@dataclass(frozen=True, slots=True)
class ShareSums:
    """A share by lines in fen: its lines before the discount, and its part of all that is no line."""

    lines: int
    discount: int
    service: int
    fee: int
    rounding: int
    ahead: int

    @property
    def consumption(self) -> int:
        return self.lines - self.discount

    @property
    def total(self) -> int:
        """Before rounding off."""
        return self.consumption + self.service + self.fee

    @property
    def payable(self) -> int:
        return self.total - self.rounding

    @property
    def due(self) -> int:
        return self.payable - self.ahead


@dataclass(frozen=True, slots=True)
class ShareDue:
    """What is to be paid of a share, in fen, and what of the money taken ahead counts for it."""

    due: int
    ahead: int
