"""The figures as lists: the same rows on the screen, on paper and in a sheet (RST-61)."""

from collections.abc import Callable, Mapping

from app.counter.listed import Field, FieldList, Holds, Value
from app.counter.means import MEANS
from app.flows.restaurant.facts import terms
from app.flows.restaurant.facts.figures import Off, Tally, TookOff
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.rules.charts import WAITS
from app.flows.restaurant.settings.care import COURSES, NOTHING
from app.kernel.chart import spread
from app.kernel.text import T, Text

TOOK_OFF: Mapping[TookOff, Text] = {
    TookOff.RETURNED: T("Returned", "figure"),
    TookOff.GIVEN: T("Given", "figure"),
    TookOff.DISCOUNT: T("Discount"),
    TookOff.ROUNDING: T("Rounded off"),
}
OffValue = Callable[[Off], Value]


def lists(found: Tally) -> tuple[FieldList, ...]:
    """Every list, in the order in which they are looked at."""
    return (dishes(found), off(found), sold_out(found), taken(found), minutes(found), days(found))


def ticked(found: Tally) -> Text | None:
    """RST-23: what the figures can't know, where the house ticks less than all."""
    return {
        COURSES: T("This house ticks courses only: nothing is known of its service marks."),
        NOTHING: T("This house ticks nothing at the table: a dish was served when that was reported."),
    }.get(found.ticking)


def dishes(found: Tally, most: int | None = None) -> FieldList:
    """Dishes by number and money before discounts, the most ordered first; all of them, or the first few."""
    fields = (
        Field(T("Dish"), Holds.WORDS, 30),
        Field(T("Course"), Holds.WORDS, 18),
        Field(T("Number", "figure"), Holds.COUNT, 11),
        Field(T("Amount (yuan)", "figure"), Holds.MONEY, 17),
        Field(T("Returned", "figure"), Holds.COUNT, 12),
        Field(T("Given", "figure"), Holds.COUNT, 12),
    )
    rows = tuple(
        (one.name, terms.COURSES[Course(one.course)], one.quantity, one.money, one.returned, one.given)
        for one in found.dishes[:most]
    )
    return FieldList("dishes", T("Dishes", "figure"), fields, rows)


def off(
    found: Tally, by: OffValue = lambda one: one.by, reason: OffValue = lambda one: one.reason
) -> FieldList:
    """Returns, gifts, discounts and rounding-off by who answers for them, and why."""
    fields = (
        Field(T("What"), Holds.WORDS, 14),
        Field(T("By whom"), Holds.WORDS, 18),
        Field(T("Reason"), Holds.WORDS, 30),
        Field(T("Times", "figure"), Holds.COUNT, 10),
        Field(T("Number", "figure"), Holds.COUNT, 10),
        Field(T("Amount (yuan)", "figure"), Holds.MONEY, 18),
    )
    rows = tuple(
        (TOOK_OFF[one.kind], by(one), reason(one) or "", one.times, one.quantity, one.money)
        for one in found.off
    )
    return FieldList("off", T("Returned, given, discounted"), fields, rows)


def sold_out(found: Tally) -> FieldList:
    """When dishes were sold out."""
    fields = (
        Field(T("Dish"), Holds.WORDS, 40),
        Field(T("Sold out at"), Holds.MOMENT, 26),
        Field(T("How", "figure"), Holds.WORDS, 34),
    )
    told, last = T("the kitchen said so"), T("the last portion was taken")
    rows = tuple((one.name, one.at, told if one.told else last) for one in found.sold_out)
    return FieldList("sold_out", T("Sold out"), fields, rows)


def taken(found: Tally) -> FieldList:
    """What was taken and went back, by means, when it was paid."""
    fields = (
        Field(T("Means of payment"), Holds.WORDS, 30),
        Field(T("Payments"), Holds.COUNT, 13),
        Field(T("Taken", "figure"), Holds.MONEY, 19),
        Field(T("Went back"), Holds.MONEY, 19),
        Field(T("Stays", "figure"), Holds.MONEY, 19),
    )
    rows = tuple(
        (MEANS[means], one.times, one.taken, one.back, one.left) for means, one in found.taken.items()
    )
    return FieldList("taken", T("Taken by means"), fields, rows)


def minutes(found: Tally) -> FieldList:
    """How long guests waited and stayed: how many, least, quarter, middle, three quarters, most."""
    fields = (
        Field(T("What"), Holds.WORDS, 34),
        Field(T("Counted", "figure"), Holds.COUNT, 11),
        Field(T("Least", "figure"), Holds.MINUTES, 11),
        Field(T("¼ within"), Holds.MINUTES, 11),
        Field(T("½ within"), Holds.MINUTES, 11),
        Field(T("¾ within"), Holds.MINUTES, 11),
        Field(T("Most", "figure"), Holds.MINUTES, 11),
    )
    named = (*WAITS, ("turn", T("Time at the table")))
    rows = tuple(
        (name, len(of := getattr(found, what)), *(spread(of) or (None,) * 5)) for what, name in named
    )
    return FieldList("minutes", T("Minutes", "figure"), fields, rows)


def days(found: Tally) -> FieldList:
    """Day by day."""
    fields = (
        Field(T("Day"), Holds.DAY, 28),
        Field(T("Guests", "figure"), Holds.COUNT, 20),
        Field(T("Parties"), Holds.COUNT, 20),
        Field(T("Takings"), Holds.MONEY, 32),
    )
    rows = tuple((one.day, one.guests, one.turned, one.money) for one in found.days)
    return FieldList("days", T("Days", "figure"), fields, rows)
