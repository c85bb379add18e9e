"""What the deep audit recomputes of the after-sales desk."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, cast, func, select
from sqlalchemy.orm import aliased

from app.counter.checks import found_by
from app.counter.payments import ReceiptRow
from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.claims import ClaimRow, ExcessRow, ExcessUndoneRow
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, DiscountRow, LineRow
from app.flows.dealership.model.leaving import NextRow, PassRow, ReopenedRow, SettledRow, SettlementRow
from app.flows.dealership.model.preparation import KeptPartRow
from app.flows.dealership.model.reminders import NextReminderRow
from app.flows.dealership.model.stock import LinePartRow, StockMoveRow, StockRow
from app.flows.dealership.model.vehicles import OwnerRow, ReadingRow, VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.model.workshop import JobRow, WorkRow
from app.flows.dealership.queries.estimate import amount
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.reminders import next_of
from app.flows.dealership.rules.billing import digest, due
from app.flows.dealership.rules.claims import sent_claims_stand
from app.flows.dealership.rules.vehicles import VEHICLES, called
from app.kernel.text import T
from app.store.audit import Finding
from app.store.tables import Case


@FLOW.checks_itself
def vehicles_are_found(db: Connection) -> Iterator[Finding]:
    """Vehicles are found by their own words and no others (COM-16)."""
    rows = db.execute(_called)
    yield from found_by(db, VEHICLES, [(r.id, called(r.plate, r.vin)) for r in rows])


@FLOW.checks_itself
def files_fit(db: Connection) -> Iterator[Finding]:
    """A vehicle is whose its file says last, and a meter that ran back says why (DLR-01)."""
    owners = {r.vehicle: r.guest for r in db.execute(_owners)}
    last: dict[str, int] = {}
    for r in db.execute(_vehicles):
        if owners.get(r.id) != r.owner:
            yield Finding(T("The file of {plate} names another owner than its history.", plate=r.plate))
    for one in db.execute(_readings):
        if one.km < last.get(one.vehicle, 0) and one.why is None:
            yield Finding(T("The meter of vehicle {vehicle} ran back without a reason.", vehicle=one.vehicle))
        last[one.vehicle] = one.km


@FLOW.checks_itself
def reminders_fit(db: Connection) -> Iterator[Finding]:
    """What is kept of the next reminder of a vehicle is what its visits, readings and answers say (DLR-51)."""
    kept = {r.vehicle: r for r in db.execute(_next)}
    ids = sorted({*kept, *db.scalars(_told)})
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        said = next_of(db, some)
        for vehicle in some:
            one, next = kept.get(vehicle), said.get(vehicle)
            if one is None or next is None or any(getattr(one, name) != next[name] for name in next):
                yield Finding(
                    T("The next reminder of vehicle {vehicle} is not what its file says.", vehicle=vehicle)
                )


_next = select(NextReminderRow.__table__)
_told = (
    select(VisitRow.vehicle)
    .distinct()
    .join(NextRow, NextRow.visit == VisitRow.id)
    .join(PassRow, PassRow.visit == VisitRow.id)
)
_vehicles = select(VehicleRow.id, VehicleRow.plate, VehicleRow.owner)
_owners = select(OwnerRow.vehicle, OwnerRow.guest).order_by(OwnerRow.vehicle, OwnerRow.n)
"""The newest comes last."""
_readings = select(ReadingRow.vehicle, ReadingRow.km, ReadingRow.why).order_by(
    ReadingRow.vehicle, ReadingRow.n
)


@FLOW.checks_itself
def stock_fits(db: Connection) -> Iterator[Finding]:
    """What lies in the store is what came and went, and what is reserved is what lines and bookings have of it (DLR-03, 14)."""
    moved = {r.part: r.sum for r in db.execute(_moved)}
    reserved = {r.part: r.sum for r in db.execute(_reserved)}
    for kept in db.execute(_kept):
        reserved[kept.part] = reserved.get(kept.part, 0) + kept.sum
    for r in db.execute(_stock):
        if (r.on_hand, r.reserved) != (moved.get(r.part, 0), reserved.get(r.part, 0)):
            yield Finding(T("The stock of {part} is not what came and went.", part=r.part))
    for line in db.scalars(_kept_for_gone):
        yield Finding(T("Pieces are reserved for line {line}, though its car has left.", line=line))
    drawn = {r.line: -r.sum for r in db.execute(_drawn)}
    for held in db.execute(_held):
        if drawn.get(held.line, 0) != held.drawn:
            yield Finding(T("Line {line} has other pieces than were drawn for it.", line=held.line))


@FLOW.checks_itself
def nothing_goes_beyond_consent(db: Connection) -> Iterator[Finding]:
    """What was drawn, the customer agreed to; no answer is about another sum than its line (DLR-20, 21)."""
    given: dict[str, list[Any]] = {}
    others: dict[str, str] = {}
    for one in db.execute(_discounts):
        given.setdefault(one.line, []).append(one)
    last: dict[str, str] = {}
    said: dict[str, list[Any]] = {}
    for r in db.execute(_answered):
        last[r.line] = r.answer
        said.setdefault(r.line, []).append(r)
        charged = r.payer == Payer.CUSTOMER.value and not r.examine
        full = amount(Fee(r.fee), r.quantity, r.price) if charged else 0
        others.pop(r.line, None)
        if charged and not r.amount and full > r.off:
            if r.answer == Answer.YES.value:
                others[r.line] = r.visit
        elif r.off != _off(given.get(r.line, ()), r.n) or r.amount != full - (r.off if charged else 0):
            yield _another_sum(r.line)
    yield from _not_free(db, others)
    for begun in db.execute(_begun):
        if not _agreed(said.get(begun.id, ()), begun.asked):
            yield Finding(T("Labour was begun on line {line} without the customer's consent.", line=begun.id))
    for held in db.execute(_held):
        if held.drawn and last.get(held.line) != Answer.YES.value:
            yield Finding(
                T("Parts were drawn for line {line} without the customer's consent.", line=held.line)
            )


def _agreed(said: Sequence[Any], asked: int) -> bool:
    """Whether the customer's yes was in force once they had been asked so often: clocks are set back, versions are not."""
    before = [one.answer for one in said if one.n <= asked]
    return before[-1:] == [Answer.YES.value]


