"""What the deep audit recomputes of the restaurant: its bills, slips, moves, and what the search finds (COM-05, 16; RST-19, 30)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    and_,
    bindparam,
    case,
    cast,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from app.counter.checks import found_by, names
from app.counter.documents import DocumentRow
from app.counter.taken import paid_on
from app.flows.restaurant.commands.finding import once_over
from app.flows.restaurant.facts.cellar import WHOLE
from app.flows.restaurant.facts.kinds import ChangeKind, Course
from app.flows.restaurant.facts.tracks import WENT_OUT, Bill, Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.bottles import BottlesRow
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.kept import BottleRow, PackedRow, TakenRow
from app.flows.restaurant.model.orders import ChangeRow, LineRow, OrderRow
from app.flows.restaurant.model.places import LineMoveRow, PlaceRow
from app.flows.restaurant.model.sittings import MoveRow, SittingRow
from app.flows.restaurant.model.vip import VipRow
from app.flows.restaurant.queries.cellar import BOTTLES
from app.flows.restaurant.queries.loaders import sittings
from app.flows.restaurant.queries.overview import GUESTS, PAST, TABLES
from app.flows.restaurant.queries.seated import STORED
from app.flows.restaurant.rules import billing, changing, shares
from app.kernel.names import Rank, Term, search_terms
from app.kernel.text import T
from app.store.among import among
from app.store.audit import Finding
from app.store.tables import Case, Drawer

AT_ONCE = 100


@FLOW.checks_itself
def bills_fit(db: Connection) -> Iterator[Finding]:
    """A settled bill is what its lines come to by its own terms, and it was paid to the fen."""
    settled = db.execute(_settled, {"step": Bill.SETTLED.value}).all()
    for start in range(0, len(settled), AT_ONCE):
        some = settled[start : start + AT_ONCE]
        facts = sittings(db, sorted({r.sitting for r in some}))
        paid = paid_on(db, [r.id for r in some])
        for r in some:
            bill = next(one for one in facts[r.sitting].bills if one.id == r.id)
            if not r.settled_due == billing.sums_of(facts[r.sitting], bill).due == paid.get(r.id, 0):
                yield Finding(T("Bill {number} is not what its lines and payments come to.", number=r.number))


@FLOW.checks_itself
def changed_lines_fit(db: Connection) -> Iterator[Finding]:
    """A line that was returned, given, urged or made again says what its changes come to, and costs so much less (RST-18)."""
    rows = db.execute(_changed).all()
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        facts = sittings(db, sorted({r.sitting for r in some}))
        lines = {line.id: line for sitting in facts.values() for line in sitting.lines}
        for r in some:
            line, told = lines[r.line], (r.returned, r.given, r.urged, r.fallen)
            off = changing.after_gift(line, 0).taken_off
            if (line.returned, line.given, line.urged, line.fallen, line.taken_off) != (*told, off):
                number = facts[r.sitting].number
                yield Finding(
                    T(
                        "{dish} of sitting {number} is not what was changed of it.",
                        dish=line.name,
                        number=number,
                    )
                )


@FLOW.checks_itself
def lines_stand_on_slips(db: Connection) -> Iterator[Finding]:
    """Every line that was sent, and every change of one before its table was free, stands on a slip that its station got (RST-19)."""
    for r in db.execute(_slipless):
        yield Finding(
            T("{dish} of sitting {number} stands on no kitchen slip.", dish=r.name, number=r.number)
        )


@FLOW.checks_itself
def sets_fit(db: Connection) -> Iterator[Finding]:
    """The dishes of a set bear together what it costs, with what was exchanged, to the fen (RST-11)."""
    for r in db.execute(_sets, {"removed": Line.REMOVED.value, "set": Course.SET.value}):
        if r.amount or r.bears != (r.price or 0) * r.quantity + r.exchanged:
            told = {"dish": r.name, "number": r.number}
            yield Finding(T("The dishes of {dish} of sitting {number} do not bear what it costs.", **told))


@FLOW.checks_itself
def shares_fit(db: Connection) -> Iterator[Finding]:
    """A share that is paid is what it comes to by its lines, its amount or its number, to the fen (RST-31)."""
    split = db.execute(_split).all()
    for start in range(0, len(split), AT_ONCE):
        some = split[start : start + AT_ONCE]
        facts = sittings(db, sorted({r.sitting for r in some}))
        for r in some:
            sitting = facts[r.sitting]
            bill = next(one for one in sitting.bills if one.id == r.id)
            found = shares.shared(sitting, bill)
            paid = [one for one in sitting.shares(bill) if one.paid is not None]
            if any(one.paid != found[one.id].due for one in paid):
                yield Finding(T("The shares of bill {number} are not what they come to.", number=r.number))


@FLOW.checks_itself
def moves_fit(db: Connection) -> Iterator[Finding]:
    """A party that moved sits where it moved to last (RST-06)."""
    for r in db.execute(_astray):
        yield Finding(T("Sitting {number} is not at the table that it moved to.", number=r.number))


@FLOW.checks_itself
def vips_fit(db: Connection) -> Iterator[Finding]:
    """Of every VIP it is kept who may know of them: else everybody might (RST-51)."""
    for r in db.execute(_unnamed):
        yield Finding(T("Nobody is named who may know of the VIP of sitting {number}.", number=r.number))


@FLOW.checks_itself
def places_fit(db: Connection) -> Iterator[Finding]:
    """Whoever sits has their own table among those that are taken, and no table is taken by who has gone (RST-01, 06)."""
    for r in db.execute(_misplaced):
        yield Finding(T("The tables of sitting {number} are not those that it has.", number=r.number))


@FLOW.checks_itself
def line_moves_fit(db: Connection) -> Iterator[Finding]:
    """A line of which some went to another party is so much less, and what went is all there (RST-06)."""
    was: dict[str, int] = {}
    gone: Counter[str] = Counter()
    for r in db.execute(_line_moves):
        was.setdefault(r.line, r.before)
        if r.to_line != r.line:
            gone[r.line] += r.quantity
            was.setdefault(r.to_line, r.quantity)
    ids = sorted(was)
    for start in range(0, len(ids), AT_ONCE):
        for r in db.execute(_quantities, {"ids": ids[start : start + AT_ONCE]}):
            if r.quantity + gone[r.id] != was[r.id]:
                told = {"dish": r.name, "number": r.number}
                yield Finding(T("{dish} of sitting {number} is not what was split of it.", **told))


@FLOW.checks_itself
def split_bottles_fit(db: Connection) -> Iterator[Finding]:
    """Bottles that went to another party are shown there as well before they are opened (RST-17)."""
    for r in db.execute(_split_bottles):
        yield Finding(
            T(
                "{dish} of sitting {number} was split, and nothing asks that it be shown.",
                dish=r.name,
                number=r.number,
            )
        )


@FLOW.checks_itself
def sittings_are_found(db: Connection) -> Iterator[Finding]:
    """Tables and guests are found by their own words and no others; who has left, by the whole of them (COM-16)."""
    tables = db.execute(select(TableRow.id, TableRow.name))
    yield from found_by(db, TABLES, [(r.id, (*search_terms(r.id), *search_terms(r.name))) for r in tables])
    called: dict[str, list[tuple[str, tuple[Term, ...]]]] = {GUESTS: [], PAST: []}
    for r in db.execute(_called):
        terms = names(r.name, r.phone)
        if r.closed_at is None:
            called[GUESTS].append((r.id, terms))
        else:
            whole = tuple(term for term in terms if term.rank is not Rank.PART)
            called[PAST].append((once_over(r.id, r.closed_at), whole))
    for kind, those in called.items():
        yield from found_by(db, kind, those)


_name, _phone = aliased(Drawer), aliased(Drawer)
_called = (
    select(SittingRow.id, Case.closed_at, _name.text.label("name"), _phone.text.label("phone"))
    .join(Case, Case.id == SittingRow.id)
    .outerjoin(_name, _name.id == SittingRow.name)
    .outerjoin(_phone, _phone.id == SittingRow.phone)
    .order_by(SittingRow.id)
)


def _how_many(kind: ChangeKind, of: Any) -> Any:
    return cast(func.coalesce(func.sum(case((ChangeRow.kind == kind.value, of), else_=0)), 0), BigInteger)


_changed = (
    select(
        LineRow.id.label("line"),
        LineRow.sitting,
        _how_many(ChangeKind.RETURNED, ChangeRow.quantity).label("returned"),
        _how_many(ChangeKind.GIVEN, ChangeRow.quantity).label("given"),
        _how_many(ChangeKind.URGED, 1).label("urged"),
        _how_many(ChangeKind.FALLEN, ChangeRow.quantity).label("fallen"),
    )
    .outerjoin(ChangeRow, ChangeRow.line == LineRow.id)
    .where((ChangeRow.id.is_not(None)) | (LineRow.taken_off + LineRow.returned + LineRow.given > 0))
    .group_by(LineRow.id, LineRow.sitting)
    .order_by(LineRow.id)
)
_got = select(DocumentRow.number).where(DocumentRow.awaited.is_not(None))
_line_of = select(LineRow.name, Case.number).join(Case, Case.id == LineRow.sitting)
_slipless = union_all(
    _line_of.where(
        LineRow.step.in_([step.value for step in WENT_OUT]),
        LineRow.course != Course.SET.value,  # its dishes stand on slips
        # Tea was brought before any order, also what of it went to another party since (RST-06, 10).
        or_(and_(LineRow.ticket.is_(None), LineRow.course != Course.TEA.value), LineRow.ticket.not_in(_got)),
    ),
    _line_of.join(ChangeRow, ChangeRow.line == LineRow.id)
    .join(SittingRow, SittingRow.id == LineRow.sitting)
    .where(
        or_(SittingRow.freed_at.is_(None), ChangeRow.at < SittingRow.freed_at), ChangeRow.number.not_in(_got)
    ),
)
_inside = aliased(LineRow)


def _of_dishes(of: Any) -> Any:
    return (
        select(cast(func.coalesce(func.sum(of), 0), BigInteger))
        .where(_inside.of_set == LineRow.id, _inside.step != bindparam("removed"))
        .correlate(LineRow)
        .scalar_subquery()
    )


_sets = (
    select(
        *(LineRow.id, LineRow.name, LineRow.price, LineRow.quantity, LineRow.amount, Case.number),
        _of_dishes(_inside.amount).label("bears"),
        _of_dishes(_inside.exchanged).label("exchanged"),
    )
    .join(Case, Case.id == LineRow.sitting)
    .where(LineRow.course == bindparam("set"), LineRow.step != bindparam("removed"))
    .order_by(LineRow.id)
)
_moved = aliased(MoveRow)
_last = select(func.max(_moved.at)).where(_moved.sitting == SittingRow.id).correlate(SittingRow)
_led_there = (
    select(_moved.id)
    .where(
        _moved.sitting == SittingRow.id,
        _moved.at == _last.scalar_subquery(),
        _moved.to_table == SittingRow.table_id,
    )
    .correlate(SittingRow)
    .exists()
)
_astray = (
    select(Case.number)
    .join(SittingRow, SittingRow.id == Case.id)
    .where(SittingRow.id.in_(select(MoveRow.sitting)), ~_led_there)
    .order_by(Case.number)
)
_at_theirs = (
    select(PlaceRow.id)
    .where(
        PlaceRow.sitting == SittingRow.id,
        PlaceRow.table_id == SittingRow.table_id,
        PlaceRow.until.is_(None),
        PlaceRow.further.is_(False),
    )
    .correlate(SittingRow)
    .exists()
)
_at_any = (
    select(PlaceRow.id)
    .where(PlaceRow.sitting == SittingRow.id, PlaceRow.until.is_(None))
    .correlate(SittingRow)
    .exists()
)
_sits = and_(SittingRow.seated_at.is_not(None), SittingRow.freed_at.is_(None))
_unnamed = (
    select(Case.number)
    .join(SittingRow, SittingRow.id == Case.id)
    .outerjoin(VipRow, VipRow.sitting == SittingRow.id)
    .where(SittingRow.vip, or_(VipRow.sitting.is_(None), VipRow.named == ""))
    .order_by(Case.number)
)
_misplaced = (
    select(Case.number)
    .join(SittingRow, SittingRow.id == Case.id)
    .where(or_(and_(_sits, ~_at_theirs), and_(not_(_sits), _at_any)))
    .order_by(Case.number)
)
_line_moves = select(
    LineMoveRow.line, LineMoveRow.to_line, LineMoveRow.quantity, LineMoveRow.before
).order_by(LineMoveRow.at, LineMoveRow.id)
_source, _part = aliased(BottlesRow), aliased(BottlesRow)
_split_bottles = (
    select(LineRow.name, Case.number)
    .join(Case, Case.id == LineRow.sitting)
    .join(LineMoveRow, LineMoveRow.to_line == LineRow.id)
    .join(_source, _source.line == LineMoveRow.line)
    .outerjoin(_part, _part.line == LineRow.id)
    .where(_part.line.is_(None))
    .order_by(LineRow.id)
)
_quantities: Any = (
    select(LineRow.id, LineRow.quantity, LineRow.name, Case.number)
    .join(Case, Case.id == LineRow.sitting)
    .where(among(LineRow.id, "ids"))
)
_split = (
    select(BillRow.id, BillRow.number, BillRow.sitting)
    .where(BillRow.split.is_not(None))
    .order_by(BillRow.number)
)
_settled = (
    select(BillRow.id, BillRow.number, BillRow.sitting, BillRow.settled_due)
    .where(BillRow.step == bindparam("step"))
    .order_by(BillRow.number)
)


@FLOW.checks_itself
def bottles_fit(db: Connection) -> Iterator[Finding]:
    """What is left of a stored bottle is what was not fetched, and it is found by its guest while there is any (RST-35).

    No more of a drink is stored than is on the bill.
    """
    for over in db.execute(_overstored):
        told = {"dish": over.name, "number": over.number}
        yield Finding(T("Of {dish}, {number}, more is stored than was ordered.", **told))
    for r in db.execute(_bottles):
        if r.left_over != r.stored - r.taken:
            told = {"number": r.number, "left": r.left_over, "fits": r.stored - r.taken}
            yield Finding(
                T("Of bottle {number} {left} count as left; what was fetched leaves {fits}.", **told)
            )
    called = [(r.id, names(r.name, r.phone)) for r in db.execute(_bottles_of) if r.left_over]
    yield from found_by(db, BOTTLES, called)


_taken = select(func.coalesce(func.sum(TakenRow.amount), 0)).where(TakenRow.bottle == BottleRow.id)
_bottles = select(
    BottleRow.number,
    BottleRow.stored,
    BottleRow.left_over,
    cast(_taken.correlate(BottleRow).scalar_subquery(), BigInteger).label("taken"),
).order_by(BottleRow.number)
_overstored = (
    select(LineRow.name, OrderRow.number)
    .join(OrderRow, OrderRow.id == LineRow.order_id)
    .where(WHOLE * (LineRow.quantity - LineRow.returned) < STORED)
    .order_by(OrderRow.number, LineRow.n)
)
_bottles_of = (
    select(BottleRow.id, BottleRow.left_over, _name.text.label("name"), _phone.text.label("phone"))
    .join(_name, _name.id == BottleRow.name)
    .outerjoin(_phone, _phone.id == BottleRow.phone)
    .order_by(BottleRow.id)
)


@FLOW.checks_itself
def packed_fits(db: Connection) -> Iterator[Finding]:
    """No slip packs more of a line than was ordered (RST-35)."""
    for r in db.execute(_overpacked):
        yield Finding(T("Slip {number} packs more than was ordered.", number=r.number))


_overpacked = (
    select(PackedRow.number)
    .join(LineRow, LineRow.id == PackedRow.line)
    .where(PackedRow.quantity > LineRow.quantity)
    .order_by(PackedRow.number)
)
