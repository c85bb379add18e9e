"""并台, 拆台: two parties become one, or some of a party sit apart; lines and money stay what they were (RST-06)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, exists, select, update

from app.counter import till
from app.counter.doing import Doing
from app.counter.slips import hand_over
from app.flows.restaurant.commands import places, slips
from app.flows.restaurant.commands.arguments import Aparts, Guests, Price
from app.flows.restaurant.commands.booking import DEALT_WITH, new_sitting
from app.flows.restaurant.commands.caring import keep_persons
from app.flows.restaurant.commands.carrying import lay_anew
from app.flows.restaurant.commands.finding import found_again, over
from app.flows.restaurant.commands.lines import YesId, write_rows
from app.flows.restaurant.commands.moving import tell_kitchen
from app.flows.restaurant.commands.seating import untick
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import TableFacts
from app.flows.restaurant.facts.ids import LineId, OrderId, SittingId, TableId
from app.flows.restaurant.facts.kinds import Drink, Regrouped
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.facts.sharing import Apart
from app.flows.restaurant.facts.tracks import Bill, Line
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.bills import BillRow
from app.flows.restaurant.model.care import MarkRow
from app.flows.restaurant.model.kept import PackedRow, TakenRow
from app.flows.restaurant.model.orders import AcceptedRow, CallRow, ChangeRow, LineRow, OrderRow
from app.flows.restaurant.model.parking import ParkedRow
from app.flows.restaurant.model.places import JoinRow, LineMoveRow
from app.flows.restaurant.model.serving import LineTickRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.papers.kinds import ORDER
from app.flows.restaurant.rules import moving
from app.flows.restaurant.rules import regrouping as rules
from app.flows.restaurant.rules.parking import here_still, here_together
from app.flows.restaurant.rules.persons import without_seats
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.ids import Id
from app.kernel.refusal import Refused
from app.store.among import among


class LineMoveId(Id):
    """So many of a line that went to another party."""

    __slots__ = ()


@dataclass(frozen=True)
class Joined:
    """The notes to the kitchen, by their documents; whether the tables that are left are to be cleared."""

    documents: tuple[str, ...]
    to_clear: bool


@dataclass(frozen=True)
class Parted:
    """The sitting of those who sit apart, with its number; the notes to the kitchen, by their documents."""

    sitting: SittingId
    number: str
    documents: tuple[str, ...]


@does(FLOW)
def join_party(
    do: Doing,
    sitting: SittingId,
    other: SittingId,
    keep_tables: bool,
    taboos: Note | None = None,
    why: Note | None = None,
) -> Joined:
    """Make one party of two (并台): all that is the other's goes along, and its case ends as joined.

    With `keep_tables` they sit at the other's tables as well; else those are left, and cleared if they were
    used. `taboos` is what both told that they avoid, where both did. The kitchen is told of the other's dishes,
    and of what has to be avoided now.
    """
    first: SittingFacts = do.facts["sitting"]
    second: SittingFacts = do.facts["other"]
    now = rules.together(first, second, keep_tables, taboos)
    _go_along(do, sitting, second)
    untick(do, "away", "fruit")
    to_clear = _tables_of(do, first, second, keep_tables, why)
    if second.taken_ahead:
        till.hand_over(do, other, sitting)
    do.set(SittingRow, {"id": sitting}, **_as_one(now))
    do.set(SittingRow, {"id": other}, left_at=do.now, freed_at=do.now, **DEALT_WITH)
    _ended(do, sitting, other, why)
    if second.parked and not first.parked:
        do.db.execute(_parking_goes, {"o": other, "s": sitting})
    _count_here(do, sitting, here_together(first, second))
    if now.persons != first.persons:
        keep_persons(do, sitting, now.persons, now.children_first)
    if now.name != first.name:
        found_again(do, sitting)
    do.move(sitting, now.step)
    before = replace(now, table_name=second.table_name)
    told = tell_kitchen(do, Regrouped.JOINED, before, second.to_come, now.table_name, why)
    if (now.taboos, now.allergens) != (first.taboos, first.allergens):
        told += slips.avoiding(do, now)
    hand_over(do, [slip.id for slip in second.slips], sitting)
    return Joined(tuple(told), to_clear)


def _go_along(do: Doing, sitting: SittingId, second: SittingFacts) -> None:
    """Orders, lines, what was changed of them, calls, marks, fetched bottles and a guest's yes to the tea go to the party that is joined."""
    for one in (*_ALONG, _fetched_goes) if second.fetched else _ALONG:
        do.db.execute(one, {"o": second.id, "s": sitting})