def _not_free(db: Connection, lines: Mapping[str, str]) -> Iterator[Finding]:
    """Lines that were agreed to for nothing, by their visits, though nobody else pays them (DLR-12, 34)."""
    ids = sorted(set(lines.values()))
    for start in range(0, len(ids), AT_ONCE):
        known = visits(db, ids[start : start + AT_ONCE])
        for line, visit in lines.items():
            if visit in known and known[visit].estimate.parts[line].payer is Payer.CUSTOMER:
                yield _another_sum(line)


def _another_sum(line: str) -> Finding:
    return Finding(T("Line {line} was agreed to at another sum than it has.", line=line))


def _off(given: Sequence[Any], n: int) -> int:
    """What was taken off a line when its customer answered the n-th time that they were asked."""
    before = [one.off for one in given if one.asked < n]
    return before[-1] if before else 0


_sum = cast(func.sum(StockMoveRow.quantity), BigInteger).label("sum")
_moved = select(StockMoveRow.part, _sum).group_by(StockMoveRow.part)
_drawn = select(StockMoveRow.line, _sum).where(StockMoveRow.line.is_not(None)).group_by(StockMoveRow.line)
_reserved = select(LinePartRow.part, cast(func.sum(LinePartRow.reserved), BigInteger).label("sum")).group_by(
    LinePartRow.part
)
_kept = select(KeptPartRow.part, cast(func.sum(KeptPartRow.reserved), BigInteger).label("sum")).group_by(
    KeptPartRow.part
)
_kept_for_gone = (
    select(LinePartRow.line)
    .join(LineRow, LineRow.id == LinePartRow.line)
    .join(PassRow, PassRow.visit == LineRow.visit)
    .where(LinePartRow.reserved > 0)
)
_stock = select(StockRow.part, StockRow.on_hand, StockRow.reserved)
_held = select(LinePartRow.line, LinePartRow.drawn)
_discounts = select(DiscountRow.line, DiscountRow.off, DiscountRow.asked).order_by(
    DiscountRow.line, DiscountRow.n
)
_answered = (
    select(
        *(AnswerRow.line, AnswerRow.answer, AnswerRow.amount, AnswerRow.off, AskingRow.n, AskingRow.visit),
        *(LineRow.fee, LineRow.quantity, LineRow.price, LineRow.payer, LineRow.examine),
    )
    .join(AskingRow, AskingRow.id == AnswerRow.asking)
    .join(LineRow, LineRow.id == AnswerRow.line)
    .order_by(AskingRow.visit, AskingRow.n)
)
_handed = aliased(WorkRow)
_begun = (
    select(LineRow.id, WorkRow.asked)
    .join(_handed, _handed.visit == LineRow.visit)
    .join(JobRow, (JobRow.handed == _handed.id) & (JobRow.n == LineRow.n))
    .join(WorkRow, (WorkRow.job == JobRow.id) & (WorkRow.did == Did.BEGUN.value))
)


