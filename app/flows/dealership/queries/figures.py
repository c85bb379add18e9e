"""The figures of a span of days (DLR-61): the facts of the cars that left, and what technicians and store did."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.figures import Figures
from app.flows.dealership.facts.follow_up import Called, Given, Question
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.estimates import LineRow
from app.flows.dealership.model.follow_up import FollowUpMarkRow, FollowUpRow
from app.flows.dealership.model.leaving import PassRow
from app.flows.dealership.model.price_list import PartRow
from app.flows.dealership.model.stock import StockMoveRow, StockRow
from app.flows.dealership.model.workshop import WorkRow
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.work import work_of
from app.flows.dealership.rules.figures import by_the_clock, of_visit, present
from app.store.among import among
from app.store.tables import Case, Drawer


@FLOW.gives
def figures(db: Connection, first: date, last: date, at: datetime, settings: Settings) -> Figures:
    """What the cars that left from `first` to `last` come to: nine statements beside their facts."""
    # A business day may end hours after midnight: a day more on either side, then each by its own.
    span = {
        "from": datetime.combine(first - timedelta(days=1), time.min, settings.zone),
        "until": datetime.combine(last + timedelta(days=2), time.min, settings.zone),
    }
    left = {r.visit: r.at for r in db.execute(_left, span) if first <= settings.business_day(r.at) <= last}
    known = visits(db, list(left)) if left else {}
    marks, called = _said(db, list(left))
    at_work = list(db.scalars(_at_work, span))
    clocked = by_the_clock(work_of(db, at_work).values() if at_work else (), first, last, at, settings)
    drawn = sum(
        -r.quantity * r.price
        for r in db.execute(_drawn, span)
        if first <= settings.business_day(r.at) <= last
    )
    return Figures(
        first=first,
        last=last,
        visits=tuple(
            of_visit(known[id], at, marks.get(id, ()), called.get(id), settings) for id, at in left.items()
        ),
        worked=sum(clocked.values()),
        present=present(clocked, settings),
        drawn=drawn,
        stock=db.execute(_stock).scalar() or 0,
        names={r.login: r.text or r.login for r in db.execute(_names)},
    )


def _said(db: Connection, ids: Sequence[str]) -> tuple[Mapping[str, list[Given]], Mapping[str, datetime]]:
    """What customers gave, and when they were reached."""
    if not ids:
        return {}, {}
    marks: dict[str, list[Given]] = defaultdict(list)
    for r in db.execute(_marks, {"ids": list(ids)}):
        marks[r.visit].append(Given(Question(r.question), r.points))
    rows: Any = db.execute(_reached, {"ids": list(ids), "called": Called.ANSWERED.value})
    return marks, {r.visit: r.at for r in rows}


_left = (
    select(PassRow.visit, PassRow.at)
    .join(Case, Case.id == PassRow.visit)
    .where(Case.step != Visit.LEFT.value)
    .where(PassRow.at >= bindparam("from"), PassRow.at < bindparam("until"))
    .order_by(PassRow.at, PassRow.visit)
)
_off = aliased(WorkRow)
_after = (_off.visit == WorkRow.visit, _off.n > WorkRow.n, _off.job == WorkRow.job)
_stops_later = or_(~exists().where(*_after), exists().where(*_after, _off.at >= bindparam("from")))
_at_work = (
    select(WorkRow.visit)
    .distinct()
    .where(WorkRow.did == Did.BEGUN.value, WorkRow.at < bindparam("until"), _stops_later)
)
"""The cars that somebody was on the clock with in the span, or may have been."""
_drawn = (
    select(StockMoveRow.quantity, StockMoveRow.at, LineRow.price)
    .join(LineRow, LineRow.id == StockMoveRow.line)
    .where(StockMoveRow.at >= bindparam("from"), StockMoveRow.at < bindparam("until"))
)
_stock = select(cast(func.sum(StockRow.on_hand * PartRow.price), BigInteger)).join(
    PartRow, PartRow.id == StockRow.part
)
_marks = select(FollowUpMarkRow.__table__).where(among(FollowUpMarkRow.visit, "ids"))
_reached = select(FollowUpRow.visit, FollowUpRow.at).where(
    among(FollowUpRow.visit, "ids"), FollowUpRow.called == bindparam("called")
)
_names = select(StaffRow.login, Drawer.text).join(Drawer, Drawer.id == StaffRow.name)
