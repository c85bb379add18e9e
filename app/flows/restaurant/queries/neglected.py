"""The board of neglected tables: one statement for all of them, by the rules that each table goes by (RST-23)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, String, case, cast, func, select
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.restaurant.facts.ids import LineId, SittingId
from app.flows.restaurant.facts.kinds import Course
from app.flows.restaurant.facts.neglected import Neglected, NeglectedRow
from app.flows.restaurant.facts.tracks import IN_HOUSE, SENT_LINES, Sitting
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import DishRow, TableRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import CONFIDED, receives, words
from app.flows.restaurant.queries.loaders import MARKS
from app.flows.restaurant.queries.reading import fetched_in, marks_of
from app.flows.restaurant.queries.seated import CALLED, FETCHED, MARKED_AT, MOVED_AT, SEATED, attended
from app.flows.restaurant.rules.care import Dish, Story, attended_at, brought, due_now
from app.flows.restaurant.settings import care as house
from app.kernel.judge import Staff
from app.store.tables import Case, Drawer


@FLOW.gives
def neglected(db: Connection, at: datetime, staff: Staff, settings: Settings) -> Neglected:
    """Every table at which somebody eats, the one first to which nobody came for longest: one statement."""
    # A VIP's table is looked after by those who receive them, and is on nobody else's board (RST-51).
    seen = (r for r in db.execute(_tables) if receives(staff, r.named, r.waiter))
    rows = (_row(r, at, settings) for r in seen)
    return Neglected(at, tuple(sorted(rows, key=lambda row: row.attended)))


def _row(r: Any, at: datetime, settings: Settings) -> NeglectedRow:
    story = Story(
        Sitting(r.step),
        r.seated_at,
        r.tea_at if r.tea else None,
        r.called_at,
        (*_dishes(r.served), *brought(fetched_in(r.fetched))),
        marks_of(r.marks),
    )
    due, late = due_now(story, at, settings), timedelta(minutes=settings.of(house.CARE_LATE))
    return NeglectedRow(
        sitting=SittingId(r.id),
        table=r.table_name,
        guest=words(r.guest_id, r.guest),
        guests=r.guests,
        waiter=words(r.waiter, r.waiter_name),
        attended=max(attended(r), attended_at(story) or r.seated_at),
        due=tuple(due),
        urgent=any(since + late <= at for since in due.values()),
    )


def _dishes(served: str | None) -> tuple[Dish, ...]:
    found = (one.split("@") for one in (served or "").split())
    return tuple(
        Dish(LineId(line), Course(course), bool(bones), datetime.fromisoformat(when))
        for when, course, bones, line in found
    )


_guest, _waiter = aliased(Drawer), aliased(Drawer)
_served = (
    select(
        func.aggregate_strings(
            cast(LineRow.served_at, String)
            + "@"
            + LineRow.course
            + "@"
            + case((DishRow.bones, "1"), else_="")
            + "@"
            + LineRow.id,
            " ",
        )
    )
    .join(DishRow, DishRow.id == LineRow.dish)
    .where(
        LineRow.sitting == SittingRow.id,
        LineRow.served_at.is_not(None),
        LineRow.step.in_([step.value for step in SENT_LINES]),
    )
    .correlate(SittingRow)
    .scalar_subquery()
)
_added = (
    select(func.max(LineRow.added_at))
    .where(LineRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
_tables = (
    select(
        *(SittingRow.id, SittingRow.guests, SittingRow.waiter, SittingRow.tea),
        *(SittingRow.seated_at, SittingRow.tea_at, SittingRow.called_at),
        SittingRow.name.label("guest_id"),
        Case.step,
        CALLED,
        CONFIDED,
        _guest.text.label("guest"),
        _waiter.text.label("waiter_name"),
        MOVED_AT.label("moved_at"),
        MARKED_AT.label("marked_at"),
        _added.label("added_at"),
        MARKS.label("marks"),
        _served.label("served"),
        FETCHED.label("fetched"),
    )
    .join(Case, Case.id == SittingRow.id)
    .join(TableRow, TableRow.id == SittingRow.table_id)
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(StaffRow, StaffRow.login == SittingRow.waiter)
    .outerjoin(_waiter, _waiter.id == StaffRow.name)
    .where(SEATED, Case.step.in_([step.value for step in IN_HOUSE]))
)
