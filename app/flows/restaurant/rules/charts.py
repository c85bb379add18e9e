"""The figures as few large numbers and as charts: the same on the screen and on paper (RST-61)."""

from typing import Any

from app.counter.listed import LargeNumber
from app.counter.means import MEANS
from app.flows.restaurant.facts.figures import Tally
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.terms import COURSES
from app.flows.restaurant.rules.figures import by_course
from app.kernel.chart import Columns, Counted, Curve, Ranked, Spread, Spreads, spread
from app.kernel.money import figures
from app.kernel.text import T, Text

WAITS = (
    ("first_dish", T("Order to first dish")),
    ("first_hot", T("Call to first hot dish")),
    ("to_free", T("Bill to free table")),
)
"""What guests wait for, by the name of its minutes."""
SATURDAY = 5


def heads(found: Tally) -> tuple[LargeNumber, ...]:
    """The numbers that are looked at first."""
    turn, dish, free = (_middle(minutes) for minutes in (found.turn, found.first_dish, found.to_free))
    turned: dict[str, Any] = {"n": found.turned, "tables": found.tables}
    tenths = found.turned_tenths
    a_day = None if tenths is None else Text("{whole}.{tenth}", {"whole": tenths // 10, "tenth": tenths % 10})
    return (
        LargeNumber(T("Takings"), _money(found.money), T("paid until now")),
        LargeNumber(T("Guests", "figure"), f"{found.guests}", T("{n} parties", n=found.turned)),
        LargeNumber(T("Turned a day", "figure"), a_day, T("{n} on {tables} tables", **turned)),
        LargeNumber(T("Average per guest"), _money(found.a_guest), T("{n} guests paid", n=found.paying)),
        LargeNumber(WAITS[0][1], dish, T("the middle one")),
        LargeNumber(T("Time at the table"), turn, T("cleared: {free}", free=free or "—")),
    )


def _money(fen: int | None) -> Text | None:
    return None if fen is None else Text("{fen:money}", {"fen": fen})


def _middle(minutes: tuple[int, ...]) -> Text | None:
    return Text("{minutes:minutes}", {"minutes": spread(minutes)[2]}) if minutes else None


def by_hour(found: Tally) -> Columns:
    """Guests by the hour at which they sat down."""
    return Columns(tuple(Counted(f"{hour}", n, f"{n}") for hour, n in found.by_hour.items()))


def waits(found: Tally) -> Spreads:
    """How long guests waited."""
    return Spreads(tuple(Spread(name, spread(getattr(found, minutes))) for minutes, name in WAITS))


def courses(found: Tally) -> Ranked:
    """What each course came to before discounts."""
    return Ranked(
        tuple(Counted(COURSES[Course(one)], fen, figures(fen)) for one, fen in by_course(found.dishes))
    )


def means(found: Tally) -> Ranked:
    """What stays of each means."""
    return Ranked(tuple(Counted(MEANS[by], one.left, figures(one.left)) for by, one in found.taken.items()))


def recent(found: Tally) -> Curve:
    """Takings a day, the last day's in figures, weekends hollow."""
    points = [
        Counted(f"{day.day}", fen, figures(fen), marked=day.weekday() >= SATURDAY)
        for day, fen in found.recent
    ]
    return Curve(tuple(points), per=100)
