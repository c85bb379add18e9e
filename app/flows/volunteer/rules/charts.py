"""The figures as few large numbers, charts and lists: the same on the screen, on paper and in a sheet (VOL-40)."""

from typing import Any

from app.counter.listed import Field, Holds, Listed, Told
from app.flows.volunteer.facts.figures import Figures
from app.kernel.chart import Columns, Counted, Ranked, Spread, Spreads, spread
from app.kernel.hours import hours
from app.kernel.text import T, Text

MOST = 10
"""Activities that a chart shows; the list has all of them."""


def heads(found: Figures) -> tuple[Told, ...]:
    """The numbers that are looked at first."""
    students = sum(one.students for one in found.classes)
    judged, count = found.judged, len(found.without)
    fakes: dict[str, Any] = {"n": judged.fakes, "of": judged.counted + judged.sent_back + judged.fakes}
    checked: dict[str, Any] = {"n": judged.checked, "of": judged.long}
    took: dict[str, Any] = {"hours": hours(found.taken)}
    return (
        Told(T("Hours that count"), hours(found.minutes), T("taken for fakes {hours}", **took)),
        Told(T("Entries that count"), f"{judged.counted:,}", T("of {n} entered", n=judged.entries)),
        Told(T("Without hours"), f"{count:,}", T("of {n} students", n=students)),
        Told(T("Fakes", "rate"), _percent(judged.fake_rate), T("{n} of {of} judged", **fakes)),
        Told(T("Verified", "rate"), _percent(judged.checked_rate), T("{n} of {of} long ones", **checked)),
        Told(T("Hand-in to stamp"), _days(found.back), T("days, the middle one")),
    )


def audited(found: Figures) -> Text:
    """How much of it was looked at after a draw, and how much was not right."""
    told: dict[str, Any] = {
        "n": found.audited.entries,
        "of": found.judged.counted,
        "wrong": found.audited.wrong,
    }
    return T("Audited by draw: {n} entries of {of} that count, {wrong} not right", **told)


def by_class(found: Figures) -> Ranked:
    """Hours of each class, the most first."""
    ranked = sorted(found.classes, key=lambda one: (-one.minutes, one.name))
    return Ranked(tuple(Counted(one.name, one.minutes, hours(one.minutes)) for one in ranked))


def by_month(found: Figures) -> Columns:
    """Hours by the month of service."""
    return Columns(
        tuple(Counted(f"{one.month.month}", one.minutes, hours(one.minutes)) for one in found.months)
    )


def by_activity(found: Figures) -> Ranked:
    """The activities with the most hours."""
    return Ranked(
        tuple(Counted(one.what, one.minutes, hours(one.minutes)) for one in found.activities[:MOST])
    )


def back(found: Figures) -> Spreads:
    """How many days a collection took from hand-in to stamp."""
    return Spreads((Spread(T("Hand-in to stamp"), spread(found.back)),))


def lists(found: Figures) -> tuple[Listed, ...]:
    """Every list, in the order in which they are looked at."""
    return (classes(found), months(found), activities(found), without(found))


def classes(found: Figures) -> Listed:
    """Each class with its students, its hours and what fakes cost it."""
    fields = (
        Field(T("Class"), Holds.WORDS, 24),
        Field(T("College"), Holds.WORDS, 22),
        Field(T("Students"), Holds.COUNT, 11),
        Field(T("Without hours"), Holds.COUNT, 13),
        Field(T("Entries"), Holds.COUNT, 11),
        Field(T("Hours", "figure"), Holds.HOURS, 12),
        Field(T("Taken", "hours"), Holds.HOURS, 12),
    )
    rows = tuple(
        (one.name, one.college, one.students, one.without, one.entries, one.minutes, one.taken)
        for one in found.classes
    )
    return Listed("classes", T("Classes"), fields, rows)


def months(found: Figures) -> Listed:
    """Each month by the day of service."""
    fields = (
        Field(T("Month", "figure"), Holds.WORDS, 20),
        Field(T("Entries"), Holds.COUNT, 14),
        Field(T("Hours", "figure"), Holds.HOURS, 14),
    )
    rows = tuple((f"{one.month:%Y-%m}", one.entries, one.minutes) for one in found.months)
    return Listed("months", T("Months"), fields, rows)


def activities(found: Figures) -> Listed:
    """What was done where, the most hours first."""
    fields = (
        Field(T("Place and content"), Holds.WORDS, 44),
        Field(T("Students"), Holds.COUNT, 14),
        Field(T("Entries"), Holds.COUNT, 14),
        Field(T("Hours", "figure"), Holds.HOURS, 14),
    )
    rows = tuple((one.what, one.students, one.entries, one.minutes) for one in found.activities)
    return Listed("activities", T("Activities"), fields, rows)


def without(found: Figures) -> Listed:
    """Students of whom no hour counts."""
    fields = (
        Field(T("Number", "student"), Holds.WORDS, 18),
        Field(T("Name", "student"), Holds.WORDS, 20),
        Field(T("Class"), Holds.WORDS, 24),
    )
    rows = tuple((one.student, one.name, one.klass) for one in found.without)
    return Listed("without", T("Without hours"), fields, rows)


def _percent(points: int | None) -> Text | None:
    return None if points is None else Text("{points:percent}", {"points": points})


def _days(back: tuple[int, ...]) -> str | None:
    return f"{spread(back)[2]}" if back else None
