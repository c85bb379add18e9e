"""保养提醒: what customers say to reminders, and the list of who is to be called (DLR-51, 60)."""

from datetime import date

from app.counter.doing import Doing
from app.flows.dealership import papers
from app.flows.dealership.commands.next_reminders import keep_next_reminder
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.reminders import Reply
from app.flows.dealership.facts.reminders_shown import RemindersSheet
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.reminders import ReminderRow
from app.flows.dealership.papers.kinds import REMINDERS
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.reminders import listed, told_last
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused


@does(FLOW)
def remind(
    do: Doing, visit: VisitId, reply: Reply, again: date | None = None, words: Note | None = None
) -> None:
    """The customer knows it, wants to be called later, does not come, or did not answer: then it is due again."""
    facts: VisitFacts = do.facts["visit"]
    told, said = told_last(do.db, facts.vehicle), facts.leaving.reminded
    if told is None or told[0] != visit:
        raise Refused(No("This car was sold since, or its next maintenance was told anew: look again."))
    if reply is Reply.MISSED:
        again = do.settings.calendar.next_working_day(do.day).day
    elif reply is not Reply.LATER:
        again = None
    row = {"visit": visit, "n": said.n + 1 if said else 1, "reply": reply.value, "again": again}
    row |= {"words": words.id if words else None, "booking": None, "by": do.staff.login, "at": do.now}
    do.add(ReminderRow, row)
    keep_next_reminder(do, facts.vehicle)


@does(FLOW)
def print_reminders(do: Doing) -> str:
    """Print who is to be reminded now, for whoever calls from paper."""
    sheet = RemindersSheet(do.number(REMINDERS), do.day, listed(do.db, do.day, do.settings))
    return do.print(papers.reminders_list(sheet, do.settings), DESK)
