"""Business days (COM-12) and the numbers of documents, `RO-A1-261123-0007` (COM-14)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType
from unicodedata import normalize

from app.kernel.text import Text

_KIND = re.compile(r"[A-Z]{2,4}")
_COUNTER = re.compile(r"[A-Z0-9]{1,8}")
_NUMBER = re.compile(r"([A-Z]{2,4})-([A-Z0-9]{1,8})-(\d{2})(\d{2})(\d{2})-(\d{4,9})", re.ASCII)
_DASHES = str.maketrans("\u2212\u2010\u2013\u2014", "----")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document that is numbered, declared once, beside its paper: `Kind("RC", T("receipt"))`.

    `code` is two to four capital letters; raises ValueError otherwise.
    """

    code: str
    title: Text

    def __post_init__(self) -> None:
        if not _KIND.fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a code of two to four capital letters")


@dataclass(frozen=True, slots=True)
class Number:
    """The parts of a document's number. `n` counts from 1 for each kind, counter and business day."""

    code: str
    counter: str
    day: date
    n: int

    def __str__(self) -> str:
        return f"{self.code}-{self.counter}-{self.day:%y%m%d}-{self.n:04}"


def business_day(now: datetime, zone: tzinfo, ends_at: int) -> date:
    """The business day of a moment: it ends at `ends_at` o'clock of the counter's zone (COM-12).

    Raises ValueError for a moment without a zone.
    """
    if now.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return (now.astimezone(zone).replace(tzinfo=None) - timedelta(hours=ends_at)).date()


def is_counter(name: str) -> bool:
    """Whether a counter's name can stand in a number: one to eight capital letters and digits."""
    return _COUNTER.fullmatch(name) is not None


def number(kind: Kind, counter: str, day: date, n: int) -> str:
    """The n-th number of a kind at a counter on a business day.

    Raises ValueError for a counter that no number can hold, `n` below 1, or a day outside 2000 to 2099.
    """
    if not is_counter(counter):
        raise ValueError(f"{counter!r} is not a counter of one to eight capital letters and digits")
    if n < 1 or not 2000 <= day.year <= 2099:
        raise ValueError(f"no number {n} on {day}")
    return str(Number(kind.code, counter, day, n))


def parse_number(text: str) -> Number | None:
    """The parts of a document's number as typed or scanned, small or full-width too; None if it is none."""
    found = _NUMBER.fullmatch(normalize("NFKC", text).translate(_DASHES).strip().upper())
    if not found:
        return None
    code, counter, year, month, day, n = found.groups()
    try:
        on = date(2000 + int(year), int(month), int(day))
    except ValueError:
        return None
    return Number(code, counter, on, int(n)) if int(n) else None


def by_code(*kinds: Kind) -> Mapping[str, Kind]:
    """All kinds of numbered documents by their codes. Raises ValueError if two share one (COM-14)."""
    found = {kind.code: kind for kind in kinds}
    if len(found) < len(kinds):
        raise ValueError("two kinds of document share a code")
    return MappingProxyType(found)
