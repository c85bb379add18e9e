"""The figures of the centre, A4: numbers, charts and lists of a month or a school year (VOL-40)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.listed_paper import listed_table
from app.counter.settings import Settings
from app.flows.volunteer.facts.figures import Figures
from app.flows.volunteer.rules import charts
from app.kernel.numbers import Kind
from app.kernel.text import T, Text
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

FIGURES = Kind("VT", T("Volunteer figures"))


def figures_report(found: Figures, owed: Text | None, number: str, settings: Settings) -> Paper:
    """The figures as they are now, with the months that are still `owed`; students without hours are counted, not named."""
    return Paper(
        kind=FIGURES.code,
        number=number,
        title=T("Volunteer figures"),
        format=Format.A4,
        blocks=tuple(_blocks(found, owed)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=Text("{first:day} – {last:day}", {"first": found.first, "last": found.last}),
    )


def _blocks(found: Figures, owed: Text | None) -> Iterator[Block]:
    yield Heads(tuple(Headed(one.name, one.value or "—", one.beside or "") for one in charts.heads(found)))
    if owed:
        yield Words(owed)
    yield Words(charts.audited(found), small=True)
    yield Plots(
        (
            Plot(T("Hours by month"), charts.by_month(found), T("by the day of service")),
            Plot(T("From hand-in to return"), charts.back(found), T("days; box: half, line: middle")),
        )
    )
    yield Plots(
        (
            Plot(T("Hours by class"), charts.by_class(found)),
            Plot(T("Activities with the most hours"), charts.by_activity(found)),
        )
    )
    for one in (charts.classes(found), charts.months(found), charts.activities(found)):
        if one.rows:
            yield Group(one.title)
            yield listed_table(one)
    yield Keep((Signatures((Sign(T("Centre head")), Sign(T("Date")))),))
