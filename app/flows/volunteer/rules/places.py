"""When two places are one (VOL-02, 10, 13)."""

from functools import lru_cache

from app.kernel.names import fold

LONGEST_SPOT = 120


@lru_cache(4096)
def spot(place: str) -> str:
    """A place in the form in which places are compared, however wide, with whatever blanks and letters it is written."""
    return fold(place)[:LONGEST_SPOT]
