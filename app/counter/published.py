"""The published calendar as a manager types it from the notice: spans of days for each holiday of a year (COM-13)."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.kernel.days import ONE_DAY, Calendar, Holiday
from app.kernel.text import T, Text

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FULL = r"(\d{4})(?:年|/|\.)(\d{1,2})(?:月|/|\.)(\d{1,2})日?"
_DAY = re.compile(rf"{_FULL}|(\d{{1,2}})(?:月|/|\.)(\d{{1,2}})日?")
_LAST = re.compile(r"(\d{1,2})日?")
_TO = re.compile(r"\s*(?:至|到|~|～|–|—|-)\s*")
_BETWEEN = re.compile(r"[\s,，、;；]+")
_LONGEST = 30
"""Days of one span at the most: a longer one is a slip of the fingers."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed for one holiday: its days off, and the weekends that are worked for it."""

    off: str = ""
    made_up: str = ""


class Mistyped(ValueError):
    """What is no day of this year: `why` says what is asked for."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.message)
        self.why = why


def read(typed: str, year: int, *, weekends: bool = False) -> list[date]:
    """The days that are typed: `2.5-2.11`, `2月5日至11日 2月14日`, `2026-12-31`. Raises Mistyped."""
    days = [day for span in _spans(typed) for day in _days(span, year)]
    for day in days:
        if abs(day.year - year) > 1:
            raise Mistyped(T("{day:day} does not belong to {year}.", day=day, year=str(year)))
        if weekends and day.weekday() < 5:
            raise Mistyped(T("{day:day} is no Saturday or Sunday.", day=day))
    return sorted(set(days))


def written(days: Iterable[date], year: int) -> str:
    """Days as one types them, the spans put together."""
    told: list[list[date]] = []
    for day in sorted(days):
        if told and day - told[-1][-1] == ONE_DAY:
            told[-1].append(day)
        else:
            told.append([day])
    return " ".join(
        _word(span[0], year) + (f"–{_word(span[-1], year)}" if len(span) > 1 else "") for span in told
    )


def entered(stored: str) -> Mapping[int, Mapping[Holiday, Typed]]:
    """The years that were entered, as they were typed."""
    found: dict[int, dict[Holiday, Typed]] = {}
    for name, days in (json.loads(stored) if stored else {}).items():
        year = int(name)
        off, made_up = (_by_holiday(days.get(kind, {})) for kind in ("off", "made_up"))
        found[year] = {
            one: Typed(written(off.get(one, ()), year), written(made_up.get(one, ()), year))
            for one in Holiday
            if one in off or one in made_up
        }
    return found


def with_year(stored: str, year: int, typed: Mapping[Holiday, Typed]) -> str:
    """The setting with a year as it was typed; without it, where nothing is. Raises Mistyped."""
    years: dict[str, Any] = json.loads(stored) if stored else {}
    off = {d.isoformat(): one.value for one, t in typed.items() for d in read(t.off, year)}
    made_up = {
        d.isoformat(): one.value for one, t in typed.items() for d in read(t.made_up, year, weekends=True)
    }
    years.pop(str(year), None)
    if off or made_up:
        years[str(year)] = {"off": off, "made_up": made_up}
    return json.dumps(years, sort_keys=True, separators=(",", ":")) if years else ""


def known(calendar: Calendar, year: int) -> bool:
    """Whether a year's working days are published, and no guess."""
    return not calendar.day(date(year, 10, 1)).provisional


def _spans(typed: str) -> Sequence[str]:
    spans = _TO.sub("~", _ISO.sub(r"\1/\2/\3", typed))
    return [span for span in _BETWEEN.split(spans.strip()) if span]


def _days(span: str, year: int) -> list[date]:
    first, to, last = span.partition("~")
    start = _day(first, year)
    end = _day(last, year, start) if to else start
    if not 0 <= (end - start).days <= _LONGEST:
        raise Mistyped(T("“{span}” is no span of days.", span=span))
    return [start + n * ONE_DAY for n in range((end - start).days + 1)]


def _day(word: str, year: int, after: date | None = None) -> date:
    full = _DAY.fullmatch(word)
    alone = _LAST.fullmatch(word) if after else None
    try:
        if full:
            of, month, day, month_, day_ = full.groups()
            return date(int(of or year), int(month or month_), int(day or day_))
        if alone and after:
            return after.replace(day=int(alone[1]))
    except ValueError:
        pass
    raise Mistyped(T("“{word}” is no day. Type 2.5 or 2月5日, a span as 2.5-2.11.", word=word[:20]))


def _word(day: date, year: int) -> str:
    return f"{day.month}.{day.day}" if day.year == year else day.isoformat()


def _by_holiday(named: Mapping[str, str]) -> Mapping[Holiday, Sequence[date]]:
    found: dict[Holiday, list[date]] = {}
    for day, why in named.items():
        found.setdefault(Holiday(why), []).append(date.fromisoformat(day))
    return found
