"""The floor: one statement for every table, who sits there and who comes next (RST-01, 02).

However many sittings are over, none of them is read: who sits at a table and who is expected stand in
partial indexes.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.restaurant import settings as house
from app.flows.restaurant.facts.ids import SittingId, TableId
from app.flows.restaurant.facts.kinds import Feature, TableState
from app.flows.restaurant.facts.tracks import IN_HOUSE, SENT_LINES, Bill, Share, Sitting
from app.flows.restaurant.facts.views import Expected, Floor, Tile
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow, ShareRow
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.model.places import PlaceRow
from app.flows.restaurant.model.sittings import MoveRow, SittingRow, TickRow
from app.flows.restaurant.queries.discretion import CONFIDED, named_for, receives, taken, words
from app.flows.restaurant.queries.reading import stand
from app.flows.restaurant.queries.rows import light
from app.flows.restaurant.queries.seated import BILLED_AS, COUNTS, MARKED_AT, MOVED_AT, attended
from app.flows.restaurant.rules import billing
from app.flows.restaurant.rules.seating import table_state
from app.kernel.judge import Staff
from app.kernel.money import rate
from app.store.tables import Case, Drawer


@FLOW.gives
def floor(db: Connection, at: datetime, staff: Staff, settings: Settings) -> Floor:
    """Every table as it is now: one statement."""
    read = _Reading(at, staff, settings)
    return Floor(at, tuple(read.tile(_row(r)) for r in db.execute(_tiles).all()))


class _Reading:
    """The rows of the floor on their way to its tiles: at a moment, for somebody."""

    def __init__(self, at: datetime, staff: Staff, settings: Settings) -> None:
        self.at, self.staff = at, staff
        self.kept_before = settings.of(house.KEPT_BEFORE)
        self.late_since = at - timedelta(minutes=settings.of(house.LATE_AFTER))
        self.alone_since = at - timedelta(minutes=settings.of(house.ALONE_AFTER))

    def tile(self, r: Any) -> Tile:
        step = Sitting(r.step) if r.step else None
        left = r.vacated_at is not None
        state = table_state(step, r.closed, r.next_at, self.at, self.kept_before, left)
        last = attended(r) if step else None
        tile = Tile(
            table=_table(r.table),
            name=r.name,
            area=r.area,
            section=r.section,
            room=r.room,
            seats=r.seats,
            fee=r.fee,
            features=_features(r.features),
            state=state,
            sitting=_sitting(r.id) if step else None,
            step=step,
            guest=words(r.guest_id, r.guest) if step else None,
            guests=r.guests or 0,
            waiter=words(r.waiter, r.waiter_name),
            since=_since(r, state),
            dishes=r.dishes or 0,
            served=r.served or 0,
            held=r.held or 0,
            tea_asked=r.tea_at is not None,
            due=_due(r) if step == Sitting.BILL else None,
            cleared=r.cleared or 0,
            next=self.expected(r) if r.next_id else None,
            late=self.is_late(r),
            attended=last,
            alone=step in IN_HOUSE and last is not None and last <= self.alone_since,
            beside=tuple(sorted(r.beside.split("\n"))) if r.beside else (),
            further=bool(r.further),
            stand=stand(r),
        )
        return tile if receives(self.staff, r.named, r.waiter) else taken(tile)

    def expected(self, r: Any) -> Expected:
        if not receives(self.staff, r.next_named, None):
            return Expected(_sitting(r.next_id), r.next_at, None, 0, shut=True)
        return Expected(_sitting(r.next_id), r.next_at, words(r.next_guest_id, r.next_guest), r.next_guests)

    def is_late(self, r: Any) -> bool:
        return r.next_at is not None and r.next_greeted_at is None and r.next_at <= self.late_since


_table, _sitting = lru_cache(maxsize=1024)(TableId), lru_cache(maxsize=1024)(SittingId)


@lru_cache(maxsize=256)
def _features(stored: str) -> frozenset[Feature]:
    return frozenset(map(Feature, stored.split()))


def _since(r: Any, state: TableState) -> datetime | None:
    since: datetime | None = r.seated_at
    if state in (TableState.BILL, TableState.PAID):
        return r.billed_at or since
    return (r.left_at or r.vacated_at or since) if state is TableState.TO_CLEAR else since


class _Priced(NamedTuple):
    full: int
    amount: int
    discountable: bool


def _due(r: Any) -> int:
    """What is due at a table whose bill was asked for, by the rule that its bill goes by."""
    discount = billing.FULL if r.discount is None else r.discount
    lines = [*_discounted(r.amounts or "", discount), _Priced(r.other, r.other, False)]
    terms = r if r.rounded_from is not None else None
    fee, ahead = (0, 0) if r.before else (r.fee_told or 0, r.taken_ahead)
    return billing.by_terms(lines, terms, r.service_rate, fee, ahead).due - (r.paid or 0)


def _discounted(amounts: str, discount: int) -> Iterator[_Priced]:
    for full in map(int, amounts.split()):
        yield _Priced(full, rate(full, discount), True)


_guest, _waiter, _next_guest = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_other_place, _other_table = aliased(PlaceRow), aliased(TableRow)
_beside = (
    select(
        func.aggregate_strings(
            case((_other_table.room, _other_table.name), else_=_other_table.id),
            "\n",
        )
    )
    .select_from(_other_place)
    .join(_other_table, _other_table.id == _other_place.table_id)
    .where(
        _other_place.sitting == PlaceRow.sitting,
        _other_place.until.is_(None),
        _other_place.table_id != PlaceRow.table_id,
    )
    .correlate(PlaceRow)
    .scalar_subquery()
)
"""What the other tables of the same party are called (RST-06)."""
_next, _soonest = aliased(SittingRow), aliased(SittingRow)
_next_id = (
    select(_soonest.id)
    .where(
        _soonest.table_id == TableRow.id,
        _soonest.booked_for.is_not(None),
        _soonest.seated_at.is_(None),
        _soonest.gone_at.is_(None),
    )
    .order_by(_soonest.booked_for)
    .limit(1)
    .correlate(TableRow)
    .scalar_subquery()
)
_cleared = (
    select(func.count())
    .where(TickRow.sitting == SittingRow.id, TickRow.item.like("clearing.%"))
    .correlate(SittingRow)
    .scalar_subquery()
)


_net = LineRow.amount - LineRow.taken_off
"""What a line costs before the discount, without what was returned and given."""


_other, _first = aliased(BillRow), aliased(BillRow)
_open_first = (
    select(func.min(_first.n))
    .where(_first.sitting == SittingRow.id, _first.step == Bill.OPEN.value)
    .correlate(SittingRow)
    .scalar_subquery()
)


def _bills(where: Any) -> Any:
    """How many bills of the sitting stand so beside the one that is to be paid next."""
    return (
        select(func.count())
        .where(_other.sitting == SittingRow.id, where)
        .correlate(SittingRow, BillRow)
        .scalar_subquery()
    )


_before = _bills(or_(BillRow.n.is_(None), _other.n < BillRow.n))
_paid = (
    select(cast(func.sum(ShareRow.due), BigInteger))
    .where(ShareRow.bill == BillRow.id, ShareRow.step == Share.PAID.value)
    .correlate(BillRow)
    .scalar_subquery()
)
_takes_more = and_(_paid.is_(None), _bills(_other.n > BillRow.n) == 0)


def _sent(discountable: bool) -> Any:
    """What is on the bill that is to be paid next, line by line of it: each discount is rounded so (COM-10)."""
    return (
        select(cast(func.sum(_net), BigInteger).label("net"))
        .where(
            LineRow.sitting == SittingRow.id,
            LineRow.step.in_([step.value for step in SENT_LINES]),
            LineRow.discountable.is_(discountable),
            or_(LineRow.bill == BillRow.id, and_(LineRow.bill.is_(None), _takes_more)),
        )
        .group_by(BILLED_AS)
        .correlate(SittingRow, BillRow)
        .subquery()
    )


def _all(what: Any) -> Any:
    return select(what).scalar_subquery()


_discountable, _other_lines = _sent(True).c.net, _sent(False).c.net


def _at(step: Sitting, what: Any) -> Any:
    """Read only at one step."""
    return case((Case.step == step.value, what))


_tiles = (
    select(
        TableRow.id.label("table"),
        *(TableRow.name, TableRow.area, TableRow.section, TableRow.room, TableRow.seats, TableRow.fee),
        *(TableRow.features, TableRow.closed),
        *(TableRow.x, TableRow.y, TableRow.w, TableRow.h, TableRow.shape),
        *(SittingRow.id, SittingRow.guests, CONFIDED, SittingRow.waiter, SittingRow.seated_at),
        *(SittingRow.tea_at, SittingRow.billed_at, SittingRow.left_at),
        *(SittingRow.fee_told, SittingRow.service_rate, SittingRow.taken_ahead),
        SittingRow.name.label("guest_id"),
        Case.step,
        _guest.text.label("guest"),
        _waiter.text.label("waiter_name"),
        *(COUNTS.c.dishes, COUNTS.c.served, COUNTS.c.held, COUNTS.c.added_at),
        MOVED_AT.label("moved_at"),
        MARKED_AT.label("marked_at"),
        _at(Sitting.CLEARING, _cleared).label("cleared"),
        *(BillRow.discount, BillRow.rounding, BillRow.rounded_from),
        _at(Sitting.BILL, _all(func.aggregate_strings(cast(_discountable, String), " "))).label("amounts"),
        _at(Sitting.BILL, _all(cast(func.coalesce(func.sum(_other_lines), 0), BigInteger))).label("other"),
        _at(Sitting.BILL, _paid).label("paid"),
        _at(Sitting.BILL, _before).label("before"),
        MoveRow.at.label("vacated_at"),
        *(PlaceRow.further, _beside.label("beside")),
        _next.id.label("next_id"),
        _next.booked_for.label("next_at"),
        _next.guests.label("next_guests"),
        named_for(_next).label("next_named"),
        _next.greeted_at.label("next_greeted_at"),
        _next.name.label("next_guest_id"),
        _next_guest.text.label("next_guest"),
    )
    .outerjoin(PlaceRow, and_(PlaceRow.table_id == TableRow.id, PlaceRow.until.is_(None)))
    .outerjoin(SittingRow, SittingRow.id == PlaceRow.sitting)
    .outerjoin(Case, Case.id == SittingRow.id)
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(StaffRow, StaffRow.login == SittingRow.waiter)
    .outerjoin(_waiter, _waiter.id == StaffRow.name)
    .outerjoin(BillRow, and_(BillRow.sitting == SittingRow.id, BillRow.n == _open_first))
    .outerjoin(COUNTS, COUNTS.c.table_id == SittingRow.table_id)
    .outerjoin(MoveRow, and_(MoveRow.from_table == TableRow.id, MoveRow.cleared_at.is_(None)))
    .outerjoin(_next, _next.id == _next_id)
    .outerjoin(_next_guest, _next_guest.id == _next.name)
    .order_by(TableRow.place)
)
_row = light(_tiles)
