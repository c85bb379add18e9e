"""问诊, 估价: what the customer says, and the lines of what it will cost (DLR-11, 15)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, func, select

from app.counter.doing import Doing
from app.counter.photos import carry_over
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId, OperationId, PartId, VisitId
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.price_list import OperationFacts, PartFacts, Pieces
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.estimates import DiagnosisRow, DiscountRow, FoundRow, LineRow
from app.flows.dealership.model.price_list import OperationRow, PartRow
from app.flows.dealership.model.three_guarantees import FaultRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.warranty import WarrantyRow
from app.flows.dealership.papers.kinds import ESTIMATE
from app.flows.dealership.queries.estimate import amount
from app.flows.dealership.queries.estimate_sheet import sheet_of
from app.flows.dealership.queries.first_maintenance import first_elsewhere
from app.flows.dealership.rules.estimates import expired
from app.flows.dealership.rules.first_maintenance import was_had
from app.flows.dealership.settings.estimates import LABOUR_RATE
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.money import Fen, part
from app.kernel.refusal import No, Refused
from app.store.among import among


@does(FLOW)
def diagnose(
    do: Doing,
    visit: VisitId,
    words: Note,
    found: bool,
    road_test: bool = False,
    conditions: Note | None = None,
) -> None:
    """Write down the symptom in the customer's words, and whether the fault was found on the spot."""
    facts: VisitFacts = do.facts["visit"]
    row = {"visit": visit, "n": facts.estimate.diagnoses + 1, "words": words.id, "found": found}
    more = {"conditions": conditions.id if conditions else None, "road_test": road_test}
    do.add(DiagnosisRow, row | more | {"by": do.staff.login, "at": do.now})


@does(FLOW)
def add_labour(
    do: Doing,
    visit: VisitId,
    operation: OperationId,
    payer: Payer = Payer.CUSTOMER,
    examine: bool = False,
) -> LineId:
    """Put an operation on the estimate, at the rate of today; `examine` leaves its sum for after the examination."""
    hold_first(do, payer)
    return write_line(do, visit, labour_line(do, payer, examine=examine))


@does(FLOW)
def add_material(
    do: Doing, visit: VisitId, part: PartId, quantity: Pieces = 1, payer: Payer = Payer.CUSTOMER
) -> LineId:
    """Put so many pieces of a part on the estimate, at the price of today."""
    return write_line(do, visit, material_line(do, quantity, payer))


@does(FLOW)
def strike_line(do: Doing, visit: VisitId, line: LineId) -> None:
    """Strike a line that nobody was asked about; it stays to be seen, and counts for nothing."""
    do.set(LineRow, {"id": line}, struck=True)


@does(FLOW)
def print_estimate(do: Doing, visit: VisitId) -> DocumentId:
    """Print the estimate as it stands, with its last day."""
    sheet = sheet_of(do.db, do.facts["visit"], do.number(ESTIMATE), do.now, do.settings)
    return do.print(papers.estimate(sheet, do.settings), papers.ORDERS)


@does(FLOW)
def renew_estimate(do: Doing, visit: VisitId) -> None:
    """What expired is struck and written anew, at the prices and standard hours of today (DLR-15).

    What the price list does not offer any more stays as it is, and is struck by hand: an unsigned order goes
    back to its estimate for that. Raises Refused where nothing can be renewed.
    What was decided, given and found of a line goes over to the new one: its warranty, its part of a discount, its
    photos, and the fault that it mends.
    An order that was not signed yet is laid before the customer anew; added work is asked about anew.
    """
    facts: VisitFacts = do.facts["visit"]
    every = expired(facts, do.now, do.settings)
    rows = {r.id: r for r in do.db.execute(_renewed, {"ids": [one.id for one in every]})}
    late = [one for one in every if rows[one.id].offered]
    back = not facts.estimate.signed and facts.step is Visit.ORDERED
    if not late and not back:
        raise Refused(_not_offered(every))
    ids = {"ids": [one.id for one in late]}
    decided = {r.line: dict(r._mapping) for r in do.db.execute(_decided, ids)}
    for n, one in enumerate(late):
        r = rows[one.id]
        do.set(LineRow, {"id": one.id}, struck=True)
        price = r.today if one.is_material else do.setting(LABOUR_RATE) * 100
        told = {"fee": one.fee, "code": one.code, "name": one.name, "quantity": r.standard or one.quantity}
        told |= {"unit": one.unit, "price": price, "payer": one.payer, "examine": False, "repair": r.repair}
        line = write_line(do, visit, told | {"grade": r.grade}, before=n)
        if r.why:
            do.add(FoundRow, {"line": line, "why": r.why, "minutes": r.minutes})
        if one.id in decided:
            do.add(WarrantyRow, decided[one.id] | {"line": line, "n": 1})
        carry_over(do, Place.LINE, one.id, line)
        for fault in do.db.scalars(_mended, {"line": one.id}).all():
            do.set(FaultRow, {"id": fault}, line=line)
        if one.off:
            _discount_anew(do, line, one, amount(one.fee, r.standard or one.quantity, price))
    if back:
        do.move(visit, Visit.ESTIMATED)


