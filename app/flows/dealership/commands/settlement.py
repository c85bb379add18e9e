"""结算, 出门: the list is laid before the customer, paid through the till, and the car may leave (DLR-42, 43)."""

from dataclasses import dataclass, replace
from typing import Any

from app.counter import till
from app.counter.doing import Doing
from app.counter.means import Part, Payments, Receipt, ReceiptId
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.commands.next_reminders import keep_next_reminder
from app.flows.dealership.commands.stock import release
from app.flows.dealership.facts.ids import SettlementId, VisitId
from app.flows.dealership.facts.leaving import SettlementFacts
from app.flows.dealership.facts.terms import EXCESS
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.claims import ClaimRow, ExcessRow, ExcessUndoneRow
from app.flows.dealership.model.leaving import PassRow, ReopenedRow, SettledRow, SettlementRow
from app.flows.dealership.papers.kinds import CERTIFICATE, GATE_PASS, SETTLEMENT
from app.flows.dealership.papers.printers import DESK
from app.flows.dealership.queries.excess import claims_of, excesses_of, last_taken, sent_of
from app.flows.dealership.queries.leaving_sheets import car_of, certificate_of, pass_sheet, settlement_sheet
from app.flows.dealership.rules import billing
from app.flows.dealership.rules.delivery import kinds_of
from app.flows.dealership.rules.follow_up import agrees_to_be_called
from app.flows.dealership.rules.guarantee import is_certified
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused
from app.kernel.text import T


@dataclass(frozen=True)
class Settled:
    """A visit that is settled: what was due and what goes back as change, in fen, and the papers."""

    due: int
    change: int
    receipt: str
    documents: tuple[str, ...]


@does(FLOW)
def make_settlement(do: Doing, visit: VisitId) -> DocumentId:
    """Print the settlement list, to be explained line by line; it is not paid yet."""
    facts: VisitFacts = do.facts["visit"]
    before, number = facts.leaving.settlement, do.number(SETTLEMENT)
    row = {"id": do.new(SettlementId), "visit": visit, "n": before.n + 1 if before else 1, "number": number}
    do.add(
        SettlementRow,
        row
        | {"due": billing.due(facts), "lines": billing.digest(facts), "excess": billing.excess(facts)}
        | {"by": do.staff.login, "at": do.now},
    )
    sheet = settlement_sheet(do.db, facts, number, do.now, do.settings)
    return do.print(papers.settlement_list(sheet, do.settings), DESK)


@does(FLOW)
def settle(do: Doing, visit: VisitId, payments: Payments = (), warned: bool = False) -> Settled:
    """Take what the customer owes, by one means or several, or on account; list and receipt are printed.

    Who owes nothing, because others pay it all, gets no receipt. `warned` says that somebody has read what the
    three-guarantees watch warns of.
    """
    facts: VisitFacts = do.facts["visit"]
    _hold_claims(do, facts)
    made = _list(facts)
    owed = billing.due(facts)
    sheet = settlement_sheet(do.db, facts, made.number, do.now, do.settings)
    taken = _take(do, facts, made, owed, payments, sheet.car.customer.id) if owed else None
    paid = {"settlement": made.id, "receipt": taken.receipt if taken else None}
    certificate = _certificate(do, facts)
    do.add(SettledRow, paid | {"certificate": certificate, "by": do.staff.login, "at": do.now})
    sheet = replace(sheet, certificate=certificate or "")
    final = papers.settled_list(sheet, payments, taken.number if taken else "", do.settings)
    documents = [*([taken.document] if taken else []), do.print(final, DESK)]
    return Settled(owed, taken.change if taken else 0, taken.number if taken else "", tuple(documents))


@does(FLOW)
def take_excess(do: Doing, visit: VisitId, payments: Payments) -> Receipt:
    """Take what became known of the excess of an insurance case after settlement (DLR-44)."""
    facts: VisitFacts = do.facts["visit"]
    _hold_claims(do, facts)
    known = facts.leaving.excess
    if known is None:
        raise LookupError("a guard let this through")
    guest, owed = car_of(do.db, facts).customer.id, billing.excess_left(facts)
    told: dict[str, Any] = {"what": EXCESS, "reference": known.number, "guest": guest}
    taken = till.pay(do, case=visit, bill=known.claim, due=owed, parts=payments, **told)
    row = {"claim": known.claim, "n": known.times + 1, "amount": owed, "receipt": taken.receipt}
    do.add(ExcessRow, row)
    return taken


