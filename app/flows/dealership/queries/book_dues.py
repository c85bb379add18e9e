"""What stands on Today and is no visit's: the opening list, and complaints that wait for an answer, reminders, an excess (DLR-04, 44, 50, 51)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.counter.closed import Viewer
from app.counter.overview import CaseLine, DueRow, FlowDues
from app.flows.dealership.facts.opening import Opening
from app.flows.dealership.facts.roles import ADVISER, MANAGER, TILL
from app.flows.dealership.flow import FLOW
from app.flows.dealership.queries.complaints import waiting
from app.flows.dealership.queries.excess import to_be_taken
from app.flows.dealership.queries.opening import ticked
from app.flows.dealership.queries.reminders import to_be_reminded
from app.flows.dealership.rules.complaints import answer_by
from app.flows.dealership.rules.opening_list import opens_at
from app.kernel.text import T

OPENING, COMPLAINT, REMINDERS, CLAIM = "opening", "complaint:", "reminders:", "claims:"
"""What a row leads to."""

_row = partial(DueRow.of_book, FLOW.name)


@FLOW.gives
def book_dues(db: Connection, at: datetime, viewer: Viewer) -> FlowDues:
    """The opening list until whoever looks has ticked it, and the complaints that they, or as a manager anybody, see to;
    on an open day, how many are to be reminded; and for whoever takes money what is left of the excess of insurance cases."""
    dues = (_opening, _complaints, _reminders)
    return FlowDues((*(row for one in dues for row in one(db, at, viewer)), *_excesses(db, viewer)))


def _excesses(db: Connection, viewer: Viewer) -> Iterator[DueRow]:
    if TILL & viewer.staff.roles:
        for claim, plate, since in to_be_taken(db):
            title = T("Take the excess of the insurance")
            yield _row(CLAIM + claim, "excess", since, CaseLine(plate), title, "banknote")


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
