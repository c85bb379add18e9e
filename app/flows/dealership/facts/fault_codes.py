"""The claims book (索赔手册): what a maker says of a fault code, and what was answered before (案例) (DLR-44)."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from annotated_types import Len

from app.flows.dealership.facts.tracks import Claim
from app.kernel.fields import Label
from app.kernel.money import Fen


class Terms(Label):
    """On what terms a fault is paid: 1 to 400 characters."""

    __slots__ = ()
    limit: ClassVar[int] = 400


Papers = Annotated[tuple[Label, ...], Len(0, 12)]


@dataclass(frozen=True, slots=True)
class FaultCode:
    """What the book says of a code, the n-th time that it was written; `wmi` is how the VINs of its cars begin, or nothing."""

    code: str
    wmi: str
    n: int
    terms: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FaultCodes:
    """The whole book as it is in force, by codes."""

    codes: tuple[FaultCode, ...]


@dataclass(frozen=True, slots=True)
class PastClaim:
    """A claim about the same fault code of the same maker: where it stands; `cut` in fen, and why, where all was not granted."""

    number: str
    step: Claim
    cut: Fen
    why: str
