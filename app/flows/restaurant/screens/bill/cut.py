"""How a bill is to be shared, while it is being said: the way, among how many, what each gets (RST-31)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.flows.restaurant.facts.ids import LineId
from app.flows.restaurant.facts.kinds import Split
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sharing import FEWEST, MOST, Put
from app.flows.restaurant.rules.shares import BY_LINES

Parts = Mapping[LineId, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """`typed` are amounts in fen by share, `puts` the parts of lines by share; `chosen` is the share that is dealt with.

    By amount the last share is what the others leave of `due`.
    """

    due: int
    way: Split = Split.EQUAL
    count: int = FEWEST
    typed: Mapping[int, int] = field(default_factory=dict)
    puts: Mapping[int, Parts] = field(default_factory=dict)
    chosen: int = 1

    @property
    def among(self) -> range:
        """The numbers of its shares."""
        return range(1, self.count + 1)

    @property
    def amounts(self) -> tuple[int, ...]:
        """What each share comes to by amount, in fen; the last is below nothing where the others are too much."""
        given = [self.typed.get(n, 0) for n in self.among[:-1]]
        return (*given, self.due - sum(given))

    def by(self, way: Split, guests: int, lines: Mapping[LineId, int]) -> "Cut":
        """Another way; by guest everything begins as everybody's."""
        if way is not Split.GUESTS:
            return replace(self, way=way, puts={}, chosen=1)
        count = min(max(guests, FEWEST), MOST)
        return replace(self, way=way, chosen=1).everybody(count, lines)

    def among_so_many(self, count: int, lines: Mapping[LineId, int]) -> "Cut":
        """Another number of shares."""
        if self.way is Split.GUESTS:
            return self.everybody(count, lines)
        kept = {n: parts for n, parts in self.puts.items() if n <= count}
        return replace(self, count=count, puts=kept, chosen=min(self.chosen, max(count, 1)))

    def everybody(self, count: int, lines: Mapping[LineId, int]) -> "Cut":
        """Every line is everybody's alike."""
        all_alike = {n: dict.fromkeys(lines, 1) for n in range(1, count + 1)}
        return replace(self, count=count, puts=all_alike, chosen=1)

    def touch(self, line: LineFacts) -> "Cut":
        """One part more of a line for the chosen share; after as many as there are of it, none."""
        own = dict(self.puts.get(self.chosen, {}))
        some = (own.pop(line.id, 0) + 1) % (line.counting + 1)
        return replace(self, puts={**self.puts, self.chosen: {**own, **({line.id: some} if some else {})}})

    def parts_of(self, line: LineId) -> tuple[int, int]:
        """How many parts of a line the chosen share has, and how many all have."""
        mine = self.puts.get(self.chosen, {}).get(line, 0)
        return mine, sum(self.puts.get(n, {}).get(line, 0) for n in self.among)

    @property
    def args(self) -> dict[str, Any] | None:
        """What the act takes; None while there is no number of shares, or an amount is missing."""
        if not FEWEST <= self.count <= MOST or (self.way is Split.AMOUNT and min(self.amounts) < 1):
            return None
        puts = tuple(Put(n, *one) for n in self.among for one in self.puts.get(n, {}).items())
        by_amount, by_lines = self.way is Split.AMOUNT, self.way in BY_LINES
        told = {"amounts": self.amounts if by_amount else (), "puts": puts if by_lines else ()}
        return {"way": self.way, "count": self.count, **told}
