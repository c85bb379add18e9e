"""The chosen sitting as a screen shows it: seven statements, however long the evening was.

One more reads money that was taken ahead, and one what was changed of lines that were sent.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.taken import taken_by
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.guests import InFile
from app.flows.restaurant.facts.history import Gone, StepTime
from app.flows.restaurant.facts.ids import LineId, OrderId
from app.flows.restaurant.facts.kinds import ON_THE_BILL, ChangeKind, WhyGiven, WhyReturned
from app.flows.restaurant.facts.terms import GIVEN, RETURNED
from app.flows.restaurant.facts.tracks import Line, Order, Sitting
from app.flows.restaurant.facts.views import (
    Change,
    LineChange,
    OrderLine,
    OrderShown,
    SittingShown,
)
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import KnownRow
from app.flows.restaurant.model.orders import AcceptedRow, ChangeRow, LineRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.along import ALONG
from app.flows.restaurant.queries.discretion import guest_phone, hold_open, words
from app.flows.restaurant.queries.loaders import BILLS, PARTS, SITTING, YES_TO_LINE, tables
from app.flows.restaurant.queries.people import names
from app.flows.restaurant.queries.reading import Part, bill_parts, line_facts, order_facts, sitting_facts
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Drawer, Moved

_TRACK = list(Sitting)


class Opened(NamedTuple):
    """A sitting as it is shown, and what changed on its orders after the guest had confirmed them."""

    shown: SittingShown
    changes: tuple[Change | LineChange, ...]


@FLOW.gives
def sitting_shown(db: Connection, sitting: str, staff: Staff) -> SittingShown:
    """The chosen sitting with its orders and its history."""
    return opened(db, sitting, staff).shown


def opened(db: Connection, sitting: str, staff: Staff) -> Opened:
    """Everything that stands behind a sitting, for whoever is at work; raises Refused where it is closed to them."""
    wanted = {"ids": [sitting]}
    row = db.execute(_sitting, wanted).one()
    lines = db.execute(_parts, wanted).all()
    parts = _parts_of(lines)
    for r in db.execute(BILLS, wanted):
        parts.update(bill_parts(r))
    facts = sitting_facts(row, parts)
    hold_open(facts, staff)
    moves = db.execute(_moves, {"case": sitting}).all()
    altered = db.execute(_altered, {"sitting": sitting}).all() if _any_changed(facts) else ()
    marker = facts.marks[-1].by if facts.marks else None
    who = names(db, _logins(row, lines, moves, altered) | {marker})
    changed = tuple(_line_change(r, who) for r in altered)
    shown = SittingShown(
        facts=facts,
        table=tables(db, [facts.table])[facts.table] if facts.table else None,
        guest=words(row.name, row.guest),
        phone=guest_phone(row.phone, row.rings, True, staff),
        wishes=words(row.words, row.said),
        taboos=words(row.taboos, row.taboo_words),
        waiter=who.get(row.waiter),
        tea=row.tea_name,
        vip=row.vip,
        history=_history(moves, sitting, who),
        orders=_orders(lines, facts, who),
        taken_by=taken_by(db, facts.id) if facts.taken_ahead else (),
        changes=changed,
        marked_by=who[marker] if marker else "",
        file=InFile(row.visits, row.file_taboos) if row.visits is not None else None,
        gone=_gone(row),
    )
    since: list[Change | LineChange] = [*_changes(moves, facts, who)]
    since += (c for c in changed if c.kind in ON_THE_BILL)
    return Opened(shown, tuple(sorted(since, key=lambda change: change.at)))


def _parts_of(rows: Sequence[Any]) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for r in rows:
        if r.o_id not in found:
            found[r.o_id] = order_facts(r)
        if r.l_id is not None:
            found[r.l_id] = line_facts(r)
    return found


def _logins(row: Any, lines: Sequence[Any], moves: Sequence[Any], altered: Sequence[Any]) -> set[str | None]:
    takers = {login for r in lines for login in (r.o_taken_by, r.o_confirmed_by, r.o_sent_by)}
    changers = {login for r in altered for login in (r.by, r.approved_by)}
    return {row.waiter, *takers, *changers, *(m.staff for m in moves)}


def _gone(row: Any) -> Gone | None:
    if row.gone_by is None and row.gone_why is None:
        return None
    return Gone(row.gone_by != "house", words(row.gone_why, row.told_why))


def _history(moves: Sequence[Any], sitting: str, who: Mapping[str, str]) -> tuple[StepTime, ...]:
    """The steps as they were come to; of several at one moment in the article's order."""
    own = [StepTime(Sitting(m.to), m.at, who[m.staff]) for m in moves if m.subject == sitting]
    return tuple(sorted(own, key=lambda s: (s.at, _TRACK.index(s.step))))


