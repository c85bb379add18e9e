"""Days as a restaurant speaks of them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from app.counter.settings import Settings
from app.kernel.text import T, Text
from app.widgets.between import WEEKDAYS

_NEAR: Sequence[Text] = (T("Today", "day"), T("Tomorrow", "day"), T("The day after", "day"))


def today(now: datetime, settings: Settings) -> date:
    """The business day of a moment: it ends when the house closes, not at midnight (COM-12)."""
    return settings.business_day(now)


def day_told(day: date, now: datetime, settings: Settings) -> Text:
    """A day by its date and weekday, and by its name if it is near."""
    away = (day - today(now, settings)).days
    told: dict[str, Any] = {"day": day, "weekday": WEEKDAYS[day.weekday()]}
    if 0 <= away < len(_NEAR):
        return T("{near} · {day:day} {weekday}", near=_NEAR[away], **told)
    return T("{day:day} {weekday}", **told)


def near(away: int) -> Text:
    """Today, tomorrow, the day after."""
    return _NEAR[away]


def moment(day: date, at: time, settings: Settings) -> datetime:
    """A time of a business day; what is earlier than the hour at which it ends belongs to the next date."""
    on = day + timedelta(days=1) if at.hour < settings.day_ends_at else day
    return datetime.combine(on, at, settings.zone)


def span(day: date, settings: Settings) -> tuple[datetime, datetime]:
    """When a business day begins, and when the next one does."""
    first = time(settings.day_ends_at)
    return moment(day, first, settings), moment(day + timedelta(days=1), first, settings)
