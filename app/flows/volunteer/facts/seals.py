"""The seal register: whose seal it is, of which kind, and from when to when it is valid (VOL-11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.flows.volunteer.facts.services import Stamp


@dataclass(frozen=True, slots=True)
class SealFacts:
    """A seal: valid from `since` to the last day `until`, or further on; `holder` is the drawer id of whose it is."""

    id: str
    kind: Stamp
    holder: str
    since: date
    until: date | None

    def in_force(self, day: date) -> bool:
        """Whether a booklet could be stamped with it on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class SealShown:
    """A seal with its holder's name and its picture, a PNG as base64 (nothing where there is none)."""

    facts: SealFacts
    holder: str
    picture: str


@dataclass(frozen=True, slots=True)
class SealRegister:
    """Every seal, those in force first, by kind and holder."""

    seals: tuple[SealShown, ...]


@dataclass(frozen=True, slots=True)
class SealsNamed:
    """By which seals the entries of a collection are stamped, by entry, as far as somebody named them."""

    of: Mapping[str, tuple[str, ...]]
