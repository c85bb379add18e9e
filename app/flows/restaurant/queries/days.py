"""The business day of a moment, from its first moment to the next day's (COM-12)."""

from datetime import datetime, time, timedelta

from app.counter.settings import Settings


def day_around(at: datetime, settings: Settings) -> tuple[datetime, datetime]:
    """When the business day of a moment begins, and when the next one does."""
    day = settings.business_day(at)
    first = time(settings.day_ends_at)
    return (
        datetime.combine(day, first, settings.zone),
        datetime.combine(day + timedelta(days=1), first, settings.zone),
    )
