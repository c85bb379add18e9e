"""The facts of sittings, tables and dishes: one statement a table, for one id or two hundred."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, String, and_, case, cast, func, literal, select, union_all
from sqlalchemy.orm import aliased

from app.counter.slips import awaited_of
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts, TableFacts
from app.flows.restaurant.facts.ids import DishId, SittingId, TableId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow, ShareRow
from app.flows.restaurant.model.bottles import BottlesRow
from app.flows.restaurant.model.care import MarkRow, PersonsRow
from app.flows.restaurant.model.floor import DishRow, TableRow
from app.flows.restaurant.model.orders import AcceptedRow, LineRow, OrderRow
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.model.places import PlaceRow
from app.flows.restaurant.model.serving import LaidRow, LineTickRow
from app.flows.restaurant.model.sittings import MoveRow, SittingRow, TickRow
from app.flows.restaurant.model.vip import VipMarkRow, VipRow
from app.flows.restaurant.queries.reading import (
    Part,
    bill_parts,
    dish_facts,
    line_facts,
    order_facts,
    sitting_facts,
    spans,
    table_facts,
)
from app.flows.restaurant.queries.rows import light
from app.flows.restaurant.queries.seated import CALLED, FETCHED, STORED, marked
from app.store.among import among
from app.store.tables import Case, Drawer

_ticks = (
    select(func.aggregate_strings(TickRow.item, " "))
    .where(TickRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
_marks = (
    select(
        func.aggregate_strings(
            cast(VipMarkRow.n, String)
            + literal(":")
            + VipMarkRow.item
            + case((VipMarkRow.done, literal(":1")), else_=literal(":0")),
            " ",
        )
    )
    .where(VipMarkRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
MARKS = (
    select(func.aggregate_strings(marked(), " "))
    .where(MarkRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
"""All marks of a sitting in one piece: facts have no statement of their own for them."""
_laid = (
    select(func.aggregate_strings(LaidRow.piece + "*" + cast(LaidRow.count, String), "\n"))
    .where(LaidRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
_tea, _beside = aliased(DishRow), aliased(TableRow)
_further = (
    select(
        func.aggregate_strings(
            _beside.id
            + "\t"
            + cast(_beside.seats, String)
            + "\t"
            + cast(PlaceRow.fee, String)
            + "\t"
            + case((_beside.room, _beside.name), else_=_beside.id),
            "\n",
        )
    )
    .select_from(PlaceRow)
    .join(_beside, _beside.id == PlaceRow.table_id)
    .where(PlaceRow.sitting == SittingRow.id, PlaceRow.further, PlaceRow.until.is_(None))
    .correlate(SittingRow)
    .scalar_subquery()
)
"""The tables beside a party's own, in one text: number, seats, fee, what each is called (RST-06)."""
SITTING: Select[Any] = (
    select(
        *SittingRow.__table__.columns,
        Case.step,
        Case.number,
        CALLED,
        TableRow.seats,
        TableRow.fee,
        Drawer.text.label("taboo_words"),
        _tea.name.label("tea_name"),
        _tea.pricing.label("tea_pricing"),
        _tea.price.label("tea_price"),
        _ticks.label("ticks"),
        MARKS.label("marks"),
        FETCHED.label("fetched"),
        PersonsRow.persons,
        PersonsRow.children_first,
        *(c.label(f"v_{c.name}") for c in VipRow.__table__.columns),
        case((SittingRow.vip, _marks)).label("v_marks"),
        ParkedRow.at.label("parked_at"),
        ParkedRow.come,
        ParkedRow.tea_at.label("tea_added_at"),
        ParkedRow.wished_at,
        awaited_of(SittingRow.id).label("slips"),
        _further.label("further"),
        _laid.label("laid"),
    )
    .join(Case, Case.id == SittingRow.id)
    .outerjoin(TableRow, TableRow.id == SittingRow.table_id)
    .outerjoin(Drawer, Drawer.id == SittingRow.taboos)
    .outerjoin(_tea, _tea.id == SittingRow.tea)
    .outerjoin(PersonsRow, PersonsRow.sitting == SittingRow.id)
    .outerjoin(VipRow, (VipRow.sitting == SittingRow.id) & SittingRow.vip)
    .outerjoin(ParkedRow, ParkedRow.sitting == SittingRow.id)
)
_sittings = SITTING.where(among(SittingRow.id, "ids"))
YES_TO_LINE = and_(
    AcceptedRow.dish == LineRow.dish,
    (AcceptedRow.subject == LineRow.id) | (LineRow.tea & (AcceptedRow.subject == LineRow.sitting)),
)
"""A guest's yes to a line; one to tea, which may be brought before there is an order, is the sitting's (RST-04)."""
_accepted = (
    select(func.aggregate_strings(AcceptedRow.allergen, " "))
    .where(YES_TO_LINE)
    .correlate(LineRow)
    .scalar_subquery()
)
_at_serving = (
    select(func.aggregate_strings(LineTickRow.item, " "))
    .where(LineTickRow.line == LineRow.id)
    .correlate(LineRow)
    .scalar_subquery()
)
PARTS: Select[Any] = (
    select(
        *(c.label(f"o_{c.name}") for c in OrderRow.__table__.columns),
        *(c.label(f"l_{c.name}") for c in LineRow.__table__.columns),
        DishRow.bones.label("l_bones"),
        _accepted.label("l_accepted"),
        BottlesRow.drink.label("b_drink"),
        BottlesRow.shown.label("b_shown"),
        BottlesRow.opened.label("b_opened"),
        STORED.label("l_stored"),
        _at_serving.label("l_ticks"),
        DishRow.in_pieces.label("l_in_pieces"),
        DishRow.accessories.label("l_accessories"),
        DishRow.allergens.label("l_in_dish"),
    )
    .outerjoin(LineRow, (LineRow.sitting == OrderRow.sitting) & (LineRow.order_id == OrderRow.id))
    .outerjoin(BottlesRow, BottlesRow.line == LineRow.id)
    .outerjoin(DishRow, DishRow.id == LineRow.dish)
    .where(among(OrderRow.sitting, "ids"))
    .order_by(OrderRow.at, OrderRow.number, LineRow.n)
)
BILLS: Select[Any] = (
    select(*BillRow.__table__.columns, *(c.label(f"s_{c.name}") for c in ShareRow.__table__.columns))
    .outerjoin(ShareRow, ShareRow.bill == BillRow.id)
    .where(among(BillRow.sitting, "ids"))
    .order_by(BillRow.n, ShareRow.n)
)
_left_by = (
    select(Case.number)
    .join(MoveRow, MoveRow.sitting == Case.id)
    .where(MoveRow.from_table == TableRow.id, MoveRow.cleared_at.is_(None))
    .correlate(TableRow)
    .scalar_subquery()
)
TABLES: Select[Any] = select(*TableRow.__table__.columns, _left_by.label("left_by"))
_tables = TABLES.where(among(TableRow.id, "ids"))


