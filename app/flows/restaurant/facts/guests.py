"""Who is known in the guest file, as a screen shows it (RST-04, COM-20).

look(KnownGuest, typed=…)
"""

from dataclasses import dataclass

from app.counter.customer_facts import GuestShown
from app.flows.restaurant.facts.cellar import BottleFacts


@dataclass(frozen=True, slots=True)
class InFile:
    """What the guest file says of a sitting's guest: how often they came, what they avoid."""

    visits: int
    taboos: str | None


@dataclass(frozen=True, slots=True)
class KnownGuest:
    """The guest whose phone is typed, None for a stranger; what they wished the last time, what is stored for them."""

    guest: GuestShown | None
    wishes: str | None = None
    bottles: tuple[BottleFacts, ...] = ()
