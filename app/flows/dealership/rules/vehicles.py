"""By what a vehicle is found: plate and VIN, and the ends of both; by its owner through the file of guests (COM-16)."""

from app.kernel.names import Rank, Term, plate_terms

VEHICLES = "vehicle"
"""How vehicles are called among the search terms."""
TAIL = 6
"""Characters of a VIN's end that find its vehicle."""


def called(plate: str, vin: str | None) -> tuple[Term, ...]:
    """The terms of a vehicle."""
    frame = vin.casefold() if vin else ""
    numbers = (Term(frame, Rank.INITIALS), Term(frame[-TAIL:], Rank.PART)) if frame else ()
    return (*plate_terms(plate), *numbers)
