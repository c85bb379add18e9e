"""A day, its week, its month."""

from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """How many days are looked at."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def begins(day: date, span: Span) -> date:
    """The first day of the span that a day lies in; a week begins on Monday."""
    if span is Span.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if span is Span.MONTH else day


def ends(day: date, span: Span) -> date:
    """The last day of the span that a day lies in."""
    return turned(begins(day, span), span, 1) - timedelta(days=1)


def turned(day: date, span: Span, by: int) -> date:
    """A day of the span before (-1) or after (1): the first of a month, else as many days away."""
    if span is not Span.MONTH:
        return day + timedelta(days=by * (7 if span is Span.WEEK else 1))
    months = day.year * 12 + day.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)