def _not_offered(lines: Iterable[LineFacts]) -> No:
    return No(
        "The price list does not offer {codes:list} any more: strike the line, or note that the customer does not want it.",
        {"codes": [one.code for one in lines]},
        mend="strike_line",
    )


def _discount_anew(do: Doing, line: LineId, before: LineFacts, today: Fen) -> None:
    """The same part of the price is taken off what a line comes to today, by whoever gave it."""
    one = before.discounted
    if one is None or one.why is None or not before.amount:
        return
    row = {"line": line, "n": 1, "off": part(one.off, today, before.amount), "why": one.why.id}
    row |= {"asked": do.facts["visit"].estimate.account.version}
    do.add(DiscountRow, row | {"by": one.by, "approved_by": one.approved_by, "at": do.now})


def hold_first(do: Doing, payer: Payer) -> None:
    """Where a first maintenance is to be free, its car is held: no two counters give it to one car (DLR-42)."""
    if payer is Payer.FIRST:
        visit: VisitFacts = do.facts["visit"]
        do.take(VehicleRow, [visit.vehicle])
        if no := was_had(first_elsewhere(do.db, visit.vehicle, visit.id)):
            raise Refused(no)


def labour_line(do: Doing, payer: Payer, *, examine: bool) -> dict[str, Any]:
    """A line of the operation that the command names, at the rate of today."""
    what: OperationFacts = do.facts["operation"]
    told = {"fee": what.fee, "code": what.id, "name": what.name, "quantity": what.minutes, "unit": ""}
    told |= {"repair": what.repair.value, "grade": None}
    return told | {"price": do.setting(LABOUR_RATE) * 100, "payer": payer, "examine": examine}


def material_line(do: Doing, quantity: int, payer: Payer) -> dict[str, Any]:
    """A line of the part that the command names, at the price of today."""
    what: PartFacts = do.facts["part"]
    told = {"fee": Fee.MATERIAL, "code": what.id, "name": what.name, "quantity": quantity, "unit": what.unit}
    return told | {
        "price": what.price,
        "payer": payer,
        "examine": False,
        "repair": None,
        "grade": what.grade.value,
    }


def write_line(do: Doing, visit: VisitId, told: dict[str, Any], before: int = 0) -> LineId:
    """Write a line behind the others, and `before` more of the same command."""
    facts: VisitFacts = do.facts["visit"]
    lines: tuple[LineFacts, ...] = facts.estimate.lines
    line = do.new(LineId)
    place = {"id": line, "visit": visit, "n": len(lines) + before + 1, "struck": False}
    values = told | {"fee": told["fee"].value, "payer": told["payer"].value}
    do.add(LineRow, place | values | {"by": do.staff.login, "at": do.now})
    return line


_mended = select(FaultRow.id).where(FaultRow.line == bindparam("line"))
_renewed = (
    select(
        LineRow.id,
        LineRow.repair,
        LineRow.grade,
        PartRow.price.label("today"),
        OperationRow.minutes.label("standard"),
        func.coalesce(PartRow.offered, OperationRow.offered).label("offered"),
        FoundRow.why,
        FoundRow.minutes,
    )
    .outerjoin(PartRow, (PartRow.id == LineRow.code) & (LineRow.fee == Fee.MATERIAL.value))
    .outerjoin(OperationRow, (OperationRow.id == LineRow.code) & (LineRow.fee != Fee.MATERIAL.value))
    .outerjoin(FoundRow, FoundRow.line == LineRow.id)
    .where(among(LineRow.id, "ids"))
)
_decided = (
    select(WarrantyRow.__table__)
    .where(among(WarrantyRow.line, "ids"))
    .order_by(WarrantyRow.line, WarrantyRow.n)
)
"""The newest of each comes last."""
