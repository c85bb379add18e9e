"""A day, its week, its month, and the spans beside them."""

from datetime import date, timedelta
from enum import StrEnum

from app.widgets.between import Days

DAY = timedelta(days=1)


class Span(StrEnum):
    """How many days are looked at; `OTHER` are those that somebody chose."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    OTHER = "other"


def around(day: date, span: Span) -> Days:
    """The first day and the last of the span that a day lies in; a week begins on Monday."""
    if span is Span.WEEK:
        first = day - day.weekday() * DAY
        return first, first + 6 * DAY
    if span is Span.MONTH:
        return day.replace(day=1), (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    return day, day


def before(days: Days, span: Span) -> Days:
    """The span that ends where this one begins: a month, else as many days."""
    first, last = days
    return around(first - DAY, span) if span is Span.MONTH else (first - (last + DAY - first), first - DAY)


def after(days: Days, span: Span) -> Days:
    """The span that begins where this one ends."""
    first, last = days
    return around(last + DAY, span) if span is Span.MONTH else (last + DAY, last + (last + DAY - first))
