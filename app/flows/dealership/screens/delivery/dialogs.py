"""What is asked on the way to the gate: keys, a look at the car, the call, the time, the next maintenance (DLR-40 to 42)."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.ids import JobId
from app.flows.dealership.facts.leaving import Channel, Handed, Ready
from app.flows.dealership.facts.leaving_words import CHANNELS
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.rules.delivery import HANDED, READY, free_from, is_apart
from app.flows.dealership.rules.first_maintenance import is_done_here
from app.flows.dealership.rules.terms import months_later
from app.flows.dealership.rules.workshop import work_done
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.vehicles.dialogs import km_in
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Label as Words
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.table import Cell, Heading, Table, TableRow
from app.widgets.theme import look as looks
from app.widgets.tick import Tick
from app.widgets.typed import day, minute

REACHED, MISSED = "reached", "missed"
NOBODY = "nobody"
MONTHS, FURTHER = 6, 5_000
"""When the next maintenance is due, until somebody says otherwise: in months, and in kilometres."""
TIME = T("Which time? As 17:30.")
HIGH = 150
"""Of the list of jobs, at 100 %."""


def keys(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """Keys, order and form are complete, and where the car stands."""
    ticks = {one: Tick(word) for one, word in HANDED.items()}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        handed = tuple(Handed(one) for one, tick in ticks.items() if tick.isChecked())
        return {"visit": shown.id, "place": Words(values["place"]), "handed": handed}

    wanted = {"place": Wanted(T("Where the car stands"), shown.facts.place, takes=Words)}
    title = T("Keys, order and form are back")
    return AskDialog(
        *(context, host, "dealership.note_finished", title, wanted, args),
        told=about(shown),
        facts=(shown.facts,),
        parts=tuple(ticks.values()),
        icon="lock-open",
    )


def look(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """The adviser's checklist."""
    ticks = {one: Tick(word) for one, word in READY.items()}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        ready = tuple(Ready(one) for one, tick in ticks.items() if tick.isChecked())
        return {"visit": shown.id, "ready": ready, "note": _note(values)}

    wanted = {"note": Wanted(T("Note", "job"), needed=False, takes=Note)}
    title = T("Ready for delivery")
    return AskDialog(
        *(context, host, "dealership.check_delivery", title, wanted, args),
        told=about(shown),
        facts=(shown.facts,),
        parts=tuple(ticks.values()),
        icon="list-todo",
        wide=820,
    )


def fail(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """The adviser finds what is not right: the job that they choose goes back to work."""
    done, jobs = work_done(shown.facts), Table((Heading(T("Work", "table"), 0),))
    jobs.setMinimumHeight(looks().px(HIGH))
    jobs.show_rows([TableRow(one.id, (Cell(one.name, strong=True),)) for one in done])
    jobs.choose(done[0].id if done else "")

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": shown.id, "job": JobId(jobs.current), "why": Note(values["why"])}

    sheet = AskDialog(
        *(context, host, "dealership.fail_check", T("Back to work")),
        {"why": Wanted(T("What is not right"), takes=Note)},
        args,
        told=about(shown),
        facts=(shown.facts, *done),
        parts=(jobs,),
        icon="undo-2",
    )
    jobs.chosen.connect(lambda _: sheet.judge())
    return sheet


def call(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """How the customer is told, and whether they were reached."""
    ways = Answer(T("How", "call"), CHANNELS, given=Channel.PHONE)
    words = {REACHED: T("Reached", "call"), MISSED: T("Not reached", "call")}
    reached = Answer(T("Was the customer reached?"), words)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        told = {"channel": Channel(ways.current), "reached": reached.current == REACHED}
        return {"visit": shown.id, **told, "note": _note(values)}

    return AskDialog(
        *(context, host, "dealership.tell_ready", T("Tell the customer that the car is ready")),
        {"note": Wanted(T("What was said"), needed=False, takes=Note)},
        args,
        told=T("{customer}, {phone}", customer=shown.customer, phone=shown.phone),
        facts=(shown.facts,),
        parts=(ways, reached),
        icon="phone-call",
        wide=620,
    )


def agree(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """When the car is fetched: what was agreed before, or the next free time, stands there already."""
    settings, now = context.desk.settings, context.desk.clock.now()
    before = shown.facts.work.last(Did.AGREED)
    free = free_from(shown.facts, now + timedelta(minutes=1), settings).at
    on = before.until if before and before.until and before.until > now else free
    today = settings.business_day(now)
    told = T("Free from {at:moment}.", at=free)
    if is_apart(shown.facts):
        told = T("Free from {at:moment}. It keeps out of the peak hours.", at=free)
    wanted = {
        "day": Wanted(T("Fetched on"), f"{on:%m-%d}", read=lambda words: day(words, today)),
        "time": Wanted(T("at", "time"), f"{on:%H:%M}", beside=True, read=minute, fault=TIME),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        start = datetime.combine(values["day"], time.min, settings.zone)
        return {"visit": shown.id, "on": start + timedelta(minutes=values["time"])}

    return AskDialog(
        *(context, host, "dealership.agree_delivery", T("Agree when the car is fetched"), wanted, args),
        told=told,
        facts=(shown.facts,),
        icon="calendar-clock",
    )


def next_maintenance(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """Booklet, next maintenance, reminder: one tick each, and how the customer agrees to be called."""
    settings, now = context.desk.settings, context.desk.clock.now()
    today = settings.business_day(now)
    then = months_later(today, MONTHS)
    booklet = Tick(T("Entries in the booklet explained"))
    told = Tick(T("Next maintenance told"))
    announced = Tick(T("Reminder announced"))
    warranty = Tick(T("Warranty of the first maintenance explained"))
    ticks = (booklet, told, announced, *((warranty,) if is_done_here(shown.facts) else ()))
    words: dict[Any, Text] = {**CHANNELS, NOBODY: T("No calls", "channel")}
    ways = Answer(T("How may we remind them?"), words)
    wanted = {
        "day": Wanted(T("Next maintenance on"), f"{then:%Y-%m-%d}", read=lambda words: day(words, today)),
        "km": Wanted(T("or at km"), str((shown.facts.reception.km or 0) + FURTHER), beside=True, read=km_in),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        ticked = {
            "booklet": booklet.isChecked(),
            "told": told.isChecked(),
            "announced": announced.isChecked(),
            "warranty": warranty.isChecked(),
        }
        way = None if ways.current == NOBODY else Channel(ways.current)
        return {"visit": shown.id, "day": values["day"], "km": values["km"], **ticked, "channel": way}

    return AskDialog(
        *(context, host, "dealership.tell_next", T("Explain booklet and next maintenance"), wanted, args),
        told=about(shown),
        facts=(shown.facts,),
        parts=(*ticks, ways),
        icon="calendar-days",
        wide=680,
    )


def reopen(context: Context, host: QWidget, shown: DeliveryShown) -> AskDialog:
    """Why a settled list is opened again."""

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"visit": shown.id, "why": Note(values["why"])}

    return AskDialog(
        *(context, host, "dealership.reopen_settlement", T("Open a settled list again")),
        {"why": Wanted(T("Why it is opened again"), takes=Note)},
        args,
        told=about(shown),
        facts=(shown.facts,),
        icon="undo-2",
    )


def about(shown: DeliveryShown) -> str:
    """Whose car it is."""
    return f"{plate(shown.plate)} · {shown.model} · {shown.customer}"


def _note(values: Mapping[str, Any]) -> Note | None:
    return Note(values["note"]) if values["note"] else None
