"""How collections are called on Today (COM-50)."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.counter.overview import CaseLine, CaseLines
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import CollectionRow
from app.flows.volunteer.model.classes import ClassRow
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.among import among


@FLOW.gives
def case_lines(db: Connection, ids: Sequence[str], staff: Staff) -> CaseLines:
    """The class and the period of each."""
    return CaseLines(
        {
            r.id: CaseLine(
                r.name, T("Period {n}, {first:day} to {last:day}", n=r.period, first=r.first, last=r.last)
            )
            for r in db.execute(_lines, {"ids": list(ids)})
        }
    )


_lines = (
    select(CollectionRow.id, CollectionRow.period, CollectionRow.first, CollectionRow.last, ClassRow.name)
    .join(ClassRow, ClassRow.id == CollectionRow.klass)
    .where(among(CollectionRow.id, "ids"))
)