def _span(table: Any, start: Any) -> Select[Any]:
    return select(
        *(SittingRow.id, Case.number, table.label("table_id"), SittingRow.stay, SittingRow.guests),
        SittingRow.vip,
        func.coalesce(SittingRow.billed_at, SittingRow.left_at).label("leaving_at"),
        start.label("start"),
        SittingRow.seated_at,
    ).join(Case, Case.id == SittingRow.id)


SPANS = union_all(
    _span(PlaceRow.table_id, SittingRow.seated_at)
    .join(PlaceRow, PlaceRow.sitting == SittingRow.id)
    .where(PlaceRow.until.is_(None), among(PlaceRow.table_id, "ids")),
    _span(SittingRow.table_id, SittingRow.booked_for).where(
        SittingRow.booked_for.is_not(None),
        SittingRow.seated_at.is_(None),
        SittingRow.gone_at.is_(None),
        among(SittingRow.table_id, "ids"),
    ),
)
_part, _sitting = light(PARTS), light(_sittings)
_dishes = select(*DishRow.__table__.columns).where(among(DishRow.id, "ids"))


@FLOW.facts_of(SittingId)
def sittings(db: Connection, ids: Sequence[str]) -> dict[str, SittingFacts]:
    """The facts of some sittings: three statements."""
    wanted = {"ids": list(ids)}
    parts: dict[str, dict[str, Part]] = {}
    for row in map(_part, db.execute(PARTS, wanted)):
        found = parts.setdefault(row.o_sitting, {})
        if row.o_id not in found:
            found[row.o_id] = order_facts(row)
        if row.l_id is not None:
            found[row.l_id] = line_facts(row)
    for row in db.execute(BILLS, wanted):
        parts.setdefault(row.sitting, {}).update(bill_parts(row))
    return {
        row.id: sitting_facts(row, parts.get(row.id, {}))
        for row in map(_sitting, db.execute(_sittings, wanted))
    }


@FLOW.facts_of(TableId)
def tables(db: Connection, ids: Sequence[str]) -> dict[str, TableFacts]:
    """The facts of some tables, with who has or booked them: two statements."""
    wanted = {"ids": list(ids)}
    taken = spans(db.execute(SPANS, wanted))
    return {row.id: table_facts(row, taken.get(row.id, ())) for row in db.execute(_tables, wanted)}


@FLOW.facts_of(DishId)
def dishes(db: Connection, ids: Sequence[str]) -> dict[str, DishFacts]:
    """The facts of some dishes: one statement."""
    return {row.id: dish_facts(row) for row in db.execute(_dishes, {"ids": list(ids)})}
