"""The duty roster of a week (值日表), A4 across, for the wall of the class (VOL-03)."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.volunteer.facts.sheets import RosterSheet, RosterSlot
from app.flows.volunteer.papers.kinds import ROSTER
from app.kernel.text import T, Text
from app.paper.model import Block, Column, Fact, Facts, Format, Group, Paper, Row, Table, Words

WEEKDAYS = (
    T("Monday", "roster"),
    T("Tuesday", "roster"),
    T("Wednesday", "roster"),
    T("Thursday", "roster"),
    T("Friday", "roster"),
    T("Saturday", "roster"),
    T("Sunday", "roster"),
)
COLUMNS = (
    Column(T("Time", "duty"), 0.13, strong=True),
    Column(T("Place and content"), 0.29),
    Column(T("On duty", "roster"), 0.36, strong=True),
    Column(T("For reference", "roster"), 0.12),
    Column(T("Came", "roster"), 0.1),
)


def duty_roster(sheet: RosterSheet, settings: Settings) -> Paper:
    """Who is on duty where and when in a week; the number of people is a reference (VOL-05)."""
    return Paper(
        kind=ROSTER.code,
        number=sheet.number,
        title=T("Duty roster", "paper"),
        format=Format.A4_ACROSS,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )


def _blocks(sheet: RosterSheet) -> Iterator[Block]:
    week = {"first": sheet.week, "last": sheet.week + timedelta(days=6)}
    yield Facts(
        (
            Fact(T("Class"), sheet.klass),
            Fact(T("College"), sheet.college),
            Fact(T("Week", "roster"), Text("{first:day} – {last:day}", week)),
        ),
        columns=3,
        cells=True,
    )
    for day, slots in groupby(sheet.slots, key=lambda one: one.day):
        yield Group(T("{weekday}, {day:day}", weekday=WEEKDAYS[day.weekday()], day=day))
        yield Table(COLUMNS, tuple(map(_row, slots)), name=2, grid=True)
    told = T(
        "The team leader sees to swaps. Whoever cannot come says so before: nothing is lost by it. The number of "
        "people is for reference."
    )
    yield Words(told, small=True)


def _row(one: RosterSlot) -> Row:
    what = f"{one.place} · {one.content}"
    names = T("{names:list}", names=list(one.names)) if one.names else "—"
    return Row((_span(one), what, names, f"{len(one.names)} / {one.people}", ""))


def _span(one: RosterSlot) -> str:
    return f"{_time(one.start)}–{_time(one.end)}"


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
