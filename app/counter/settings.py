"""Settings: each declared once, with key, type, default, title and help; the page draws itself."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from app.kernel.days import Calendar, Holiday, PublishedYear
from app.kernel.flow import Flow
from app.kernel.text import T, Text

V = TypeVar("V")
_declared: dict[str, "Setting[Any]"] = {}


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One setting. `choices` or `least`/`most` say what it may be; a counter may have its own value if `local`.

    `names` are what the choices are called, in their order; `page` is one that draws itself with its group,
    others have a page of their own. `known` tells what else there is no such thing; `longest` is for texts.
    """

    key: str
    default: V
    title: Text
    help: Text
    group: str = "house"
    choices: tuple[V, ...] = ()
    least: int | None = None
    most: int | None = None
    local: bool = False
    unit: Text | None = None
    names: tuple[Text | str, ...] = ()
    page: bool = True
    known: Callable[[V], bool] | None = None
    longest: int = 80

    def __post_init__(self) -> None:
        if _declared.setdefault(self.key, self) is not self and _declared[self.key] != self:
            raise TypeError(f"setting {self.key} is declared twice")

    def fits(self, value: Any) -> bool:
        """Whether a value may be set."""
        if type(value) is not type(self.default) or (self.choices and value not in self.choices):
            return False
        if self.known is not None and not self.known(value):
            return False
        if not isinstance(value, int):
            return not isinstance(value, str) or len(value) <= self.longest
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def _known_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True


def _known_years(entered: str) -> bool:
    try:
        Calendar(_years(entered))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def declared() -> Iterable[Setting[Any]]:
    """Every setting that a room has declared."""
    return _declared.values()


ZONE = Setting(
    "house.zone",
    "Asia/Shanghai",
    T("Time zone"),
    T("Times are shown and business days counted in this zone."),
    known=_known_zone,
)
DAY_ENDS_AT = Setting(
    "house.day_ends_at",
    4,
    T("The business day ends at"),
    T("Numbers, shifts and figures change to the next day at this hour."),
    least=0,
    most=12,
    unit=T("o'clock"),
)
LANGUAGE = Setting(
    "house.language",
    "zh",
    T("Language"),
    T("Screens, sentences and papers."),
    choices=("zh", "en"),
    names=("中文", "English"),
    local=True,
)
ORGANISATION = Setting("house.organisation", "", T("Name of the organisation"), T("Stands on every paper."))
FLOWS = Setting(
    "house.flows",
    "",
    T("What this counter does"),
    T("Only these tabs are shown."),
    local=True,
    page=False,
)
LOCK_AFTER = Setting(
    "house.lock_after",
    5,
    T("Ask for the PIN again after"),
    T("Idle for so long, the counter keeps the screen and asks who is there."),
    least=1,
    most=120,
    unit=T("minutes", "unit"),
)


CALENDAR = Setting(
    "house.calendar",
    "",
    T("Published holidays"),
    T("A year that the program does not know yet, entered from the published notice."),
    page=False,
    known=_known_years,
    longest=4000,
)


class Settings:
    """The settings as one counter has them: stored values over defaults."""

    def __init__(self, stored: Mapping[tuple[str, str], str], counter: str) -> None:
        self._stored = {
            key: json.loads(value) for (key, at), value in sorted(stored.items()) if at in ("", counter)
        }

    def has(self, setting: Setting[Any]) -> bool:
        """Whether somebody chose a value."""
        return setting.key in self._stored

    def of(self, setting: Setting[V]) -> V:
        """The value in force."""
        value: V = self._stored.get(setting.key, setting.default)
        return value

    @cached_property
    def calendar(self) -> Calendar:
        """Working days, with the years that the manager entered (COM-13)."""
        return Calendar(_years(self.of(CALENDAR)))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.of(ZONE))

    @property
    def day_ends_at(self) -> int:
        return self.of(DAY_ENDS_AT)


def served_flows(settings: Settings, flows: Mapping[str, Flow]) -> tuple[str, ...]:
    """The flows whose tabs this counter has, in the house's order; all of them where nobody chose (COM-22)."""
    chosen = settings.of(FLOWS).split()
    return tuple(n for n, f in flows.items() if f.case is not None and (not chosen or n in chosen))


def _years(entered: str) -> list[PublishedYear]:
    """The entered years: {"2027": {"off": {"2027-01-01": "new_year"}, "made_up": {…}}}."""
    return [
        PublishedYear(int(year), _days(days.get("off", {})), _days(days.get("made_up", {})))
        for year, days in (json.loads(entered) if entered else {}).items()
    ]


def _days(named: Mapping[str, str]) -> dict[date, Holiday]:
    return {date.fromisoformat(day): Holiday(why) for day, why in named.items()}
