"""The figures of this moment, beside Today: two statements."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, cast, func, select

from app.counter.overview import Figure, FlowFigures
from app.counter.settings import Settings
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.kinds import HOT_CALL, Course
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.days import day_around
from app.flows.restaurant.queries.seated import BY_ITSELF, SAT_APART, SEATED
from app.kernel.text import T, Text

DAY = timedelta(days=1)


@FLOW.gives
def figures(db: Connection, at: datetime, settings: Settings) -> FlowFigures:
    """Guests at table, tables turned, and how long dishes take today; the middle one, not the mean.

    One waiter who ticked nothing for an hour must not make the kitchen slow.
    """
    start, end = day_around(at, settings)
    asked = {"start": start, "end": end, "start_before": start - DAY, "now_before": at - DAY}
    n = db.execute(_counts, asked).one()
    waits = db.execute(_waits, {"start": start}).all()
    cold = _minutes((r.sent_at, r.cold_at) for r in waits)
    hot = _minutes((r.called_at, r.hot_at) for r in waits)
    return FlowFigures(
        (
            Figure(
                T("At table", "figure"),
                T("{guests} guests", guests=n.here),
                T("{guests} booked", guests=n.booked),
            ),
            Figure(
                T("Tables turned", "figure"),
                turned(n.turned, n.tables),
                T("{turned} yesterday by now", turned=turned(n.turned_before, n.tables)),
            ),
            Figure(T("First cold dish", "figure"), cold),
            Figure(
                T("From the call to the first hot dish", "figure"),
                hot,
                T("planned {minutes:minutes}", minutes=settings.of(house.FIRST_HOT)),
            ),
        )
    )


def turned(sittings: int, tables: int) -> Text | None:
    """How often a table was seated on the average, to one decimal."""
    if not tables:
        return None
    tenths = (20 * sittings + tables) // (2 * tables)
    return Text("{whole}.{tenth}", {"whole": tenths // 10, "tenth": tenths % 10})


def _minutes(spans: Iterable[tuple[datetime | None, datetime | None]]) -> Text | None:
    """The middle of some spans, in whole minutes."""
    took = [(end - start).total_seconds() / 60 for start, end in spans if start and end and end >= start]
    return Text("{minutes:minutes}", {"minutes": round(median(took))}) if took else None


def _of_sittings(what: Any, *where: Any) -> Any:
    return select(what).where(*where).scalar_subquery()


_guests = cast(func.coalesce(func.sum(SittingRow.guests), 0), BigInteger)
IN_USE = select(func.count()).select_from(TableRow).where(TableRow.closed.is_(False)).scalar_subquery()
_counts = select(
    _of_sittings(_guests, SEATED, SittingRow.left_at.is_(None)).label("here"),
    _of_sittings(
        _guests,
        SittingRow.booked_for >= bindparam("start"),
        SittingRow.booked_for < bindparam("end"),
        SittingRow.gone_at.is_(None),
        BY_ITSELF,
    ).label("booked"),
    _of_sittings(func.count(), SittingRow.seated_at >= bindparam("start"), BY_ITSELF).label("turned"),
    _of_sittings(
        func.count(),
        SittingRow.seated_at >= bindparam("start_before"),
        SittingRow.seated_at < bindparam("now_before"),
        BY_ITSELF,
    ).label("turned_before"),
    IN_USE.label("tables"),
)


def first_of(at: Any, *where: Any) -> Any:
    """The first of some times of a sitting's lines; a join would be grouped by reading every sitting there was."""
    return (
        select(func.min(at))
        .where(LineRow.sitting == SittingRow.id, *where)
        .correlate(SittingRow)
        .scalar_subquery()
    )


_cold = LineRow.course == Course.COLD.value
_hot = (LineRow.course.in_(sorted(HOT_CALL)), LineRow.fired_at >= SittingRow.called_at)
_waits = select(
    SittingRow.called_at,
    first_of(LineRow.sent_at, _cold).label("sent_at"),
    first_of(LineRow.served_at, _cold).label("cold_at"),
    first_of(LineRow.served_at, *_hot).label("hot_at"),
).where(SittingRow.seated_at >= bindparam("start"), ~SAT_APART)