def _orders(rows: Sequence[Any], facts: SittingFacts, who: Mapping[str, str]) -> tuple[OrderShown, ...]:
    lines: dict[str, list[OrderLine]] = {}
    heads: dict[str, Any] = {}
    for r in rows:
        heads.setdefault(r.o_id, r)
        if r.l_id is not None and r.l_step != Line.REMOVED:
            line = OrderLine(
                facts.parts[r.l_id],  # type: ignore[arg-type]  # a line's id is a line's
                words(r.l_request, r.asked),
                r.l_sent_at,
                r.l_fired_at,
                r.l_served_at,
                tuple(dict.fromkeys((r.said_yes or "").split("\n"))) if r.l_accepted else (),
            )
            lines.setdefault(r.o_id, []).append(line)
    return tuple(
        OrderShown(
            facts=order,
            taken_by=who[order.by],
            confirmed_by=who.get(heads[order.id].o_confirmed_by),
            confirmed_at=order.confirmed_at,
            sent_by=who.get(heads[order.id].o_sent_by),
            sent_at=order.sent_at,
            lines=tuple(lines.get(order.id, ())),
        )
        for order in facts.orders
    )


def _changes(moves: Sequence[Any], facts: SittingFacts, who: Mapping[str, str]) -> tuple[Change, ...]:
    """Each time that a confirmed order was opened again; the guest had confirmed version 1 (RST-34)."""
    found: list[Change] = []
    orders = {order.id for order in facts.orders}
    for m in moves:
        if m.subject in orders:
            before = sum(change.order == m.subject for change in found)
            found.append(Change(OrderId(m.subject), before + 2, m.at, who[m.staff]))
    return tuple(found)


def _any_changed(facts: SittingFacts) -> bool:
    return any(line.returned or line.given or line.urged or line.fallen for line in facts.lines)


def _line_change(r: Any, who: Mapping[str, str]) -> LineChange:
    kind = ChangeKind(r.kind)
    reason = RETURNED[WhyReturned(r.reason)] if kind is ChangeKind.RETURNED else None
    if kind is ChangeKind.GIVEN:
        reason = GIVEN[WhyGiven(r.reason)]
    return LineChange(
        line=LineId(r.line),
        dish=r.name,
        unit=r.unit,
        kind=kind,
        quantity=r.quantity,
        reason=reason,
        why=words(r.why, r.said),
        at=r.at,
        by=who[r.by],
        approved_by=who.get(r.approved_by),
    )


_guest, _rings, _said, _asked = aliased(Drawer), aliased(Drawer), aliased(Drawer), aliased(Drawer)
_avoids, _why, _yes = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_sitting = (
    SITTING.add_columns(
        _guest.text.label("guest"),
        _rings.text.label("rings"),
        _said.text.label("said"),
        CustomerRow.visits,
        _avoids.text.label("file_taboos"),
        _why.text.label("told_why"),
    )
    .outerjoin(KnownRow, KnownRow.sitting == SittingRow.id)
    .outerjoin(CustomerRow, CustomerRow.id == KnownRow.guest)
    .outerjoin(_avoids, _avoids.id == CustomerRow.taboos)
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(_rings, _rings.id == SittingRow.phone)
    .outerjoin(_said, _said.id == SittingRow.words)
    .outerjoin(_why, _why.id == SittingRow.gone_why)
    .where(among(SittingRow.id, "ids"))
)
_said_yes = (
    select(func.aggregate_strings(_yes.text, "\n"))
    .select_from(AcceptedRow)
    .join(_yes, _yes.id == AcceptedRow.guest)
    .where(YES_TO_LINE)
    .correlate(LineRow)
    .scalar_subquery()
)
_parts = PARTS.add_columns(_asked.text.label("asked"), _said_yes.label("said_yes")).outerjoin(
    _asked, _asked.id == LineRow.request
)
_altered = (
    select(*ChangeRow.__table__.columns, LineRow.name, LineRow.unit, Drawer.text.label("said"))
    .join(LineRow, LineRow.id == ChangeRow.line)
    .outerjoin(Drawer, Drawer.id == ChangeRow.why)
    .where(ChangeRow.sitting == bindparam("sitting"))
    .order_by(ChangeRow.at, ChangeRow.number)
)
_moves = (
    select(Moved.subject, Moved.to, Moved.staff, Moved.at)
    .where(
        or_(Moved.case == bindparam("case"), Moved.case.in_(ALONG)),
        or_(
            Moved.subject == bindparam("case"),
            and_(Moved.start == Order.CONFIRMED.value, Moved.to == Order.OPEN.value),
        ),
    )
    .order_by(Moved.at, Moved.command_id)
)
