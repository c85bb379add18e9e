"""The figures as few large numbers, charts and lists: the same on the screen, on paper and in a sheet (VOL-40)."""

from typing import Any

from app.counter.listed import Field, FieldList, Holds, LargeNumber
from app.flows.volunteer.facts.figures import ActivityFigures, ClassFigures, Figures
from app.kernel.chart import Columns, Counted, Ranked, Spread, Spreads, spread
from app.kernel.hours import hours
from app.kernel.text import T, Text

MOST = 10
"""Activities that a chart shows; the list has all of them."""


def heads(found: Figures) -> tuple[LargeNumber, ...]:
    """The numbers that are looked at first."""
    students = sum(one.students for one in found.classes)
    judged, count = found.judged, len(found.without)
    fakes: dict[str, Any] = {"n": judged.fakes, "of": judged.counted + judged.sent_back + judged.fakes}
    checked: dict[str, Any] = {"n": judged.checked, "of": judged.long}
    took: dict[str, Any] = {"hours": hours(found.minutes), "taken": hours(found.taken)}
    return (
        LargeNumber(T("Hours that count"), hours(found.left), T("{hours} served, {taken} taken", **took)),
        LargeNumber(T("Entries that count"), f"{judged.counted:,}", T("of {n} entered", n=judged.entries)),
        LargeNumber(T("Without hours"), f"{count:,}", T("of {n} {n:student|students}", n=students)),
        LargeNumber(T("Fakes", "rate"), _percent(judged.fake_rate), T("{n} of {of} judged", **fakes)),
        LargeNumber(
            T("Verified", "rate"), _percent(judged.checked_rate), T("{n} of {of} long ones", **checked)
        ),
        _way_back(found),
    )


def audited(found: Figures) -> Text:
    """How much of it was looked at after a draw, and how much was not right."""
    told: dict[str, Any] = {
        "n": found.audited.entries,
        "of": found.judged.counted,
        "wrong": found.audited.wrong,
    }
    return T("Audited by draw: {n} {n:entry|entries} of {of} that count, {wrong} not right", **told)


def by_class(found: Figures) -> Ranked:
    """Hours of each class, the most first."""
    return Ranked(tuple(Counted(one.name, one.minutes, hours(one.minutes)) for one in ranked(found)))


def ranked(found: Figures) -> tuple[ClassFigures, ...]:
    """The classes, those with the most hours first."""
    return tuple(sorted(found.classes, key=lambda one: (-one.minutes, one.name)))


def by_month(found: Figures) -> Columns:
    """Hours by the month of service."""
    return Columns(
        tuple(Counted(f"{one.month.month}", one.minutes, hours(one.minutes)) for one in found.months)
    )


def by_activity(found: Figures) -> Ranked:
    """The activities with the most hours."""
    return Ranked(
        tuple(Counted(called(one), one.minutes, hours(one.minutes)) for one in found.activities[:MOST])
    )


def back(found: Figures) -> Spreads:
    """How many days a collection took from hand-in to stamp, and until its booklets went home."""
    stamp, home = _spans(found)
    return Spreads((Spread(T("To the stamp"), spread(stamp)), Spread(T("To the return"), spread(home))))


def lists(found: Figures) -> tuple[FieldList, ...]:
    """Every list, in the order in which they are looked at."""
    return (classes(found), months(found), activities(found), without(found), returns(found))


def classes(found: Figures) -> FieldList:
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
    return FieldList("classes", T("Classes"), fields, rows)


def months(found: Figures) -> FieldList:
    """Each month by the day of service."""
    fields = (
        Field(T("Month", "figure"), Holds.WORDS, 20),
        Field(T("Entries"), Holds.COUNT, 14),
        Field(T("Hours", "figure"), Holds.HOURS, 14),
    )
    rows = tuple((f"{one.month:%Y-%m}", one.entries, one.minutes) for one in found.months)
    return FieldList("months", T("Months"), fields, rows)


def activities(found: Figures) -> FieldList:
    """What was done where, the most hours first."""
    fields = (
        Field(T("Place and content"), Holds.WORDS, 44),
        Field(T("Students"), Holds.COUNT, 14),
        Field(T("Entries"), Holds.COUNT, 14),
        Field(T("Hours", "figure"), Holds.HOURS, 14),
    )
    rows = tuple((called(one), one.students, one.entries, one.minutes) for one in found.activities)
    return FieldList("activities", T("Activities"), fields, rows)


def without(found: Figures) -> FieldList:
    """Students who have no hours: nothing was served that counts, or fakes took it."""
    fields = (
        Field(T("Number", "student"), Holds.WORDS, 18),
        Field(T("Name", "student"), Holds.WORDS, 20),
        Field(T("Class"), Holds.WORDS, 24),
        Field(T("Served", "hours"), Holds.HOURS, 12),
        Field(T("Taken", "hours"), Holds.HOURS, 12),
    )
    rows = tuple((one.student, one.name, one.klass, one.minutes, one.taken) for one in found.without)
    return FieldList("without", T("Without hours"), fields, rows)


def returns(found: Figures) -> FieldList:
    """Each collection that was handed in: when it was stamped, when its booklets went home."""
    fields = (
        Field(T("Class"), Holds.WORDS, 24),
        Field(T("Period", "board"), Holds.COUNT, 10),
        Field(T("Handed in", "booklets"), Holds.DAY, 14),
        Field(T("Stamped", "booklets"), Holds.DAY, 14),
        Field(T("Given back", "booklets"), Holds.DAY, 14),
        Field(T("Days to the stamp"), Holds.COUNT, 14),
        Field(T("Days to the return"), Holds.COUNT, 14),
    )
    rows = tuple(
        (one.klass, one.period, one.handed, one.stamped, one.returned, one.to_stamp, one.to_return)
        for one in found.back
    )
    return FieldList("returns", T("Hand-in to return"), fields, rows)


def called(one: ActivityFigures) -> Text | str:
    """What an activity is called: one that was registered with its day."""
    return T("{what}, {day:day}", what=one.what, day=one.day) if one.day else one.what


def _way_back(found: Figures) -> LargeNumber:
    stamp, home = _spans(found)
    told: dict[str, Any] = {"n": _days(stamp) or "—"}
    return LargeNumber(T("Hand-in to return"), _days(home), T("days; to the stamp {n}", **told))


def _spans(found: Figures) -> tuple[tuple[int, ...], tuple[int, ...]]:
    stamp = tuple(one.to_stamp for one in found.back if one.to_stamp is not None)
    return stamp, tuple(one.to_return for one in found.back if one.to_return is not None)


def _percent(points: int | None) -> Text | None:
    return None if points is None else Text("{points:percent}", {"points": points})


def _days(back: tuple[int, ...]) -> str | None:
    return f"{spread(back)[2]}" if back else None