@does(FLOW)
def undo_excess(do: Doing, visit: VisitId, why: Note) -> Receipt:
    """What was taken last of the excess after settlement goes back by a counter-entry, and is to be taken again (DLR-44)."""
    facts: VisitFacts = do.facts["visit"]
    _hold_claims(do, facts)
    known = facts.leaving.excess
    last = last_taken(do.db, known.claim) if known else None
    if known is None or last is None:
        raise LookupError("a guard let this through")
    back = till.undo(do, ReceiptId(last.receipt), why, EXCESS)
    row = {"claim": known.claim, "n": last.n, "receipt": back.receipt, "why": why.id}
    do.add(ExcessUndoneRow, row | {"by": do.staff.login, "at": do.now})
    return back


@does(FLOW)
def reopen_settlement(do: Doing, visit: VisitId, why: Note) -> None:
    """Open a settled list again: what was paid goes back by a counter-entry, and a list is made anew."""
    facts: VisitFacts = do.facts["visit"]
    _hold_claims(do, facts)
    made = _list(facts)
    back = till.undo(do, ReceiptId(made.receipt), why, T("Repair of a car")) if made.receipt else None
    row = {"settlement": made.id, "why": why.id, "receipt": back.receipt if back else None}
    do.add(ReopenedRow, row | {"by": do.staff.login, "at": do.now})


@does(FLOW)
def give_gate_pass(do: Doing, visit: VisitId) -> DocumentId:
    """The car may leave; what was reserved for it is nobody's, what the rules want certified has its certificate (DLR-14, 34, 43).

    With who does not agree to be called it ends here; the others are followed up (DLR-50).
    """
    facts: VisitFacts = do.facts["visit"]
    number = do.number(GATE_PASS)
    do.add(PassRow, {"visit": visit, "number": number, "by": do.staff.login, "at": do.now})
    keep_next_reminder(do, facts.vehicle)
    sheet = pass_sheet(do.db, facts, number, do.now, do.staff.login, do.settings)
    document = do.print(papers.gate_pass(sheet, do.settings), DESK)
    release(do, facts.estimate.lines)
    if facts.work.unrepaired:
        do.move(visit, Visit.LEFT)
        return document
    if not agrees_to_be_called(facts):
        do.move(visit, Visit.CLOSED)
    if certificate := _certificate(do, facts):
        do.print(papers.release_certificate(sheet, certificate, do.settings), DESK)
    return document


def _certificate(do: Doing, visit: VisitFacts) -> str | None:
    """The number of the factory-release certificate, where the rules want one: settled again, a car keeps its number."""
    if visit.work.unrepaired or not is_certified(kinds_of(visit)):
        return None
    return certificate_of(do.db, visit.id) or do.number(CERTIFICATE)


def _take(
    do: Doing, visit: VisitFacts, made: SettlementFacts, owed: int, payments: tuple[Part, ...], guest: str
) -> Receipt:
    what, excess = T("Repair of a car"), billing.excess(visit)
    if excess:
        what = T("Repair of a car; in it the excess of the insurance, {sum:money}", sum=excess)
    return till.pay(
        do,
        case=visit.id,
        bill=made.id,
        due=owed,
        parts=payments,
        what=what,
        reference=made.number,
        guest=guest,
    )


def _hold_claims(do: Doing, visit: VisitFacts) -> None:
    """The claims of the visit as they were seen, until the end: nobody writes their excess anew or sends one meanwhile."""
    do.take(ClaimRow, claims_of(do.db, visit.id))
    if excesses_of(do.db, [visit.id]).get(visit.id) != visit.leaving.excess:
        raise Refused(No("The excess of the insurance was changed just now. Look again."))
    if sent_of(do.db, [visit.id]).get(visit.id, ()) != visit.leaving.sent:
        raise Refused(No("Somebody else did something with a claim of this visit just now. Look again."))


def _list(visit: VisitFacts) -> SettlementFacts:
    if visit.leaving.settlement is None:
        raise LookupError("a guard let this through")
    return visit.leaving.settlement
