"""A service as it stands in a booklet (VOL-10, 11)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from app.flows.volunteer.facts.ids import SealId
from app.kernel.fields import Label, Private

MINUTES_OF_A_DAY = 24 * 60
Minute = Annotated[int, Ge(0), Le(MINUTES_OF_A_DAY)]
"""A time of a day, in minutes from its midnight."""


class Stamp(StrEnum):
    """The three seals that are valid (article 6, 6): the counsellor's, the centre's, the association's."""

    COUNSELLOR = "counsellor"
    CENTRE = "centre"
    ASSOCIATION = "association"


class Witness(StrEnum):
    """In what role somebody stamped the booklet."""

    TEACHER = "teacher"
    IN_CHARGE = "in_charge"


class Verified(StrEnum):
    """How a service of more than three hours was verified (VOL-13)."""

    TELEPHONE = "telephone"
    PHOTO = "photo"
    VISIT = "visit"
    LETTER = "letter"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Service:
    """What a student did: from `start` to `end` on a day, or only how many `minutes` where nobody wrote the times.

    `stamps` are the valid ones among what is stamped, `seals` those of the register; `witness` is who stamped it, on the day of the
    service unless `witnessed` says a later one.
    """

    day: date
    place: Label
    content: Label
    start: Minute | None = None
    end: Minute | None = None
    minutes: Minute | None = None
    stamps: tuple[Stamp, ...] = ()
    seals: tuple[SealId, ...] = ()
    witness: Private | None = None
    role: Witness = Witness.IN_CHARGE
    witnessed: date | None = None

    @property
    def sealed(self) -> bool:
        """Whether one of the three valid seals is on it."""
        return bool(self.stamps or self.seals)

    @property
    def length(self) -> int:
        """How long it took, in minutes."""
        if self.start is None or self.end is None:
            return self.minutes or 0
        return self.end - self.start
