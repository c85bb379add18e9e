"""When the opening list of a day is to be ticked, and which days the shop is open before and after one (DLR-03, 04)."""

from datetime import date, datetime, timedelta
from typing import Any

from app.flows.dealership.rules.opening import open_on

FAR = 60
"""Days that are looked at for the next one on which the shop is open."""


def opens_at(day: date, settings: Any) -> datetime | None:
    """When the shop opens on a day; None on a day off."""
    spans = open_on(day, settings)
    return datetime.combine(day, spans[0].opens, settings.zone) if spans else None


def open_days(day: date, settings: Any, count: int, step: int = 1) -> list[date]:
    """The next days, or with `step` -1 the last ones, on which the shop is open; the day itself does not count."""
    near = (day + timedelta(days=step * n) for n in range(1, FAR))
    return [one for one in near if open_on(one, settings)][:count]
