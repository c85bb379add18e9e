"""What is handed over for a bill: the means taken so far, and the one that is being typed. Sums in fen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.counter.means import OUTSIDE, Means, Part, Tail, back_as_taken
from app.kernel.money import yuan

TAIL = 4
"""Characters of an outside payment's number that are kept."""
_NOTES = (10_00, 50_00, 100_00, 500_00, 1000_00)
"""What a sum is handed over in: the next multiple of each."""
MOST_SUMS = 3
PLAIN_CHANGE = 1000_00
"""What may go back of a sum without a second look: more is rather a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Tender:
    """`due` is to be paid, or `back` goes to the guest where more was taken ahead than is due.

    `typed` is a sum in yuan as the keypad has it, `tail` the end of an outside payment's number. `ahead` is how
    that was taken which goes back; `otherwise`: it goes back another way (COM-30).
    """

    due: int = 0
    back: int = 0
    taken: tuple[Part, ...] = ()
    means: Means = Means.CASH
    typed: str = ""
    tail: str = ""
    ahead: tuple[Part, ...] = ()
    otherwise: bool = False

    @property
    def left(self) -> int:
        """What the parts so far leave to pay."""
        return max(self.due - sum(part.amount for part in self.taken), 0)

    @property
    def sum_typed(self) -> int:
        return yuan(self.typed.rstrip(".") or "0")

    @property
    def part(self) -> Part | None:
        """The part that is being typed: of cash what was handed over, of other means all that is left if nothing is typed.

        A typed zero is no part of anything.
        """
        typed = self.sum_typed
        if self.means is Means.CASH:
            amount = min(typed, self.left)
            return Part(self.means, amount, typed) if amount else None
        amount = typed if self.typed else self.left
        return Part(self.means, amount, None, self._tail) if amount else None

    @property
    def payments(self) -> tuple[Part, ...]:
        """All parts, the one that is being typed included."""
        return (*self.taken, *((self.part,) if self.part else ()))

    @property
    def returned(self) -> tuple[Part, ...]:
        """How what was taken ahead and is more than the bill goes back: as it was taken, unless told otherwise."""
        if self.back and self.ahead and not self.otherwise:
            return back_as_taken(self.ahead, self.back)
        return (Part(self.means, self.back, None, self._tail),) if self.back else ()

    @property
    def rest(self) -> int:
        """What is still missing after all parts."""
        return max(self.due - sum(part.amount for part in self.payments), 0)

    @property
    def given(self) -> int:
        """What is handed over altogether."""
        return sum(part.amount if part.tendered is None else part.tendered for part in self.payments)

    @property
    def change(self) -> int:
        return sum(part.change for part in self.payments)

    @property
    def far_too_much(self) -> bool:
        """Whether so much more is handed over than is due that it is asked about first."""
        return self.change > PLAIN_CHANGE

    @property
    def wants_tail(self) -> bool:
        """Whether the end of the outside payment's number is still to be given."""
        money_moves = bool(self.part or (self.back and (self.otherwise or not self.ahead)))
        return self.means in OUTSIDE and money_moves and self._tail is None

    @property
    def moves_by(self) -> frozenset[Means]:
        """By which means money moves now."""
        return frozenset(part.means for part in self.returned) if self.back else frozenset({self.means})

    def take(self) -> "Tender":
        """Take the part that is typed, and go on with cash for the rest."""
        part = self.part
        return replace(self, taken=(*self.taken, part), typed="", tail="", means=Means.CASH) if part else self

    def drop(self, n: int) -> "Tender":
        """Give back the n-th part."""
        return replace(self, taken=(*self.taken[:n], *self.taken[n + 1 :]))

    @property
    def _tail(self) -> Tail | None:
        whole = len(self.tail) == TAIL and self.tail.isascii() and self.tail.isalnum()
        return Tail(self.tail) if whole else None


def round_sums(left: int) -> Sequence[int]:
    """The next sums in notes above what is left to pay: 938 is paid with 940, 950 or 1,000."""
    above = sorted({-(-left // note) * note for note in _NOTES} - {left})
    return above[:MOST_SUMS] if left else ()
