"""保养提醒单: who is to be called, by day and kilometre, with room for what they say (DLR-51, 60)."""

from collections.abc import Iterator

from app.counter.letterhead import house_language, letterhead
from app.counter.settings import Settings
from app.flows.dealership.facts.leaving import Channel
from app.flows.dealership.facts.leaving_words import CHANNELS
from app.flows.dealership.facts.reminders_shown import ListedReminder, RemindersSheet
from app.flows.dealership.papers.kinds import REMINDERS
from app.flows.dealership.rules import plates
from app.kernel.text import T
from app.paper.model import Block, Column, Format, Paper, Row, Said, Table, Words

COLUMNS = (
    Column(T("Plate"), 0.14, strong=True),
    Column(T("Vehicle"), 0.16),
    Column(T("Customer"), 0.16),
    Column(T("May be called by"), 0.12),
    Column(T("Due", "maintenance"), 0.24),
    Column(T("Says", "reminder list"), 0.18),
)
CUSTOMER = 2


def reminders_list(sheet: RemindersSheet, settings: Settings) -> Paper:
    """Who is to be reminded of the next maintenance on a day."""
    return Paper(
        kind=REMINDERS.code,
        number=sheet.number,
        title=T("Maintenance reminders", "paper"),
        format=Format.A4,
        blocks=tuple(_blocks(sheet)),
        letterhead=letterhead(settings),
        language=house_language(settings),
        note=T("{day:day}", day=sheet.day),
    )


def _blocks(sheet: RemindersSheet) -> Iterator[Block]:
    if sheet.lines:
        yield Table(COLUMNS, tuple(map(_row, sheet.lines)), name=CUSTOMER, grid=True)
    else:
        yield Words(T("Nobody is to be reminded."))


def _row(one: ListedReminder) -> Row:
    cells = (
        plates.painted(one.plate),
        one.model,
        one.owner,
        CHANNELS[Channel(one.reminder.channel)],
        _due(one),
        "",
    )
    return Row(cells, under=(one.phone,) if one.phone else ())


def _due(one: ListedReminder) -> Said:
    reminder = one.reminder
    if reminder.reached and reminder.reached < reminder.day:
        return T("{day:day}, at {km} km", day=reminder.reached, km=f"{reminder.km:,}")
    return T("{day:day}", day=reminder.day)
