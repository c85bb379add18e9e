"""归档: months go into the class archive, which is closed with the school year (VOL-31)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.volunteer import papers
from app.flows.volunteer.commands.tallying import Collections
from app.flows.volunteer.facts.archive import ArchiveFacts, ArchiveShown
from app.flows.volunteer.facts.ids import ArchiveId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.archive import ArchivedRow, ClosedLedgerRow, ClosedRow
from app.flows.volunteer.papers.archive import ARCHIVE
from app.flows.volunteer.queries.archive import archive_of, as_listed
from app.flows.volunteer.rules.figures import days_of
from app.kernel.command import does


@dataclass(frozen=True)
class Filed:
    """An archive on paper: its number and its document."""

    number: str
    document: str


@does(FLOW)
def enter_month(do: Doing, archive: ArchiveId, month: date, collections: Collections) -> None:
    """Enter a month that was checked; the collections of it have come to their end."""
    facts: ArchiveFacts = do.facts["archive"]
    do.add(ArchivedRow, {"klass": facts.klass, "month": month, "by": do.staff.login, "at": do.now})


@does(FLOW)
def close_archive(do: Doing, archive: ArchiveId) -> Filed:
    """Freeze the archive of a class as the school year leaves it; nothing in it changes any more."""
    facts: ArchiveFacts = do.facts["archive"]
    shown = archive_of(do.db, do.settings, archive)
    filed = _print(do, shown, do.now)
    key, (first, last) = {"klass": facts.klass, "year": facts.year}, days_of(facts.year, do.settings)
    row = {"first": first, "last": last, "document": filed.document, "listed": as_listed(shown)}
    do.add(ClosedRow, key | row | {"by": do.staff.login, "at": do.now})
    acts = {student: len(served.acts) for student, served in facts.students.items()}
    do.add(ClosedLedgerRow, *(key | {"student": student, "acts": n} for student, n in acts.items()))
    return filed


@does(FLOW)
def print_archive(do: Doing, archive: ArchiveId) -> Filed:
    """Print the archive of an open year, as it is until now; or of a closed one, with what was added since."""
    shown = archive_of(do.db, do.settings, archive)
    return _print(do, shown, shown.facts.closed_at)


def _print(do: Doing, shown: ArchiveShown, closed: datetime | None) -> Filed:
    number = do.number(ARCHIVE)
    paper = papers.class_archive(shown, number, do.settings, closed)
    return Filed(number, DocumentId(do.print(paper, papers.LISTS)))