def _tables_of(
    do: Doing, first: SittingFacts, second: SittingFacts, keep_tables: bool, why: Note | None
) -> bool:
    """What becomes of the other's tables; whether they are to be cleared."""
    places.leave(do, second.id, second.tables)
    if keep_tables:
        places.take(do, first.id, [(one.table, one.fee) for one in rules.theirs(second)], further=True)
        return False
    used = moving.used(second)
    places.left_behind(do, first.id, second.tables, first.tables[0], used, why)
    lay_anew(do, second.to_come)
    return used


def _count_here(do: Doing, sitting: SittingId, come: int | None) -> None:
    if come is not None:
        do.set(ParkedRow, {"sitting": sitting}, come=come)


def _as_one(now: SittingFacts) -> dict[str, Any]:
    tea = now.tea
    row: dict[str, Any] = {
        "name": now.name,
        "phone": now.phone,
        "guests": now.guests,
        "fee_told": now.fee_told,
        "taboos": now.taboos,
        "allergens": " ".join(sorted(now.allergens)),
        "ahead": now.ahead.value if now.ahead else None,
        "ahead_at": now.ahead_at,
        "taken_ahead": now.taken_ahead,
        "call_planned": now.call_planned,
        "called_at": now.called_at,
        "serving_place": now.serving_place.value if now.serving_place else None,
        "tea": tea.dish if tea else None,
        "tea_pots": tea.pots or None if tea else None,
        "tea_by": tea.by if tea else None,
        "tea_at": tea.at if tea else None,
    }
    # Whoever was not asked yet is asked before the next order (RST-04).
    return row if now.taboos_asked else row | {"taboos_at": None}


def _ended(do: Doing, sitting: SittingId, other: SittingId, why: Note | None) -> None:
    row = {"sitting": other, "into": sitting, "at": do.now, "by": do.staff.login}
    do.add(JoinRow, row | {"why": why.id if why else None})
    over(do, other)


@does(FLOW)
def split_party(
    do: Doing,
    sitting: SittingId,
    table: TableId,
    guests: Guests,
    lines: Aparts = (),
    ahead_goes: bool = False,
    fee_told: Price | None = None,
    why: Note | None = None,
) -> Parted:
    """Some of a party sit apart (拆台), with some lines that were sent, and a number of their own.

    What was taken ahead stays, or goes along (`ahead_goes`). What they avoid holds for both. The kitchen is
    told what goes to the new table.
    """
    facts: SittingFacts = do.facts["sitting"]
    to: TableFacts = do.facts["table"]
    fee = rules.fee_apart(to, lines)
    apart = new_sitting(
        do, rules.step_apart(facts, lines), None, **_apart(do, facts, to, guests, lines), fee_told=fee
    )
    places.take(do, apart.sitting, [(table, fee)], further=False)
    gone = _lines_go(do, facts, apart.sitting, lines)
    ahead: dict[str, Any] = {}
    if ahead_goes:
        till.hand_over(do, sitting, apart.sitting)
        ahead = _ahead_of(facts)
        do.set(SittingRow, {"id": apart.sitting}, **ahead)
    if any(one.seat for one in facts.persons):
        keep_persons(do, sitting, without_seats(facts), facts.children_first)
    _count_here(do, sitting, here_still(facts, guests))
    left = DEALT_WITH if ahead else {}
    do.set(SittingRow, {"id": sitting}, guests=facts.guests - guests, **left)
    to_come = [line for line in gone if line.step != Line.SERVED]
    in_two = rules.slips_in_two(facts, lines)
    told = tell_kitchen(do, Regrouped.PARTED, facts, to_come, to.called, why, in_two)
    hand_over(do, [*told, *rules.slips_apart(facts, lines)], apart.sitting)
    return Parted(apart.sitting, apart.number, tuple(told))


