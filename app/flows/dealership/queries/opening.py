"""The opening list of the day, and that it stands on Today until each adviser has ticked it (DLR-04)."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from app.counter.closed import Viewer
from app.counter.overview import CaseLine, DueRow, FlowDues
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.opening import Opening, OpeningList
from app.flows.dealership.facts.roles import ADVISER
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.opening import OpeningRow
from app.flows.dealership.rules.opening_list import opens_at
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.tables import Drawer

RECORD = "opening"
"""What the row on Today leads to."""


@FLOW.gives
def opening_list(db: Connection, at: datetime, staff: Staff, settings: Settings) -> OpeningList:
    """What whoever looks has ticked today, and how far others are: two statements."""
    day = settings.business_day(at)
    others = Counter(r.text or r.by for r in db.execute(_everybody, {"day": day}) if r.by != staff.login)
    return OpeningList(day, ticked(db, day, staff.login), tuple(sorted(others.items())))


@FLOW.gives
def opening_due(db: Connection, at: datetime, viewer: Viewer) -> FlowDues:
    """Until an adviser has ticked all of it, on a day on which the shop is open."""
    settings, staff = viewer.settings, viewer.staff
    due = opens_at(settings.business_day(at), settings)
    done = ticked(db, settings.business_day(at), staff.login) if ADVISER in staff.roles else None
    if due is None or done is None or len(done) == len(Opening):
        return FlowDues(())
    line = CaseLine("", T("{n} of {all} ticked", n=len(done), all=len(Opening)))
    return FlowDues(
        (
            DueRow(
                flow=FLOW.name,
                case="",
                name="opening",
                key="",
                at=due,
                number="",
                step="",
                line=line,
                title=T("Opening list of the day"),
                does=None,
                mine=True,
                icon="list-todo",
                record=RECORD,
            ),
        )
    )


def ticked(db: Connection, day: date, login: str) -> dict[Opening, datetime]:
    """What somebody has ticked on a day: one statement."""
    return {Opening(r.item): r.at for r in db.execute(_ticked, {"day": day, "by": login})}


_ticked = select(OpeningRow.item, OpeningRow.at).where(
    OpeningRow.day == bindparam("day"), OpeningRow.by == bindparam("by")
)
_everybody = (
    select(OpeningRow.by, Drawer.text)
    .outerjoin(StaffRow, StaffRow.login == OpeningRow.by)
    .outerjoin(Drawer, Drawer.id == StaffRow.name)
    .where(OpeningRow.day == bindparam("day"))
)
