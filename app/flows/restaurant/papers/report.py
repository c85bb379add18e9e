"""The daily report, A4: numbers, charts and lists of a day or of a span of days (RST-60, 61)."""

from collections.abc import Iterator, Mapping

from app.counter.letterhead import house_language, letterhead
from app.counter.listed_paper import listed_table
from app.counter.settings import Settings
from app.flows.restaurant.facts.figures import Meal, Off, Tally
from app.flows.restaurant.papers.kinds import REPORT
from app.flows.restaurant.rules import charts, lists
from app.kernel.text import Kept, T, Text
from app.paper.model import (
    Block,
    Format,
    Group,
    Headed,
    Heads,
    Keep,
    Paper,
    Plot,
    Plots,
    Sign,
    Signatures,
    Words,
)

MEALS: Mapping[Meal, Text] = {
    Meal.ALL: T("Lunch and evening"),
    Meal.LUNCH: T("Lunch", "meal"),
    Meal.DINNER: T("Evening", "meal"),
}
MOST = 10
"""Dishes on the paper; the sheet has all of them."""
YUAN = T("yuan")


def daily_report(found: Tally, number: str, names: Mapping[str, Kept], settings: Settings) -> Paper:
    """The figures of a day, or of a span, as they are now; staff by their drawer ids."""
    one = found.first == found.last
    return Paper(
        kind=REPORT.code,
        number=number,
        title=T("Daily report", "paper") if one else T("Report of figures", "paper"),
        format=Format.A4,
        blocks=tuple(_blocks(found, names)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=_note(found),
    )


def _note(found: Tally) -> Text:
    if found.first == found.last:
        return Text("{day:day} · {meal}", {"day": found.first, "meal": MEALS[found.meal]})
    told = {"first": found.first, "last": found.last, "meal": MEALS[found.meal]}
    return Text("{first:day} – {last:day} · {meal}", told)


def _blocks(found: Tally, names: Mapping[str, Kept]) -> Iterator[Block]:
    yield Heads(tuple(Headed(one.name, one.value or "—", one.beside or "") for one in charts.heads(found)))
    if ticked := lists.ticked(found):
        yield Words(ticked, small=True)
    waits = T("minutes; box: half, line: middle")
    yield Plots(
        (
            Plot(T("Guests by the hour they sat down"), charts.by_hour(found)),
            Plot(T("How long guests waited"), charts.waits(found), waits),
        )
    )
    yield Plots(
        (
            Plot(T("Dishes by course"), charts.courses(found), T("yuan, before discounts")),
            Plot(T("Taken by means"), charts.means(found), YUAN),
        )
    )
    if len(found.recent) > 1:
        dashed = T("yuan; weekends hollow, the mean dashed")
        yield Plots((Plot(T("Takings of the last days"), charts.recent(found), dashed),))
    yield from _lists(found, names)
    yield Keep(
        (Group(T("The manager's remarks")), Words(" "), Signatures((Sign(T("Manager")), Sign(T("Date")))))
    )


def _lists(found: Tally, names: Mapping[str, Kept]) -> Iterator[Block]:
    def by(off: Off) -> Kept | str:
        return names.get(off.login, off.login)

    def reason(off: Off) -> Text | Kept | str | None:
        return Kept(off.why) if off.why else off.reason

    several = (
        lists.dishes(found, MOST),
        lists.off(found, by, reason),
        lists.sold_out(found),
        lists.taken(found),
        *((lists.days(found),) if found.first != found.last else ()),
    )
    for one in several:
        if one.rows:
            yield Group(one.title)
            yield listed_table(one)
