"""What is typed for days, times and seals, in as few keys as it takes."""

import re

from app.flows.volunteer.facts.services import Stamp
from app.widgets.typed import day, minute

__all__ = ["day", "length", "minute", "seals"]

LETTERS = {
    "f": Stamp.COUNSELLOR,
    "辅": Stamp.COUNSELLOR,
    "z": Stamp.CENTRE,
    "中": Stamp.CENTRE,
    "q": Stamp.ASSOCIATION,
    "青": Stamp.ASSOCIATION,
}
"""By the first letter of 辅导员, 中心, 青协."""
_LONG = re.compile(r"(\d{1,2})(?:[.:](\d{1,2}))?\s*(?:h|小时)|(\d{1,4})\s*(?:m|分钟?)")


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
