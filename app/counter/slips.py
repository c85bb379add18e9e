"""Papers that somebody acknowledges: a station has its slip, by a touch or a scan (RST-19)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, case, func, select, type_coerce, update

from app.counter.documents import DocumentRow, PrintJob
from app.counter.doing import Doing
from app.counter.print_facts import DocumentId, Job
from app.store.among import among
from app.store.base import Moment

_APART, _BETWEEN = "\n", "\t"


@dataclass(frozen=True, slots=True)
class Awaited:
    """A paper on its way to those who acknowledge it; `seen`: they have it."""

    document: DocumentId
    number: str
    made_at: datetime
    seen: bool


def awaited_of(of: Any) -> Any:
    """What a case's stations got, as one column of the statement that reads the case: see `read_awaited`."""
    told = (
        DocumentRow.id,
        DocumentRow.number,
        type_coerce(DocumentRow.made_at, String),
        case((DocumentRow.seen_at.is_(None), ""), else_="seen"),
    )
    first, *rest = told
    line: Any = first
    for one in rest:
        line = line + _BETWEEN + one
    return (
        select(func.aggregate_strings(line, _APART))
        .where(DocumentRow.case == of, DocumentRow.awaited.is_not(None))
        .correlate_except(DocumentRow)
        .scalar_subquery()
    )


def read_awaited(told: str | None) -> Iterator[Awaited]:
    """The papers in such a column, in the order in which they were made."""
    rows = [line.split(_BETWEEN) for line in (told or "").split(_APART) if line]
    for id, number, at, seen in sorted(rows, key=lambda row: (row[2], row[1])):
        yield Awaited(DocumentId(id), number, datetime.fromisoformat(at), bool(seen))


def acknowledge(do: Doing, documents: Sequence[str]) -> None:
    """Note that somebody has some papers: nobody has to see to their prints any more.

    What still waits for a printer is not printed; a folder takes it whenever.
    """
    told = {"ids": list(documents), "now": do.now}
    do.db.execute(_seen, told | {"by": do.staff.login})
    do.db.execute(_over, told)


def hand_over(do: Doing, documents: Sequence[str], to: str) -> None:
    """Some papers that stations got are another case's from now on: they are acknowledged there."""
    if documents:
        do.db.execute(_hand_over, {"ids": list(documents), "t": to})


_hand_over = (
    update(DocumentRow)
    .where(among(DocumentRow.id, "ids"), DocumentRow.awaited.is_not(None))
    .values({DocumentRow.case: bindparam("t")})
)
_DONE_WITH = (Job.PRINTED, Job.FAILED, Job.DOUBTFUL)
_seen = (
    update(DocumentRow)
    .where(among(DocumentRow.id, "ids"), DocumentRow.seen_at.is_(None))
    .values(seen_at=bindparam("now"), seen_by=bindparam("by"))
)
_over = (
    update(PrintJob)
    .where(among(PrintJob.document, "ids"), PrintJob.state.in_([state.value for state in _DONE_WITH]))
    .values(
        state=Job.ACKNOWLEDGED.value,
        ended_at=func.coalesce(PrintJob.ended_at, bindparam("now", type_=Moment())),
    )
)
