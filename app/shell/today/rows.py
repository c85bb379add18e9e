"""The rows of Today: overdue, within the hour, later; pure, from what the house knows is due."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.counter.overview import Agenda, DueRow
from app.counter.print_facts import Job, JobShown, PrintCentre
from app.kernel.flow import Flow
from app.kernel.text import Speaker, T, Text
from app.widgets.grouped import Entry, Group

HOUR = timedelta(hours=1)
PRINTS = "prints"
"""The source of rows that are prints, beside the names of the flows."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something for the list: a due of a case, or a print that needs somebody."""

    id: str
    source: str
    at: datetime
    mine: bool
    what: DueRow | JobShown


def overdue(agenda: Agenda) -> list[DueRow]:
    """What should have been done by now."""
    return [row for row in agenda.rows if row.at <= agenda.at and not row.news]


def to_read(agenda: Agenda) -> list[DueRow]:
    """What somebody at work is told, until they have read it."""
    return [row for row in agenda.rows if row.news]


def items(agenda: Agenda, prints: PrintCentre) -> list[Item]:
    """Everything in one list, the earliest first."""
    dues = [
        Item(f"{r.flow} {r.case or r.record} {r.name} {r.key}", r.flow, r.at, r.mine, r) for r in agenda.rows
    ]
    jobs = [Item(f"{PRINTS} {j.id}", PRINTS, j.made_at, True, j) for j in prints.needed]
    return sorted((*dues, *jobs), key=lambda item: item.at)


def groups(
    some: Iterable[Item], now: datetime, flows: Mapping[str, Flow], words: Speaker
) -> tuple[Group, ...]:
    """The rows under their headings."""
    known = list(some)

    def group(title: Text, hue: str, tone: str, within: Callable[[datetime], bool]) -> Group:
        found = (item for item in known if within(item.at) and not _is_news(item))
        return Group(title, tuple(_entry(item, hue, now, flows, words) for item in found), tone)

    soon = now + HOUR
    read = tuple(_entry(item, "info", now, flows, words) for item in known if _is_news(item))
    return (
        Group(T("To be read"), read, "info_i"),
        group(T("Overdue"), "bad", "bad_i", lambda at: at <= now),
        group(T("Within the hour"), "warn", "warn_i", lambda at: now < at <= soon),
        group(T("Later today"), "mute", "ink2", lambda at: at > soon),
    )


def _entry(item: Item, hue: str, now: datetime, flows: Mapping[str, Flow], words: Speaker) -> Entry:
    if isinstance(item.what, JobShown):
        return _print(item, item.what, hue, now, words)
    due = item.what
    flow = flows[due.flow]
    about = T("{flow} · {about}", flow=flow.title, about=due.line.about) if due.line.about else flow.title
    act = flow.by_name[due.does].title if due.does else None
    return Entry(
        item.id,
        words(T("{name} {what}", name=due.line.name, what=due.title) if due.line.name else due.title),
        about,
        due.icon or flow.icon,
        hue,
        at=T("{at:time}", at=due.at),
        left=_distance(due.at, now) if due.at <= now + HOUR and not due.news else "",
        act=act or T("Open"),
    )


def _is_news(item: Item) -> bool:
    return isinstance(item.what, DueRow) and item.what.news


def _print(item: Item, job: JobShown, hue: str, now: datetime, words: Speaker) -> Entry:
    doubtful = job.step is Job.DOUBTFUL
    return Entry(
        item.id,
        words(T("{paper} {number}", paper=job.title, number=job.number)),
        T("Prints · {why}", why=job.why) if job.why else T("Prints"),
        "printer-x",
        hue,
        at=T("{at:time}", at=job.made_at),
        left=_distance(job.made_at, now),
        act=T("Did it come out?") if doubtful else T("Look", "print"),
    )


def _distance(at: datetime, now: datetime) -> Text:
    """How far off it is: "12 min late", "3 d late", "in 8 min", "now"."""
    minutes = abs(round((at - now).total_seconds() / 60))
    days = minutes // (24 * 60)
    if not minutes:
        return T("now", "due")
    if at > now:
        return T("in {minutes:minutes}", minutes=minutes)
    return T("{days} d late", days=days) if days else T("{minutes:minutes} late", minutes=minutes)
