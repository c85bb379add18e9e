"""The figures as few large numbers, charts and lists: the same on the screen and in a sheet (DLR-61)."""

from collections import Counter
from typing import Any

from app.counter.listed import Field, FieldList, Holds, LargeNumber
from app.flows.dealership.facts.figures import Figures, OfVisit, Totals
from app.flows.dealership.facts.follow_up import QUESTIONS
from app.flows.dealership.rules.figures import average, share, tenths, totals
from app.kernel.chart import Columns, Counted, Ranked
from app.kernel.hours import hours
from app.kernel.money import figures
from app.kernel.text import T, Text

YES, NO = T("yes", "figure"), T("no", "figure")


def heads(found: Figures) -> tuple[LargeNumber, ...]:
    """The numbers that are looked at first."""
    of = totals(found.visits)
    mean = average(of.amount, of.orders)
    right: dict[str, Any] = {"n": of.comebacks}
    kept: dict[str, Any] = {"n": of.kept, "of": of.promised}
    added: dict[str, Any] = {"n": of.agreed, "of": of.asked}
    called: dict[str, Any] = {"n": of.in_time, "of": of.called}
    return (
        LargeNumber(T("Orders"), f"{of.orders}", T("on average ¥{sum}", sum=_money(mean))),
        LargeNumber(
            T("Productivity"),
            _percent(share(found.worked, found.present)),
            T("efficiency {share}", share=_percent(share(of.sold, of.worked)) or "—"),
        ),
        LargeNumber(T("Promise kept"), _percent(share(of.kept, of.promised)), T("{n} of {of}", **kept)),
        LargeNumber(
            T("Right first time"),
            _percent(share(of.right, of.inspected)),
            T("{n} came back", "cars", **right),
        ),
        LargeNumber(
            T("Bill of the estimate"),
            _percent(share(of.bill, of.estimate)),
            T("{n} of {of} added agreed", **added),
        ),
        LargeNumber(
            T("Satisfaction", "figure"),
            _tenths(tenths(of.points, of.marks)),
            T("of 5; {n} of {of} called in time", **called),
        ),
    )


def by_day(found: Figures) -> Columns:
    """Orders by the day on which the car left; by month where the span is longer than one."""
    long = (found.last - found.first).days > 31
    counted = Counter(f"{one.day.month}" if long else f"{one.day.day}" for one in found.visits)
    names = (
        [f"{n}" for n in range(1, 13)]
        if long
        else [f"{n}" for n in range(found.first.day, found.last.day + 1)]
    )
    return Columns(tuple(Counted(name, counted[name], f"{counted[name] or ''}") for name in names))


def of_hours(found: Figures) -> Ranked:
    """Hours sold, worked and present."""
    of = totals(found.visits)
    told = ((T("Sold", "hours"), of.sold), (T("Worked", "hours"), found.worked))
    bars = (*told, (T("Present", "hours"), found.present))
    return Ranked(tuple(Counted(word, minutes, hours(minutes)) for word, minutes in bars))


def of_marks(found: Figures) -> Ranked:
    """What customers gave on average to each question, in tenths of a point."""
    bars = []
    for question, word in QUESTIONS.items():
        points = [given.points for one in found.visits for given in one.marks if given.question is question]
        mean = tenths(sum(points), len(points))
        bars.append(Counted(word, mean or 0, _tenths(mean) or "—"))
    return Ranked(tuple(bars))


def of_bills(found: Figures) -> Ranked:
    """What customers signed at first, and what they owed in the end."""
    of = totals(found.visits)
    told = ((T("Estimate"), of.estimate), (T("Bill", "figure"), of.bill))
    return Ranked(tuple(Counted(word, fen, figures(fen)) for word, fen in told))


def lists(found: Figures) -> tuple[FieldList, ...]:
    """Every list, in the order in which they are looked at."""
    return (everything(found), orders(found), advisers(found))