def _apart(
    do: Doing, sitting: SittingFacts, table: TableFacts, guests: int, lines: Sequence[Apart]
) -> dict[str, Any]:
    """What those who sit apart take over: terms, tea that was asked, what they avoid, and the time that is left."""
    asked = sitting.tea
    calls = {"call_planned": sitting.call_planned, "called_at": sitting.called_at} if lines else {}
    return calls | {
        "table_id": table.id,
        "guests": guests,
        "waiter": sitting.waiter,
        "greeted_at": sitting.greeted_at,
        "seated_at": do.now,
        "stay": moving.stay_left(sitting, do.now),
        "service_rate": sitting.service_rate,
        "taboos": sitting.taboos,
        "allergens": " ".join(sorted(sitting.allergens)),
        "taboos_at": do.now if sitting.taboos_asked else None,
        # Their tea was asked; what was brought is paid where it stands.
        "tea_at": asked.at if asked else None,
        "tea_by": asked.by if asked else None,
    }


def _ahead_of(sitting: SittingFacts) -> dict[str, Any]:
    return {
        "ahead": sitting.ahead.value if sitting.ahead else None,
        "ahead_at": sitting.ahead_at,
        "taken_ahead": sitting.taken_ahead,
    }


def _lines_go(do: Doing, sitting: SittingFacts, to: SittingId, lines: Sequence[Apart]) -> list[LineFacts]:
    """Put some lines, or parts of them, on orders of those who sit apart; returns them as they have them now."""
    wanted = {one.line: one.quantity for one in lines}
    taken = [(line, wanted[line.id]) for line in sitting.lines if line.id in wanted]
    if not taken:
        return []
    orders = _orders_apart(
        do, to, [o.id for o in sitting.orders if o.id in {line.order for line, _ in taken}]
    )
    ids = {line.id: line.id if n == line.quantity else do.new(LineId) for line, n in taken}
    place = {line.id: n for n, (line, _) in enumerate(taken, start=1)}
    went = [{"i": o.id, "s": to, "o": orders[o.order], "n": place[o.id]} for o, n in taken if n == o.quantity]
    if went:
        do.db.execute(_line_goes, went)
        for one in (_changes_go, _ticks_go):
            do.db.execute(one, [{"i": line["i"], "s": to} for line in went])
        lay_anew(do, (o for o, n in taken if n == o.quantity and o.step != Line.SERVED))
    cut = [(line, n) for line, n in taken if n < line.quantity]
    if cut:
        _cut(do, to, cut, ids, orders, place)
    do.add(
        LineMoveRow,
        *(
            {
                "id": do.new(LineMoveId),
                "line": line.id,
                "to_line": ids[line.id],
                "from_order": line.order,
                "quantity": n,
                "before": line.quantity,
                "at": do.now,
                "by": do.staff.login,
            }
            for line, n in taken
        ),
    )
    return [replace(rules.part_of(line, n), id=ids[line.id]) for line, n in taken]


def _orders_apart(do: Doing, to: SittingId, sources: Sequence[OrderId]) -> dict[OrderId, OrderId]:
    """An order of their own for each order from which lines go: as it was confirmed and sent, with its number."""
    kept = {row.id: row for row in do.db.execute(_orders, {"ids": sources}).mappings()}
    ids = {source: do.new(OrderId) for source in sources}
    numbers = do.numbers(ORDER, len(sources))
    # The room fee stays where it stood (RST-30a).
    new = {"sitting": to, "shown_fee": 0, "printed_seal": None, "printed_sum": None}
    rows = [
        {**kept[source], **new, "id": ids[source], "number": number}
        for source, number in zip(sources, numbers, strict=True)
    ]
    do.add(OrderRow, *rows)
    return ids


