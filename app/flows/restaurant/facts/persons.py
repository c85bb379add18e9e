"""Who sits where at a table: host, guest of honour, deputy host, elders, children (RST-04)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

Seat = Annotated[int, Ge(1), Le(500)]


class Standing(StrEnum):
    """What somebody is at the table: 主人, 主宾, 副主陪, 老人, 儿童."""

    HOST = "host"
    HONOUR = "honour"
    DEPUTY = "deputy"
    ELDER = "elder"
    CHILD = "child"


ONCE = frozenset({Standing.HOST, Standing.HONOUR, Standing.DEPUTY})
"""Of these a table has one each, and nobody is two of them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the table whose turn matters; seats are numbered clockwise. `seat` is None where nobody knows it."""

    standing: Standing
    seat: Seat | None = None

    def __str__(self) -> str:
        return f"{self.standing.value}:{self.seat or ''}"


def person_of(stored: str) -> Person:
    """A person as a row keeps them: "elder:4", and "elder:" without a seat."""
    standing, _, seat = stored.partition(":")
    return Person(Standing(standing), int(seat) if seat else None)
