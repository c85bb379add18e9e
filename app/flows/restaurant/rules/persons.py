"""The order of persons at a table, as seat numbers where they are known (RST-04, 26, 28)."""

from collections.abc import Iterable, Sequence

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.persons import ONCE, Person, Standing
from app.kernel.refusal import No


def seats_of(sitting: SittingFacts, *standings: Standing) -> list[int]:
    """The seats of those who are this at the table, as far as they are known, in their order."""
    return [p.seat for one in standings for p in sitting.persons if p.standing is one and p.seat]


def turns(sitting: SittingFacts) -> list[int]:
    """RST-28: in which order seats are served and their plates changed.

    The guest of honour, then clockwise; elders before that, and children before all where the guests said so.
    Without the guest of honour's seat it is known of those alone who come first.
    """
    last = max((sitting.guests, *(p.seat or 0 for p in sitting.persons)))
    honour = seats_of(sitting, Standing.HONOUR)
    circle = [*range(honour[0], last + 1), *range(1, honour[0])] if honour else []
    children = seats_of(sitting, Standing.CHILD)
    first = children if sitting.children_first else []
    sooner = [*_along(first, circle), *_along(seats_of(sitting, Standing.ELDER), circle)]
    return list(dict.fromkeys((*sooner, *circle)))


def _along(seats: Iterable[int], circle: Sequence[int]) -> list[int]:
    """Some seats in the order in which one comes to them; by their numbers where nobody knows where one begins."""
    return sorted(seats, key=lambda seat: (circle.index(seat) if seat in circle else 0, seat))


def best_part(sitting: SittingFacts) -> list[int]:
    """RST-28: to whom the best part of a dish goes, by seat: guest of honour and host."""
    return seats_of(sitting, Standing.HONOUR, Standing.HOST)


def without_seats(sitting: SittingFacts) -> tuple[Person, ...]:
    """Who is there, once the table is another one: where each sits is asked anew."""
    return tuple(Person(one.standing) for one in sitting.persons)


def is_there(sitting: SittingFacts, standing: Standing) -> bool:
    """Whether such a person is at the table, seat known or not."""
    return any(p.standing is standing for p in sitting.persons)


# -- what an act relies on, and guards ----------------------------------------------------------------


def persons(sitting: SittingFacts) -> tuple[Person, ...]:
    """Who sits where, as it was noted last."""
    return sitting.persons


def seats_are_at_the_table(sitting: SittingFacts, persons: Sequence[Person]) -> No | None:
    """Nobody sits where the table has no seat."""
    most = max((p.seat or 0 for p in persons), default=0)
    if most <= max(sitting.seats, sitting.guests):
        return None
    return No("There is no seat {seat}: the table has {seats}.", {"seat": most, "seats": sitting.seats})


def everyone_is_told_once(persons: Sequence[Person]) -> No | None:
    """RST-04: one host, one guest of honour, one deputy host, each somebody else; nobody is told twice."""
    single = [p for p in persons if p.standing in ONCE]
    placed = [p for p in persons if p.seat]
    seats = [p.seat for p in single if p.seat]
    twice = len(set(placed)) < len(placed) or len(set(seats)) < len(seats)
    if not twice and len({p.standing for p in single}) == len(single):
        return None
    return No("Host, guest of honour and deputy host are one person each, and nobody is noted twice.")
