"""The facts of sittings, tables and dishes: one statement a table, for one id or two hundred."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, union_all
from sqlalchemy.orm import aliased

from app.flows.restaurant.facts.case import (
    BillFacts,
    DishFacts,
    LineFacts,
    OrderFacts,
    SittingFacts,
    Span,
    TableFacts,
    Tea,
)
from app.flows.restaurant.facts.sharing import ShareFacts
from app.flows.restaurant.facts.tracks import (
    Ahead,
    Allergen,
    Bill,
    BillId,
    Confirmed,
    Course,
    DishId,
    Feature,
    Line,
    LineId,
    Order,
    OrderId,
    Pricing,
    Share,
    ShareId,
    Sitting,
    SittingId,
    Split,
    TableId,
)
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model import (
    AcceptedRow,
    BillRow,
    DishRow,
    LineRow,
    MoveRow,
    OrderRow,
    ShareRow,
    SittingRow,
    TableRow,
    TickRow,
)
from app.flows.restaurant.queries.seated import CALLED
from app.flows.restaurant.rules.allergens import besides
from app.flows.restaurant.rules.ordering import amount_of
from app.store.tables import Case, Drawer

Part = OrderFacts | LineFacts | BillFacts | ShareFacts

ids: Any = bindparam("ids", expanding=True)
_ticks = (
    select(func.aggregate_strings(TickRow.item, " "))
    .where(TickRow.sitting == SittingRow.id)
    .correlate(SittingRow)
    .scalar_subquery()
)
_tea = aliased(DishRow)
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
    )
    .join(Case, Case.id == SittingRow.id)
    .outerjoin(TableRow, TableRow.id == SittingRow.table_id)
    .outerjoin(Drawer, Drawer.id == SittingRow.taboos)
    .outerjoin(_tea, _tea.id == SittingRow.tea)
)
_sittings = SITTING.where(SittingRow.id.in_(ids))
_accepted = (
    select(func.aggregate_strings(AcceptedRow.allergen, " "))
    .where(
        AcceptedRow.dish == LineRow.dish,
        (AcceptedRow.subject == LineRow.id) | (LineRow.tea & (AcceptedRow.subject == LineRow.sitting)),
    )
    .correlate(LineRow)
    .scalar_subquery()
)
PARTS: Select[Any] = (
    select(
        *(c.label(f"o_{c.name}") for c in OrderRow.__table__.columns),
        *(c.label(f"l_{c.name}") for c in LineRow.__table__.columns),
        _accepted.label("l_accepted"),
    )
    .outerjoin(LineRow, (LineRow.sitting == OrderRow.sitting) & (LineRow.order_id == OrderRow.id))
    .where(OrderRow.sitting.in_(ids))
    .order_by(OrderRow.at, OrderRow.number, LineRow.n)
)
BILLS: Select[Any] = (
    select(*BillRow.__table__.columns, *(c.label(f"s_{c.name}") for c in ShareRow.__table__.columns))
    .outerjoin(ShareRow, ShareRow.bill == BillRow.id)
    .where(BillRow.sitting.in_(ids))
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
_tables = TABLES.where(TableRow.id.in_(ids))
_span = (
    *(SittingRow.id, Case.number, SittingRow.table_id, SittingRow.stay, SittingRow.guests),
    func.coalesce(SittingRow.billed_at, SittingRow.left_at).label("leaving_at"),
)
SPANS = union_all(
    select(*_span, SittingRow.seated_at.label("start"), SittingRow.seated_at)
    .join(Case, Case.id == SittingRow.id)
    .where(SittingRow.seated_at.is_not(None), SittingRow.freed_at.is_(None), SittingRow.table_id.in_(ids)),
    select(*_span, SittingRow.booked_for.label("start"), SittingRow.seated_at)
    .join(Case, Case.id == SittingRow.id)
    .where(
        SittingRow.booked_for.is_not(None),
        SittingRow.seated_at.is_(None),
        SittingRow.gone_at.is_(None),
        SittingRow.table_id.in_(ids),
    ),
)
_dishes = select(*DishRow.__table__.columns).where(DishRow.id.in_(ids))


@FLOW.facts_of(SittingId)
def sittings(db: Connection, ids: Sequence[str]) -> dict[str, SittingFacts]:
    """The facts of some sittings: three statements."""
    wanted = {"ids": list(ids)}
    parts: dict[str, dict[str, Part]] = {}
    for row in db.execute(PARTS, wanted):
        found = parts.setdefault(row.o_sitting, {})
        if row.o_id not in found:
            found[row.o_id] = order_facts(row)
        if row.l_id is not None:
            found[row.l_id] = line_facts(row)
    for row in db.execute(BILLS, wanted):
        parts.setdefault(row.sitting, {}).update(bill_parts(row))
    return {row.id: sitting_facts(row, parts.get(row.id, {})) for row in db.execute(_sittings, wanted)}


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


def spans(rows: Iterable[Row[Any]]) -> dict[str, tuple[Span, ...]]:
    """Who has which table from when to when, by table."""
    found: dict[str, list[Span]] = {}
    for row in rows:
        span = Span(
            SittingId(row.id),
            row.number,
            row.start,
            row.stay,
            row.seated_at is not None,
            row.guests,
            row.leaving_at is not None,
        )
        found.setdefault(row.table_id, []).append(span)
    return {table: tuple(sorted(taken, key=lambda span: span.start)) for table, taken in found.items()}


def table_facts(row: Row[Any], taken: tuple[Span, ...] = ()) -> TableFacts:
    """A table from its row."""
    return TableFacts(
        TableId(row.id),
        row.name,
        row.area,
        row.section,
        row.seats,
        row.fee,
        row.room,
        frozenset(map(Feature, row.features.split())),
        row.closed,
        taken,
        row.left_by,
    )


def dish_facts(row: Row[Any]) -> DishFacts:
    """A dish from its row."""
    return DishFacts(
        DishId(row.id),
        row.name,
        row.category,
        Course(row.course),
        row.station,
        Pricing(row.pricing),
        row.unit,
        row.price,
        row.discountable,
        row.in_pieces,
        tuple(row.accessories.split("\n")) if row.accessories else (),
        row.minutes,
        row.portions,
        frozenset(map(Allergen, row.allergens.split())),
        row.special,
        row.on_menu,
    )


def sitting_facts(row: Row[Any], parts: dict[str, Part]) -> SittingFacts:
    """A sitting from its row and its parts."""
    allergens = frozenset(map(Allergen, row.allergens.split()))
    return SittingFacts(
        id=SittingId(row.id),
        step=Sitting(row.step),
        number=row.number,
        name=row.name,
        phone=row.phone,
        words=row.words,
        guests=row.guests,
        table=TableId(row.table_id) if row.table_id else None,
        table_name=row.table_name or "",
        seats=row.seats or 0,
        fee=row.fee or 0,
        fee_told=row.fee_told,
        wants_room=row.wants_room,
        wishes=frozenset(map(Feature, row.wishes.split())),
        waiter=row.waiter,
        booked_for=row.booked_for,
        stay=row.stay,
        seated_at=row.seated_at,
        service_rate=row.service_rate,
        tea=_tea_facts(row) if row.tea_at else None,
        taboos_asked=row.taboos_at is not None,
        taboos=row.taboos,
        allergens=allergens,
        beside=besides(allergens, row.taboo_words),
        ahead=Ahead(row.ahead) if row.ahead else None,
        ahead_at=row.ahead_at,
        taken_ahead=row.taken_ahead,
        agreed_sum=row.agreed_sum,
        call_planned=row.call_planned,
        called_at=row.called_at,
        billed_at=row.billed_at,
        ticks=frozenset((row.ticks or "").split()),
        parts=parts,
        greeted_at=row.greeted_at,
        waits_as=row.waits_as,
        wait_told=row.wait_told,
        summoned=row.summoned,
        summoned_at=row.summoned_at,
    )


def _tea_facts(row: Row[Any]) -> Tea:
    pots = row.tea_pots or 0
    cost = amount_of(Pricing(row.tea_pricing), pots, row.tea_price, None) if row.tea else 0
    dish = DishId(row.tea) if row.tea else None
    return Tea(dish, row.tea_name or "", pots, cost or 0, row.tea_by, row.tea_at)


def order_facts(row: Row[Any]) -> OrderFacts:
    """An order from a row of its parts."""
    return OrderFacts(
        OrderId(row.o_id),
        Order(row.o_step),
        row.o_number,
        row.o_version,
        row.o_taken_by,
        row.o_at,
        row.o_captain_busy,
        row.o_shown_rate,
        row.o_shown_fee,
        Confirmed(row.o_how) if row.o_how else None,
        row.o_confirmed_by,
        row.o_confirmed_at,
        row.o_signature,
        row.o_sent_at,
        row.o_printed_seal,
        row.o_printed_sum,
    )


def line_facts(row: Row[Any]) -> LineFacts:
    """A line from a row of its parts."""
    return LineFacts(
        id=LineId(row.l_id),
        step=Line(row.l_step),
        order=OrderId(row.l_order_id),
        dish=DishId(row.l_dish),
        name=row.l_name,
        course=Course(row.l_course),
        station=row.l_station,
        pricing=Pricing(row.l_pricing),
        unit=row.l_unit,
        quantity=row.l_quantity,
        served=row.l_served,
        price=row.l_price,
        grams=row.l_grams,
        amount=row.l_amount,
        discountable=row.l_discountable,
        at_once=row.l_at_once,
        request=row.l_request,
        read_back=row.l_read_back_at is not None,
        minutes=row.l_minutes,
        tea=row.l_tea,
        allergens=frozenset(map(Allergen, row.l_allergens.split())),
        accepted=frozenset(map(Allergen, (row.l_accepted or "").split())),
        bill=BillId(row.l_bill) if row.l_bill else None,
        sent_at=row.l_sent_at,
        ticket=row.l_ticket,
        ticket_line=row.l_ticket_line,
        returned=row.l_returned,
        given=row.l_given,
        taken_off=row.l_taken_off,
        urged=row.l_urged,
    )


def bill_facts(row: Row[Any]) -> BillFacts:
    """A bill from its row."""
    return BillFacts(
        BillId(row.id),
        Bill(row.step),
        row.number,
        row.discount,
        row.rounding,
        row.rounded_from,
        row.printed,
        row.printed_due,
        row.n,
        Split(row.split) if row.split else None,
        row.reopened,
    )


def bill_parts(row: Row[Any]) -> dict[str, Part]:
    """A bill, and a share of it where it was split, from a row of bills."""
    bill: dict[str, Part] = {row.id: bill_facts(row)}
    return bill | ({row.s_id: _share_facts(row)} if row.s_id else {})


def _share_facts(row: Row[Any]) -> ShareFacts:
    pairs = (part.rpartition("*") for part in row.s_parts.split())
    return ShareFacts(
        ShareId(row.s_id),
        Share(row.s_step),
        BillId(row.s_bill),
        row.s_n,
        row.s_amount,
        {LineId(line): int(parts) for line, _, parts in pairs},
        row.s_due,
        row.s_receipt,
    )
