"""What the store offers: operations with their standard time, and parts (DLR-14, 15)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.dealership.facts.guarantee import Repair
from app.flows.dealership.facts.payers import Fee
from app.kernel.fields import Label
from app.kernel.money import Fen

Minutes = Annotated[int, Ge(1), Le(6000)]
Price = Annotated[int, Ge(0), Le(99_999_999)]
Later = Annotated[int, Ge(0), Le(60_000)]
Pieces = Annotated[int, Ge(1), Le(999)]
Counted = Annotated[int, Ge(0), Le(99_999)]


@dataclass(frozen=True, slots=True)
class OfOperation:
    """An operation as a manager tells it: its standard minutes, its kind of fee, and which kind of repair it is."""

    name: Label
    minutes: Minutes
    fee: Fee = Fee.LABOUR
    offered: bool = True
    repair: Repair = Repair.SMALL
    first: bool = False
    """Whether it is the first maintenance of a car (首保)."""


class Grade(StrEnum):
    """Whose make a part is: the maker's own (原厂), another's (副厂), or repaired (修复)."""

    MAKER = "maker"
    OTHER = "other"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True)
class OfPart:
    """A part as a manager tells it; `price` in fen for one `unit`, `shelf` its place in the store."""

    name: Label
    unit: Label
    price: Price
    offered: bool = True
    grade: Grade = Grade.MAKER
    shelf: Label | None = None


@dataclass(frozen=True, slots=True)
class OperationFacts:
    """An operation of the list."""

    id: str
    name: str
    minutes: int
    fee: Fee
    offered: bool
    usual: tuple[tuple[str, int], ...] = ()
    """Codes of the parts that it usually needs, and how many pieces of each."""
    repair: Repair = Repair.SMALL
    first: bool = False
    """Whether it is the first maintenance of a car, which is free once."""


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A part; `price` in fen for one `unit`."""

    id: str
    name: str
    unit: str
    price: Fen
    offered: bool
    on_hand: int = 0
    reserved: int = 0
    expected_on: date | None = None
    alternatives: tuple[str, ...] = ()
    """Codes of the parts that can be taken instead."""
    grade: Grade = Grade.MAKER
    shelf: str = ""

    @property
    def available(self) -> int:
        """Pieces that are there and nobody's."""
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class MarketPrice:
    """What something costs elsewhere (市场价格参考), in fen: to look at, and in no sum."""

    price: Fen
    source: str
    day: date


@dataclass(frozen=True, slots=True)
class PriceList:
    """All operations and parts, what an hour of labour costs in fen, and the newest reference price by code."""

    operations: tuple[OperationFacts, ...]
    parts: tuple[PartFacts, ...]
    rate: Fen
    market: Mapping[str, MarketPrice] = field(default_factory=dict)

    def usual(self, code: str) -> tuple[str, ...]:
        """Codes of the parts that an operation usually needs."""
        found = next((one for one in self.operations if one.id == code), None)
        return tuple(part for part, _ in found.usual) if found else ()