def _cut(
    do: Doing,
    to: SittingId,
    cut: Sequence[tuple[LineFacts, int]],
    ids: dict[LineId, LineId],
    orders: dict[OrderId, OrderId],
    place: dict[LineId, int],
) -> None:
    """Make two lines of one: the part that goes is a line of its own, and the rest is so much less.

    Raises Refused where some of a line lies in a box: its slip names how many.
    """
    found = do.db.execute(_lines, {"ids": [line.id for line, _ in cut]}).mappings()
    kept = {row["id"]: dict(row) for row in found}
    rows, rest = [], []
    for line, n in cut:
        if kept[line.id].pop("packed"):
            raise Refused(rules.it_was_packed(line))
        part, left = rules.part_of(line, n), rules.part_of(line, line.quantity - n)
        new = {"id": ids[line.id], "sitting": to, "order_id": orders[line.order], "n": place[line.id]}
        new |= {"quantity": n, "served": part.served, "amount": part.amount}
        new |= {"drink": line.bottles.drink if line.bottles else Drink.PLAIN}
        rows.append({**kept[line.id], **new, "holds": 0, "tea": False, "urged": 0, "fallen": 0})
        rest.append({"i": line.id, "q": left.quantity, "v": left.served, "a": left.amount})
    write_rows(do, rows)
    do.db.execute(_rest, rest)
    _still_accepted(do, [line for line, _ in cut if line.accepted], ids)


def _still_accepted(do: Doing, lines: Iterable[LineFacts], ids: dict[LineId, LineId]) -> None:
    """A guest's yes to an allergen holds for the part that goes as well."""
    asked = [line.id for line in lines]
    if asked:
        rows = [dict(row) for row in do.db.execute(_yeses, {"ids": asked}).mappings()]
        do.add(AcceptedRow, *(row | {"id": do.new(YesId), "subject": ids[row["subject"]]} for row in rows))


def _along(model: Any, column: str = "sitting", **more: Any) -> Any:
    of = getattr(model, column)
    return update(model).where(of == bindparam("o")).values({column: bindparam("s")} | more)


_ALONG = (
    *(_along(model) for model in (OrderRow, LineRow, LineTickRow, ChangeRow, CallRow, MarkRow)),
    _along(AcceptedRow, "subject"),
    # It was printed for what went along; the other's bill is of all of it.
    update(BillRow)
    .where(BillRow.sitting == bindparam("o"), BillRow.step == Bill.OPEN.value)
    .values(step=Bill.DROPPED.value),
)
_parking_goes = _along(ParkedRow)
_fetched_goes = _along(TakenRow)
_orders = select(*OrderRow.__table__.columns).where(among(OrderRow.id, "ids"))
_in_a_box = exists().where(PackedRow.line == LineRow.id).label("packed")
_lines = select(*LineRow.__table__.columns, _in_a_box).where(among(LineRow.id, "ids"))
_yeses = select(*AcceptedRow.__table__.columns).where(among(AcceptedRow.subject, "ids"))
_line_goes = (
    update(LineRow)
    .where(LineRow.id == bindparam("i"))
    .values(sitting=bindparam("s"), order_id=bindparam("o"), n=bindparam("n"))
)
_changes_go = update(ChangeRow).where(ChangeRow.line == bindparam("i")).values(sitting=bindparam("s"))
_ticks_go = update(LineTickRow).where(LineTickRow.line == bindparam("i")).values(sitting=bindparam("s"))
_rest = (
    update(LineRow)
    .where(LineRow.id == bindparam("i"))
    .values(quantity=bindparam("q"), served=bindparam("v"), amount=bindparam("a"))
)
