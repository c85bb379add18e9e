"""Words: the voice of an outlet. Turns a `Text` into Chinese or English, with its sums, times and lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import Enum
from functools import cached_property
from gettext import GNUTranslations, NullTranslations, find
from pathlib import Path
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

from app.kernel.money import MINUS, figures
from app.kernel.text import T, Text
from app.resources import resource

LOCALE = resource("locale")
NOTHING = "—"
SHANGHAI = ZoneInfo("Asia/Shanghai")

_DIGITS = "〇一二三四五六七八九"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a language joins a list and names a day: of the week, of the year, with its year, and solemnly."""

    catalogue: str
    comma: str
    last: str
    week: Sequence[str]
    day_of_year: Callable[[date], str]
    dated: Callable[[date], str]
    written: Callable[[date], str]


def _in_han(day: date) -> str:
    """二〇二六年十一月二十三日: a day as certificates have it."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{day.year:04}")
    return f"{year}年{_under_hundred(day.month)}月{_under_hundred(day.day)}日"


def _under_hundred(n: int) -> str:
    tens, ones = divmod(n, 10)
    return (_DIGITS[tens] if tens > 1 else "") + "十" * (tens > 0) + (_DIGITS[ones] if ones else "")


def _in_english(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MANNERS = {
    "zh": _Manner(
        "zh_CN",
        "、",
        "、",
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        lambda day: f"{day.month}月{day.day}日",
        lambda day: f"{day.year}年{day.month}月{day.day}日",
        _in_han,
    ),
    "en": _Manner(
        "en",
        ", ",
        " and ",
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        lambda day: f"{day.day} {_MONTHS[day.month - 1]}",
        _in_english,
        _in_english,
    ),
}

_Part = tuple[str, str | None, str]
"""What stands before a place, the place's name, its kind; a tail without a place has no name."""


class Words:
    """Speaks one language, `zh` or `en`; times are shown in `zone`. Implements `Speaker`.

    English is what the program's own sentences are; every other language comes from its catalogue.
    Raises KeyError for an unknown language, FileNotFoundError if its catalogue has not been made.
    """

    def __init__(self, language: str, zone: tzinfo = SHANGHAI, locale: Path = LOCALE) -> None:
        self.language = language
        self._zone = zone
        self._locale = locale
        self._manner = _MANNERS[language]
        self._phrases: dict[tuple[str, str], str] = {}
        self._parts: dict[tuple[str, str], tuple[_Part, ...]] = {}
        self._kinds: Mapping[str, Callable[[Any], str]] = {
            "": self._plain,
            "money": self._money,
            "time": self._time,
            "day": self._day,
            "weekday": lambda day: self._manner.week[_day_of(day).weekday()],
            "moment": self._moment,
            "date": lambda day: self._manner.dated(_day_of(day)),
            "written": lambda day: self._manner.written(_day_of(day)),
            "percent": _percent,
            "minutes": self._minutes,
            "list": self._list,
        }

    def __call__(self, text: Text) -> str:
        """The text's words. Raises KeyError for a place without its value: a fault of the program."""
        parts = self._parts.get((text.context, text.message))
        if parts is None:
            parts = self._parts[text.context, text.message] = _parts(self.phrase(text.message, text.context))
        return self._filled(parts, text.args)

    def _filled(self, parts: Iterable[_Part], args: Mapping[str, Any]) -> str:
        return "".join(
            before if name is None else before + self._placed(kind, args[name], args)
            for before, name, kind in parts
        )

    def _placed(self, kind: str, value: Any, args: Mapping[str, Any]) -> str:
        one, plural, more = kind.partition("|")
        if plural:
            return self._filled(_parts(one if str(value) == "1" else more), args)
        return self._worded(kind, value)

    def phrase(self, message: str, context: str = "") -> str:
        """A message as the catalogue has it, its places unfilled; itself where it has none."""
        known = self._phrases.get((context, message))
        if known is None:
            asked = (
                self._catalogue.pgettext(context, message) if context else self._catalogue.gettext(message)
            )
            known = self._phrases[context, message] = asked if message else ""
        return known

    @cached_property
    def _catalogue(self) -> NullTranslations:
        if self.language == "en":
            return NullTranslations()
        path = find("yingke", str(self._locale), [self._manner.catalogue])
        if path is None:
            raise FileNotFoundError(f"no catalogue of {self._manner.catalogue} in {self._locale}")
        with Path(path).open("rb") as file:
            return GNUTranslations(file)

    def _worded(self, kind: str, value: Any) -> str:
        return NOTHING if value is None else self._kinds[kind](value)

    def _plain(self, value: Any) -> str:
        match value:
            case None:
                return NOTHING
            case bool():
                return self(T("yes") if value else T("no"))
            case str():
                return str(value)
            case Text():
                return self(value)
            case Enum():
                return self._plain(value.value)
            case datetime():
                return self._moment(value)
            case date():
                return value.isoformat()
            case time():
                return self._time(value)
            case list() | tuple():
                return self._list(value)
        return str(value).replace("-", MINUS)

    def _money(self, fen: int) -> str:
        return f"{MINUS * (fen < 0)}¥{figures(abs(fen))}"

    def _list(self, values: Iterable[Any]) -> str:
        *first, last = [self._plain(value) for value in values] or [""]
        return self._manner.comma.join(first) + (self._manner.last if first else "") + last

    def _time(self, value: time | datetime | str) -> str:
        return f"{value if isinstance(value, time) else self._local(value):%H:%M}"

    def _day(self, value: date | str) -> str:
        if isinstance(value, str) and len(value) == len("2026-11-23"):
            value = date.fromisoformat(value)
        day = self._local(value).date() if isinstance(value, datetime | str) else value
        return day.isoformat()

    def _moment(self, value: datetime | str) -> str:
        at = self._local(value)
        return f"{self._manner.day_of_year(at)} {at:%H:%M}"

    def _local(self, value: datetime | str) -> datetime:
        """A moment as the counter's clock shows it; the values of a kept refusal come back as ISO text."""
        at = datetime.fromisoformat(value) if isinstance(value, str) else value
        if at.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return at.astimezone(self._zone)

    def _minutes(self, minutes: int) -> str:
        hours, rest = divmod(abs(minutes), 60)
        sign = MINUS * (minutes < 0)
        if not hours:
            return sign + self(T("{minutes} min", minutes=rest))
        if not rest:
            return sign + self(T("{hours} h", hours=hours))
        return sign + self(T("{hours} h {minutes} min", hours=hours, minutes=rest))


def _day_of(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _percent(basis_points: int) -> str:
    whole, rest = divmod(abs(basis_points), 100)
    decimals = f".{rest:02}".rstrip("0") if rest else ""
    return f"{MINUS * (basis_points < 0)}{whole}{decimals}%"


def _parts(phrase: str) -> tuple[_Part, ...]:
    return tuple((before, name, kind or "") for before, name, kind, _ in Formatter().parse(phrase))
