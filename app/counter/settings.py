"""The house's own settings, and settings as one counter has them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from app.kernel.days import Calendar, Holiday, PublishedYear
from app.kernel.flow import Flow
from app.kernel.numbers import business_day
from app.kernel.setting import Setting
from app.kernel.text import T

V = TypeVar("V")


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
PHOTO_FOLDER = Setting(
    "house.photo_folder",
    "",
    T("Folder of photos"),
    T("Where the camera or the telephone puts its files; empty: the pictures of whoever uses this computer."),
    local=True,
    longest=250,
)
KEEP_PHOTOS = Setting(
    "house.keep_photos",
    1095,
    T("Photos are kept for"),
    T("Counted from the day on which a photo is attached. Afterwards papers are printed without it."),
    least=30,
    most=7300,
    unit=T("days", "unit"),
)
SETTINGS: tuple[Setting[Any], ...] = (
    ZONE,
    DAY_ENDS_AT,
    LANGUAGE,
    ORGANISATION,
    FLOWS,
    LOCK_AFTER,
    PHOTO_FOLDER,
    KEEP_PHOTOS,
    CALENDAR,
)
"""In the order of their page."""


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

    def business_day(self, at: datetime) -> date:
        """The business day of a moment at this counter (COM-12)."""
        return business_day(at, self.zone, self.day_ends_at)


def declared(flows: Iterable[Flow]) -> dict[str, Setting[Any]]:
    """Every setting that these flows declare, by its key; raises TypeError for one that is declared twice."""
    found: dict[str, Setting[Any]] = {}
    for one in (one for flow in flows for one in flow.settings):
        if one.key in found:
            raise TypeError(f"setting {one.key} is declared twice")
        found[one.key] = one
    return found


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