@FLOW.checks_itself
def clocks_fit(db: Connection) -> Iterator[Finding]:
    """Who clocks on clocks off before anybody is on that job again or the visit ends; none clocks off who was not on (DLR-32, 61)."""
    on: dict[str, Any] = {}
    for r in db.execute(_clock):
        if r.did != Did.ASKED.value and (r.did == Did.BEGUN.value) == (r.job in on):
            yield _one_end(r)
        on.pop(r.job, None)
        if r.did == Did.BEGUN.value:
            on[r.job] = r
    yield from (_one_end(r) for r in on.values() if r.closed_at)


def _one_end(r: Any) -> Finding:
    return Finding(T("Visit {number}: a clock-on or clock-off stands alone.", number=r.number))


_clock = (
    select(WorkRow.job, WorkRow.did, Case.number, Case.closed_at)
    .join(Case, Case.id == WorkRow.visit)
    .where(
        WorkRow.did.in_(
            [one.value for one in (Did.BEGUN, Did.PAUSED, Did.FINISHED, Did.CLOCKED_OFF, Did.ASKED)]
        )
    )
    .order_by(WorkRow.visit, WorkRow.n)
)


@FLOW.checks_itself
def settlements_fit(db: Connection) -> Iterator[Finding]:
    """What a settled list says is due is what its lines come to, and was paid or put on account; no more (DLR-42, 43)."""
    paid = {r.bill: r.sum for r in db.execute(_paid)}
    rows = db.execute(_settled).all()
    standing = {r.visit: r for r in rows if r.reopened is None}
    for r in rows:
        if paid.get(r.id, 0) != (r.due if r.reopened is None else 0):
            yield Finding(T("Settlement {number} was paid with another sum than it says.", number=r.number))
    ids = list(standing)
    for start in range(0, len(ids), AT_ONCE):
        for id, visit in visits(db, ids[start : start + AT_ONCE]).items():
            r = standing[id]
            if (r.due, r.lines) != (due(visit), digest(visit)):
                yield Finding(T("Settlement {number} is not what its lines come to.", number=r.number))


@FLOW.checks_itself
def excesses_fit(db: Connection) -> Iterator[Finding]:
    """What was taken of an excess after settlement is what its receipt says, and went back as a whole (DLR-44)."""
    for r in db.execute(_excesses):
        back = r.back_paid if r.undone else -r.amount
        if (r.paid, r.bill, back) != (r.amount, r.claim, -r.amount):
            yield Finding(T("The excess of claim {number} is not what its receipt says.", number=r.number))


@FLOW.checks_itself
def claims_fit(db: Connection) -> Iterator[Finding]:
    """A claim that is out asks for what the settled list of its visit charges (DLR-44)."""
    ids = list(db.scalars(_claimed))
    for start in range(0, len(ids), AT_ONCE):
        for visit in visits(db, ids[start : start + AT_ONCE]).values():
            no = sent_claims_stand(visit) if visit.leaving.settled else None
            if no:
                yield Finding(
                    T("Claim {number} asks for other sums than its list has.", number=no.args["number"])
                )


AT_ONCE = 200
"""So many visits are read together."""
_paid = (
    select(ReceiptRow.bill, cast(func.sum(ReceiptRow.paid), BigInteger).label("sum"))
    .where(ReceiptRow.bill.in_(select(SettlementRow.id)))
    .group_by(ReceiptRow.bill)
)
_settled = (
    select(
        *(
            SettlementRow.id,
            SettlementRow.visit,
            SettlementRow.number,
            SettlementRow.due,
            SettlementRow.lines,
        ),
        ReopenedRow.settlement.label("reopened"),
    )
    .join(SettledRow, SettledRow.settlement == SettlementRow.id)
    .outerjoin(ReopenedRow, ReopenedRow.settlement == SettlementRow.id)
    .order_by(SettlementRow.visit, SettlementRow.n)
)
_claimed = select(ClaimRow.visit).distinct().order_by(ClaimRow.visit)
_called = select(VehicleRow.id, VehicleRow.plate, VehicleRow.vin)
_back = aliased(ReceiptRow)
_excesses = (
    select(
        *(ClaimRow.number, ExcessRow.claim, ExcessRow.amount, ReceiptRow.paid, ReceiptRow.bill),
        *(ExcessUndoneRow.receipt.label("undone"), _back.paid.label("back_paid")),
    )
    .join(ClaimRow, ClaimRow.id == ExcessRow.claim)
    .join(ReceiptRow, ReceiptRow.id == ExcessRow.receipt)
    .outerjoin(
        ExcessUndoneRow, (ExcessUndoneRow.claim == ExcessRow.claim) & (ExcessUndoneRow.n == ExcessRow.n)
    )
    .outerjoin(_back, (_back.id == ExcessUndoneRow.receipt) & (_back.undoes == ExcessRow.receipt))
    .order_by(ClaimRow.number, ExcessRow.n)
)
