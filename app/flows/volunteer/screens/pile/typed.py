"""What is typed for days, times and seals, in as few keys as it takes."""

import re
from datetime import date

from app.flows.volunteer.facts.services import MINUTES_OF_A_DAY, Stamp

LETTERS = {
    "f": Stamp.COUNSELLOR,
    "辅": Stamp.COUNSELLOR,
    "z": Stamp.CENTRE,
    "中": Stamp.CENTRE,
    "q": Stamp.ASSOCIATION,
    "青": Stamp.ASSOCIATION,
}
"""By the first letter of 辅导员, 中心, 青协."""
_DAY = re.compile(r"(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})")
_SHORT = re.compile(r"(\d{4})?(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.：]?([0-5]\d))?")
_LONG = re.compile(r"(\d{1,2})(?:[.:](\d{1,2}))?\s*(?:h|小时)|(\d{1,4})\s*(?:m|分钟?)")


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


def length(words: str) -> int | None:
    """How long something took, as 3h, 1.5h, 2:30h or 90m, in minutes."""
    found = _LONG.fullmatch(words)
    if found is None:
        return None
    if found[3]:
        return int(found[3])
    if found[2] is None:
        return 60 * int(found[1])
    part = int(found[2]) if ":" in words else round(60 * float(f"0.{found[2]}"))
    return 60 * int(found[1]) + part


def seals(words: str) -> tuple[Stamp, ...] | None:
    """The valid seals by their letters; none of them is none, and another letter is a mistake."""
    letters = [letter for letter in words.casefold() if letter not in " ,，、"]
    if any(letter not in LETTERS for letter in letters):
        return None
    return tuple(stamp for stamp in Stamp if stamp in {LETTERS[letter] for letter in letters})


def _made(year: int, month: int, of: int) -> date | None:
    try:
        return date(year, month, of)
    except ValueError:
        return None
