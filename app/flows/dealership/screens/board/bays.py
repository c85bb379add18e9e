"""The bays of the day as the chart draws them, by bay and team, with hours (DLR-30)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.flows.dealership.rules.bays import BayDay, BaySpan, Held, Workday
from app.flows.dealership.screens.words import plate
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.bay_chart import BarSpan, BayRow, Day

HELD: Mapping[Held, tuple[Text, str, str]] = {
    Held.DONE: (T("done", "job"), "mute", "check"),
    Held.WORK: (T("in work", "job"), "ok", "wrench"),
    Held.WAITS: (T("waits", "job"), "warn", "circle-pause"),
    Held.NEXT: (T("planned", "bay"), "hold", "clock"),
    Held.PENCILLED: (T("pencilled in", "bay"), "mute", "pencil"),
    Held.BOOKED: (T("booked", "bay"), "mute", "calendar-days"),
}
"""Word, hue and icon of how a bay is held."""
PLANNED = (Held.NEXT, Held.PENCILLED, Held.BOOKED)


def drawn(day: Workday, now: datetime) -> Day:
    """The day as it is drawn."""
    return Day(day.opens, day.closes, now, day.closed, T("closed", "bays"), tuple(map(_row, day.bays)))


def summed(day: Workday) -> Text:
    """What the bays hold, in one line: hours of work that is left, how many are free, what is still to come."""
    bays = [one for one in day.bays if one.bay]
    spans = [span for one in day.bays for span in one.spans]
    busy = sum(any(span.held in (Held.WORK, Held.WAITS) for span in one.spans) for one in bays)
    told: dict[str, Any] = {
        "hours": hours(sum(one.minutes for one in bays)),
        "busy": busy,
        "free": len(bays) - busy,
        "next": sum(span.held in PLANNED for span in spans),
    }
    return T("{hours} h of work, {busy} in use, {free} free, {next} to come", "bays", **told)


def _row(one: BayDay) -> BayRow:
    spans = tuple(map(_span, one.spans))
    if not one.bay:
        return BayRow(T("No bay yet", "bays"), spans=spans)
    return BayRow(one.bay, one.team, T("{hours} h", "bays", hours=hours(one.minutes)), spans)


def _span(one: BaySpan) -> BarSpan:
    word, hue, icon = HELD[one.held]
    written = plate(one.plate)
    told: dict[str, Any] = {"plate": written, "how": word, "from": one.begins, "until": one.ends}
    return BarSpan(
        id=one.visit,
        begins=one.begins,
        ends=one.ends,
        word=written.rpartition("·")[2],
        note=one.model,
        told=T("{plate} {how} {from:time}–{until:time}", "bays", **told),
        hue="bad" if one.red else hue,
        icon="triangle-alert" if one.red else icon,
        dashed=one.held in PLANNED,
    )
