"""The facts of a VIP's reception: who may know of it, what has to be done for it, how far that is (RST-50, 51)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.kernel.judge import Staff


class VipTask(StrEnum):
    """What is done for a VIP, in the order of the article."""

    CLEANLINESS = "cleanliness"
    EQUIPMENT = "equipment"
    TELEVISION = "television"
    FRESH_FLOWERS = "fresh_flowers"
    PLACING = "placing"
    TREATS = "treats"
    AIR = "air"
    READY = "ready"
    WELCOME = "welcome"
    PRESENTED = "presented"
    AGREED = "agreed"
    SEE_OFF = "see_off"


ROOM_TASKS = (
    VipTask.CLEANLINESS,
    VipTask.EQUIPMENT,
    VipTask.TELEVISION,
    VipTask.FRESH_FLOWERS,
    VipTask.PLACING,
)
CHECKED = (VipTask.EQUIPMENT, VipTask.CLEANLINESS, VipTask.PLACING)
"""What the readiness check looks at, and may give back."""
TRIED = "tried"
"""How a try to open the sitting by somebody who may not is called among its marks."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Who may know of a VIP: roles, and persons by their login."""

    roles: frozenset[str]
    persons: frozenset[str]

    def holds(self, staff: Staff, waiter: str | None) -> bool:
        """Whether somebody is named, or waits on the party: `waiter` is who does."""
        return bool(staff.roles & self.roles) or staff.login in self.persons or staff.login == waiter

    @property
    def written(self) -> str:
        """As it is kept: "captain host @zhou"."""
        return " ".join((*sorted(self.roles), *(f"@{login}" for login in sorted(self.persons))))


def circle(written: str) -> Circle:
    """Who is named, as it is kept."""
    words = written.split()
    return Circle(
        frozenset(word for word in words if not word.startswith("@")),
        frozenset(word[1:] for word in words if word.startswith("@")),
    )


@dataclass(frozen=True, slots=True)
class Vip:
    """A VIP's reception. `received`, `purpose`, `needs` and `contact` are personal texts by their drawer ids."""

    circle: Circle
    alias: str
    """What the kitchen knows the table by."""
    since: datetime
    """When the house heard of it: nothing was due before."""
    version: int
    """How often the notice was written."""
    received: str | None
    purpose: str | None
    needs: str | None
    contact: str | None
    flowers: bool
    seated_for: datetime | None
    """When they sit down, once that is agreed."""
    done: frozenset[VipTask]
    refused: frozenset[VipTask]
    """What the readiness check gave back, and is not done again yet."""
    marks: int
    """How many marks there are, tries to open the sitting among them."""
