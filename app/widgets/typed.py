"""What is typed for days, times and sums, in as few keys as it takes."""

import re
from datetime import date

from app.kernel.money import yuan

MINUTES_OF_A_DAY = 1440
_DAY = re.compile(r"(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})")
_SHORT = re.compile(r"(\d{4})?(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.：]?([0-5]\d))?")


def day(words: str, near: date) -> date | None:
    """A day as 11-08, 1108 or with its year; without one, the one nearest to `near`."""
    found = _DAY.fullmatch(words) or _SHORT.fullmatch(words)
    if found is None:
        return None
    year, month, of = found.groups()
    years = [int(year)] if year else [near.year - 1, near.year, near.year + 1]
    days = [made for one in years if (made := _made(one, int(month), int(of)))]
    return min(days, key=lambda one: abs(one - near), default=None)


def minute(words: str) -> int | None:
    """A time of the day as 8, 830 or 8:30, in minutes from midnight."""
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    at = 60 * int(found[1]) + int(found[2] or 0)
    return at if at <= MINUTES_OF_A_DAY else None


def fen_of(text: str) -> int:
    """Typed yuan in fen; nothing for what is no sum yet."""
    try:
        return yuan(text) if text else 0
    except ValueError:
        return 0


def _made(year: int, month: int, of: int) -> date | None:
    try:
        return date(year, month, of)
    except ValueError:
        return None
