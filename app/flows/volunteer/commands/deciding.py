"""What the college decided of a fake is noted; the list is printed (VOL-23)."""

from datetime import date

from app.counter.doing import Doing
from app.flows.volunteer import papers
from app.flows.volunteer.facts.ids import CollectionId, DecisionId, EntryId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.college import DecisionRow
from app.flows.volunteer.papers.college import COLLEGE
from app.flows.volunteer.queries.college import college_list
from app.kernel.command import does
from app.kernel.fields import Note, Private


@does(FLOW)
def note_decision(
    do: Doing, collection: CollectionId, entry: EntryId, what: Note, who: Private, on: date
) -> DecisionId:
    """Keep what the college decided, who, and on which day; the ledger stays as it is."""
    made = do.new(DecisionId)
    row = {"id": made, "entry": entry, "what": what.id, "who": who.id, "on": on}
    do.add(DecisionRow, row | {"by": do.staff.login, "at": do.now})
    return made


@does(FLOW)
def print_college_list(do: Doing) -> str:
    """Print every fake with what the college decided; returns the document."""
    found, number = college_list(do.db, do.viewer), do.number(COLLEGE)
    return do.print(papers.college_list(found, number, do.settings), papers.LISTS)
