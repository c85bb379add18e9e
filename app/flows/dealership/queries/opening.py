"""The opening list of the day (DLR-04)."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.opening import Opening, OpeningList
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.opening import OpeningRow
from app.kernel.judge import Staff
from app.store.tables import Drawer


@FLOW.gives
def opening_list(db: Connection, at: datetime, staff: Staff, settings: Settings) -> OpeningList:
    """What whoever looks has ticked today, and how far others are: two statements."""
    day = settings.business_day(at)
    others = Counter(r.text or r.by for r in db.execute(_everybody, {"day": day}) if r.by != staff.login)
    return OpeningList(day, ticked(db, day, staff.login), tuple(sorted(others.items())))


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
