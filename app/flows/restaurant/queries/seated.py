"""Who sits at a table, and who is expected: the pieces of statements that several queries share."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, String, and_, case, cast, exists, func, select
from sqlalchemy.orm import aliased

from app.flows.restaurant.facts.cellar import MOST, WHOLE
from app.flows.restaurant.facts.kinds import BESIDE, Course
from app.flows.restaurant.facts.tracks import SENT_LINES, Bill, Line, Share, Slip
from app.flows.restaurant.model.care import MarkRow
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.kept import BottleRow, TakenRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.places import JoinRow, LineMoveRow
from app.flows.restaurant.model.sittings import SittingRow
from app.store.tables import Moved

SEATED = and_(
    SittingRow.table_id.is_not(None), SittingRow.seated_at.is_not(None), SittingRow.freed_at.is_(None)
)
EXPECTED = and_(
    SittingRow.booked_for.is_not(None), SittingRow.seated_at.is_(None), SittingRow.gone_at.is_(None)
)
WAITS = and_(SittingRow.waits_as.is_not(None), SittingRow.seated_at.is_(None), SittingRow.gone_at.is_(None))
"""All in the words of the partial indexes: what is over is not read.

Whoever is seated has a table: said here too, SQLite goes along the index of the tables, and not along the
index of all times at which somebody ever sat down.
"""
BY_ITSELF = ~exists().where(JoinRow.sitting == SittingRow.id)
"""Whoever joined another party is counted with that one alone (RST-06)."""
SAT_APART = exists().where(LineMoveRow.to_line == LineRow.id, LineRow.sitting == SittingRow.id)
"""Whoever sat apart has dishes that were ordered where others sit: their times are no times of a kitchen."""
BILLED_AS = func.coalesce(LineRow.of_set, LineRow.id)
"""The line of the bill on which a line stands: the dishes of a set menu on that of the set (RST-11, 30)."""
CALLED = case((TableRow.room, TableRow.name), else_=TableRow.id).label("table_name")
"""What a table is called: a room by its name, any other by its number."""
_DISH = and_(LineRow.step.in_([step.value for step in SENT_LINES]), LineRow.course.not_in(sorted(BESIDE)))


def _dishes(*where: Any) -> Any:
    return func.count(case((and_(_DISH, *where), 1)))


COUNTS = (
    select(
        SittingRow.table_id,
        _dishes().label("dishes"),
        _dishes(LineRow.step == Line.SERVED.value).label("served"),
        _dishes(LineRow.step == Line.HELD.value).label("held"),
        func.max(LineRow.added_at).label("added_at"),
    )
    .select_from(SittingRow)
    .join(LineRow, LineRow.sitting == SittingRow.id)
    .where(SEATED)
    .group_by(SittingRow.table_id)
    .subquery("counts")
)
"""The dishes at each table, without what comes beside them, and when one was added last.

By table, as the partial index has them: by sitting, SQLite reads the lines of every sitting there ever was.
"""


def marked() -> Any:
    """A mark in one word: when, what, by whom, of which drink."""
    at, line = cast(MarkRow.at, String), func.coalesce(MarkRow.line, "")
    return at + "@" + MarkRow.kind + "@" + MarkRow.by + "@" + line


_ordered = aliased(LineRow)
FETCHED = (
    select(
        func.aggregate_strings(
            TakenRow.number
            + "\t"
            + TakenRow.bottle
            + "\t"
            + _ordered.id
            + "\t"
            + _ordered.name
            + "\t"
            + BottleRow.measure
            + "\t"
            + cast(TakenRow.amount, String)
            + "\t"
            + cast(TakenRow.at, String),
            "\n",
        )
    )
    .join(BottleRow, BottleRow.id == TakenRow.bottle)
    .join(_ordered, _ordered.id == BottleRow.line)
    .where(TakenRow.sitting == SittingRow.id, _ordered.sitting != SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
"""What was fetched of stored bottles to a table where they were not ordered, in one text (RST-35).

What is fetched back where it was ordered is stored no longer: it is on the table as it was.
"""
_back = (
    select(func.coalesce(func.sum(TakenRow.amount), 0))
    .where(TakenRow.bottle == BottleRow.id, TakenRow.sitting == LineRow.sitting)
    .correlate(BottleRow, LineRow)
    .scalar_subquery()
)
_parts = case(*((BottleRow.measure == one.value, WHOLE // most) for one, most in MOST.items()))
_stored = (
    select(func.sum((BottleRow.stored - _back) * _parts))
    .where(BottleRow.line == LineRow.id)
    .correlate(LineRow)
    .scalar_subquery()
)
STORED = case((LineRow.course == Course.DRINK.value, cast(_stored, BigInteger)))
"""How much of a drink is stored, in twentieths of a bottle; empty of everything else (RST-35)."""
ELSEWHERE = (Slip.ACKNOWLEDGED, Bill.OPEN, Bill.SETTLED, Bill.DROPPED, Share.PAID)
"""Where the kitchen and the till take their parts: nobody was at the table for that."""
MOVED_AT = (
    select(Moved.at)
    .where(Moved.case == SittingRow.id, Moved.to.not_in([step.value for step in ELSEWHERE]))
    .order_by(Moved.at.desc())
    .limit(1)
    .correlate(SittingRow)
    .scalar_subquery()
)
"""When a sitting, or a part of it, moved last by somebody at the table (RST-23)."""


MARKED_AT = (
    select(func.max(MarkRow.at))
    .where(MarkRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
"""When a mark of service was made at a table last (RST-23)."""


def attended(r: Any) -> datetime:
    """When somebody last did something for a party at a table: moved it on, added a dish, or marked a service."""
    moved: datetime = r.moved_at
    return max(moved, r.added_at or moved, r.marked_at or moved)
