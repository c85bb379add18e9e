"""What stands on Today and is no visit's: the opening list, and complaints that wait for an answer, reminders (DLR-04, 50, 51)."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from app.counter.closed import Viewer
from app.counter.overview import CaseLine, DueRow, FlowDues
from app.flows.dealership.facts.opening import Opening
from app.flows.dealership.facts.roles import ADVISER, MANAGER
from app.flows.dealership.flow import FLOW
from app.flows.dealership.queries.complaints import waiting
from app.flows.dealership.queries.opening import ticked
from app.flows.dealership.queries.reminders import to_be_reminded
from app.flows.dealership.rules.complaints import answer_by
from app.flows.dealership.rules.opening_list import opens_at
from app.kernel.text import T, Text

OPENING, COMPLAINT, REMINDERS = "opening", "complaint:", "reminders:"
"""What a row leads to."""


@FLOW.gives
def book_dues(db: Connection, at: datetime, viewer: Viewer) -> FlowDues:
    """The opening list until whoever looks has ticked it, and the complaints that they, or as a manager anybody, see to;
    on an open day, how many are to be reminded."""
    return FlowDues((*_opening(db, at, viewer), *_complaints(db, at, viewer), *_reminders(db, at, viewer)))


def _opening(db: Connection, at: datetime, viewer: Viewer) -> Iterator[DueRow]:
    day, login = viewer.settings.business_day(at), viewer.staff.login
    due = opens_at(day, viewer.settings) if ADVISER in viewer.staff.roles else None
    done = len(ticked(db, day, login)) if due else 0
    if due and done < len(Opening):
        line = CaseLine("", T("{n} of {all} ticked", n=done, all=len(Opening)))
        yield _row(OPENING, "opening", due, line, T("Opening list of the day"), "list-todo")


def _complaints(db: Connection, at: datetime, viewer: Viewer) -> Iterator[DueRow]:
    for one, plate in waiting(db, at):
        due = answer_by(one, viewer.settings)
        if due and (one.owner == viewer.staff.login or MANAGER in viewer.staff.roles):
            title = T("Answer the complaint")
            yield _row(COMPLAINT + one.id, "complaint", due, CaseLine(plate), title, "message-square-warning")


def _reminders(db: Connection, at: datetime, viewer: Viewer) -> Iterator[DueRow]:
    day = viewer.settings.business_day(at)
    opens = opens_at(day, viewer.settings) if ADVISER in viewer.staff.roles else None
    if opens and (n := len(to_be_reminded(db, day, viewer.settings))):
        line = CaseLine("", T("{n} to be reminded", n=n))
        yield _row(REMINDERS, "reminders", opens, line, T("Remind of the next maintenance"), "calendar-clock")


def _row(record: str, name: str, at: datetime, line: CaseLine, title: Text, icon: str) -> DueRow:
    return DueRow(
        flow=FLOW.name,
        case="",
        name=name,
        key="",
        at=at,
        number="",
        step="",
        line=line,
        title=title,
        does=None,
        mine=True,
        icon=icon,
        record=record,
    )
