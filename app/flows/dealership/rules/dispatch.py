"""Which car next, and to which team: priority first, then skill and load (DLR-30)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.flows.dealership.rules.promise import free_after


@dataclass(frozen=True, slots=True)
class Waiting:
    """A car that waits for a team: why it may go before others, and since when it waits."""

    id: str
    since: datetime
    comeback: bool = False
    customer_here: bool = False
    promised: datetime | None = None
    booked: bool = False
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Team:
    """A team: what it can do, its places, and the minutes that each car before still needs."""

    id: str
    skills: frozenset[str]
    lanes: int = 1
    ahead: tuple[int, ...] = ()

    @property
    def free_after(self) -> int:
        """Working minutes until one of its places is free."""
        return free_after(self.ahead, self.lanes)


def in_order(cars: Iterable[Waiting]) -> list[Waiting]:
    """Comebacks, then customers who wait here, then by the promised time, then booked ones, then by arrival.

    Each of them decides only where those before it are equal.
    """
    return sorted(cars, key=_rank)


def _rank(car: Waiting) -> tuple[bool, bool, bool, float, bool, datetime, str]:
    promised = car.promised
    return (
        not car.comeback,
        not car.customer_here,
        promised is None,
        promised.timestamp() if promised else 0,
        not car.booked,
        car.since,
        car.id,
    )


def teams_for(car: Waiting, teams: Iterable[Team]) -> list[Team]:
    """The teams that can do a car's work, the one that is free first before the others; among equals, the less loaded."""
    able = [team for team in teams if car.skills <= team.skills]
    return sorted(able, key=lambda team: (team.free_after, sum(team.ahead), team.id))