def everything(found: Figures) -> FieldList:
    """All figures of the span."""
    of = totals(found.visits)
    rows = (
        (T("Orders"), f"{of.orders}"),
        (T("Hours sold"), hours(of.sold)),
        (T("Hours worked, in opening hours"), hours(found.worked)),
        (T("Hours present, in opening hours"), hours(found.present)),
        (T("Productivity: worked of present"), _percent(share(found.worked, found.present))),
        (T("Efficiency: sold of worked, of the cars that left"), _percent(share(of.sold, of.worked))),
        (T("Average order (yuan)"), _money(average(of.amount, of.orders))),
        (T("Promise kept"), _percent(share(of.kept, of.promised))),
        (T("Right first time"), _percent(share(of.right, of.inspected))),
        (T("Bill of the estimate"), _percent(share(of.bill, of.estimate))),
        (T("Added work agreed to"), _percent(share(of.agreed, of.asked))),
        (T("Parts turned over, times the stock"), _tenths(tenths(found.drawn, found.stock))),
        (T("Came back"), _percent(share(of.comebacks, of.orders))),
        (T("Satisfaction, of 5"), _tenths(tenths(of.points, of.marks))),
        (T("Called in time"), _percent(share(of.in_time, of.called))),
    )
    fields = (Field(T("Figure"), Holds.WORDS, 40), Field(T("Value"), Holds.WORDS, 20))
    return FieldList("all", T("All figures"), fields, rows)


def orders(found: Figures) -> FieldList:
    """Each car that left."""
    fields = (
        Field(T("Number", "visit"), Holds.WORDS, 22),
        Field(T("Left", "car"), Holds.DAY, 12),
        Field(T("Sold", "hours"), Holds.HOURS, 9),
        Field(T("Worked", "hours"), Holds.HOURS, 9),
        Field(T("Order (yuan)"), Holds.MONEY, 13),
        Field(T("Estimate"), Holds.MONEY, 13),
        Field(T("Bill", "figure"), Holds.MONEY, 13),
        Field(T("Promise kept"), Holds.WORDS, 11),
        Field(T("Right first time"), Holds.WORDS, 11),
    )
    return FieldList("orders", T("Orders"), fields, tuple(map(_order, found.visits)))


def advisers(found: Figures) -> FieldList:
    """What each adviser's cars come to."""
    fields = (
        Field(T("Service adviser"), Holds.WORDS, 24),
        Field(T("Orders"), Holds.COUNT, 10),
        Field(T("Average order (yuan)"), Holds.MONEY, 18),
        Field(T("Promise kept"), Holds.WORDS, 14),
        Field(T("Added work agreed to"), Holds.WORDS, 16),
        Field(T("Satisfaction, of 5"), Holds.WORDS, 14),
    )
    logins = sorted({one.adviser for one in found.visits if one.adviser})
    rows = tuple(
        _adviser(found.names.get(login, login), totals(one for one in found.visits if one.adviser == login))
        for login in logins
    )
    return FieldList("advisers", T("Advisers"), fields, rows)


def _order(one: OfVisit) -> tuple[Any, ...]:
    hour = (one.number, one.day, one.sold, one.worked)
    return (*hour, one.amount, one.estimate, one.bill, _yes_or_no(one.kept), _yes_or_no(one.right))


def _adviser(name: str, of: Totals) -> tuple[Any, ...]:
    return (
        name,
        of.orders,
        average(of.amount, of.orders),
        _percent(share(of.kept, of.promised)),
        _percent(share(of.agreed, of.asked)),
        _tenths(tenths(of.points, of.marks)),
    )


def _percent(share: int | None) -> Text | str | None:
    return None if share is None else f"{share} %"


def _tenths(value: int | None) -> str | None:
    return None if value is None else f"{value // 10}.{value % 10}"


def _money(fen: int | None) -> str:
    return "—" if fen is None else figures(fen)


def _yes_or_no(what: bool | None) -> Any:
    return None if what is None else YES if what else NO
