"""What the customer owes by the settlement list, never beyond what they authorised, and when it is settled (DLR-42, 43)."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from app.counter.means import Part
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.leaving import Outcome
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.roles import MANAGER
from app.flows.dealership.facts.tracks import Advice, Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules import advice
from app.flows.dealership.rules.authorisation import can_bill
from app.flows.dealership.rules.first_maintenance import is_done_here
from app.flows.dealership.rules.payers import is_mixed
from app.flows.dealership.rules.settlement import Charge, bill_of, material
from app.kernel.judge import Staff
from app.kernel.money import Fen, part
from app.kernel.refusal import Ask, No


def charges(visit: VisitFacts) -> tuple[Charge, ...]:
    """What was done by what the customer agreed to: labour as agreed, parts as many as were drawn."""
    return tuple(charge_of(one) for one in visit.estimate.lines if one.step is Line.AGREED)


def charge_of(line: LineFacts) -> Charge:
    """What is charged for a line, and to whom: of pieces that came back their part of the discount goes too."""
    done = _done(line)
    off = part(line.off, done, line.amount) if line.off and line.amount else 0
    return Charge(str(line.n), line.fee, done, off, ((line.payer, 1),))


def listed(line: LineFacts) -> Charge:
    """A line as the customer's list shows it: the first maintenance is free, and what the maker pays for it is no matter of theirs."""
    charge = charge_of(line)
    return replace(charge, amount=0, off=0) if line.payer is Payer.FIRST else charge


def due(visit: VisitFacts) -> Fen:
    """What the customer owes, in fen: what warranty, insurance and goodwill pay is not theirs, but the excess is (DLR-43, 44)."""
    return sum(bill_of(charges(visit), Payer.CUSTOMER).values()) + excess(visit)


def excess(visit: VisitFacts) -> Fen:
    """What the list holds of the excess of an insurance case: what is known of it until it is settled, and not taken yet."""
    made, known = visit.leaving.settlement, visit.leaving.excess
    if made and visit.leaving.settled:
        return made.excess
    return known.whole - known.taken if known else 0


def excess_left(visit: VisitFacts) -> Fen:
    """What became known of the excess after settlement, and is still to be taken (fen)."""
    known = visit.leaving.excess
    return known.whole - known.taken - excess(visit) if known and visit.leaving.settled else 0


def excess_taken(visit: VisitFacts) -> Fen:
    """What the customer has paid of the excess, in fen."""
    known = visit.leaving.excess
    return (known.taken if known else 0) + (excess(visit) if visit.leaving.settled else 0)


def digest(visit: VisitFacts) -> str:
    """What tells the lines of one settlement list from those of another: each with its pieces, sums and payer."""
    done = [one for one in visit.estimate.lines if one.step is Line.AGREED]
    lines = [
        (one.id, one.code, one.name, one.drawn, one.price, made.amount, made.off, one.payer.value)
        for one, made in zip(done, map(charge_of, done), strict=True)
    ]
    return sha256(json.dumps([lines, excess(visit)], ensure_ascii=False).encode()).hexdigest()


# -- guards ---------------------------------------------------------------------------------------------


def within_what_is_authorised(visit: VisitFacts) -> No | None:
    """No line is billed above what was agreed to, not by a fen (DLR-21, 42)."""
    return can_bill(visit.estimate.account, bill_of(charges(visit), Payer.CUSTOMER))


def free_pieces_are_off(visit: VisitFacts) -> No | None:
    """Of a line that the customer pays, the pieces for which the car came back are taken off (DLR-34)."""
    for one in visit.estimate.lines:
        if one.step is not Line.AGREED or not is_mixed(one):
            continue
        free = material(one.price, Decimal(min(one.again, one.drawn)))
        if charge_of(one).off < free:
            return No(
                "Line {n}: the car came back for {again} of its {quantity} pieces, and those are free. "
                "Take {free:money} off the line.",
                {"n": one.n, "again": one.again, "quantity": one.quantity, "free": free},
                mend="give_discount",
            )
    return None


def excess_is_of_what_the_insurer_pays(visit: VisitFacts) -> No | None:
    """The customer agreed that the insurer pays so much, and bears no more of it (DLR-21)."""
    known, insured = visit.leaving.excess, sum(bill_of(charges(visit), Payer.INSURANCE).values())
    if known is None or known.whole <= insured:
        return None
    return No(
        "The excess, {excess:money}, is more than the {insured:money} that the insurer pays of this order.",
        {"excess": known.whole, "insured": insured},
        mend="change_claim",
    )


def insurer_pays_no_more_than_assessed(visit: VisitFacts, staff: Staff) -> No | None:
    """The insurer pays what they assessed: of what the list charges them beyond it a manager answers for the house (DLR-44)."""
    known, insured = visit.leaving.excess, sum(bill_of(charges(visit), Payer.INSURANCE).values())
    if known is None or known.assessed is None or insured <= known.assessed or MANAGER in staff.roles:
        return None
    return Ask(
        "The list charges the insurer {insured:money}, who assessed {assessed:money}. Have the rest assessed and write it "
        "into {number} under Claims, or a manager lets the house bear {rest:money}.",
        {
            "insured": insured,
            "assessed": known.assessed,
            "rest": insured - known.assessed,
            "number": known.number,
        },
        mend="change_claim",
        who=(MANAGER,),
    )


def some_excess_is_left(visit: VisitFacts) -> No | None:
    """The excess is taken once; before settlement it is a line of the list."""
    if excess_left(visit) > 0:
        return None
    if visit.leaving.settled:
        return No("Nothing of the excess is left to be taken.")
    return No("The excess stands on the settlement list: settle first.", mend="settle")


def some_excess_was_taken(visit: VisitFacts) -> No | None:
    """What was paid with the settlement goes back with it."""
    known = visit.leaving.excess
    if known and known.taken:
        return None
    return No("Nothing of the excess was taken after settlement.")


def a_manager_gives_it_back(staff: Staff) -> No | None:
    """Money goes back by a manager's decision."""
    if MANAGER in staff.roles:
        return None
    return Ask("A manager gives the excess back.", who=(MANAGER,))


def payments_meet_the_excess(visit: VisitFacts, payments: Sequence[Part]) -> No | None:
    """What is left of the excess is paid at once, and no more."""
    paid, owed = sum(one.amount for one in payments), excess_left(visit)
    if paid == owed:
        return None
    return No("{due:money} is due, {paid:money} is paid.", {"due": owed, "paid": paid})


def not_settled_yet(visit: VisitFacts) -> No | None:
    """A visit is settled once."""
    made = visit.leaving.settlement
    if made is None or not visit.leaving.settled:
        return None
    return No("This visit is settled already: {number}.", {"number": made.number})


def list_is_made(visit: VisitFacts) -> No | None:
    """What is paid was laid before the customer."""
    made = visit.leaving.settlement
    if made and made.stands and (made.due, made.lines) == (due(visit), digest(visit)):
        return None
    return No("Print the settlement list first, and explain it.", mend="make_settlement")


def payments_meet_what_is_due(visit: VisitFacts, payments: Sequence[Part]) -> No | None:
    """All that is due is paid, and no more."""
    paid, owed = sum(one.amount for one in payments), due(visit)
    if paid == owed:
        return None
    return No("{due:money} is due, {paid:money} is paid.", {"due": owed, "paid": paid})


def is_settled(visit: VisitFacts) -> No | None:
    """A car leaves once its visit is settled, or on account (DLR-43)."""
    if visit.leaving.settled:
        return None
    return No("Settle first, in money or on account: no car leaves before.", mend="settle")


def may_leave(visit: VisitFacts) -> No | None:
    """A car leaves once it is settled; one that was not repaired also where nothing is charged (DLR-43)."""
    if visit.work.unrepaired and not charges(visit):
        return None
    return is_settled(visit)


def a_manager_reopens(staff: Staff) -> No | None:
    """Money goes back by a manager's decision."""
    if MANAGER in staff.roles:
        return None
    return Ask("A settled list is opened again by a manager.", who=(MANAGER,))


def is_explained(visit: VisitFacts) -> No | None:
    """Booklet, next maintenance and reminder are explained before anybody pays; of a first maintenance its warranty."""
    told = visit.leaving.next
    if told and not told.warranty and is_done_here(visit):
        return No("It is the first maintenance: explain its warranty first.", mend="tell_next")
    if told or visit.work.unrepaired:
        return None
    return No("Tell the customer first when the next maintenance is due.", mend="tell_next")


def walked_out(visit: VisitFacts) -> No | None:
    """The customer has seen the car before they pay (DLR-41a)."""
    if visit.leaving.out:
        return None
    return No("Walk round the car with the customer first, and have it signed.", mend="sign_out")


def advice_is_answered(visit: VisitFacts) -> No | None:
    """Each recommendation is explained and answered; a safety item is done, or noted and signed (DLR-42)."""
    left = next((one for one in visit.leaving.recommended if one.step is Advice.OPEN), None)
    if left:
        return No(
            "Explain recommendation {n} first, and note the answer.", {"n": left.n}, mend="answer_advice"
        )
    if not (undone := advice.undone(visit)):
        return None
    return No(
        "Safety item {n} was wanted, and no work stands for it any more: note the answer anew.",
        {"n": undone[0].n},
        mend="answer_advice",
    )


def a_manager_releases(visit: VisitFacts, staff: Staff) -> No | None:
    """Who refuses a safety item and will not sign leaves by a manager's word (DLR-42)."""
    unsigned = [one.n for one in visit.leaving.recommended if one.outcome is Outcome.UNSIGNED]
    if not unsigned or MANAGER in staff.roles:
        return None
    return Ask(
        "Safety item {n} was refused and not signed: a manager releases the car.",
        {"n": unsigned[0]},
        who=(MANAGER,),
    )


def _done(line: LineFacts) -> Fen:
    """What a line comes to, in fen: parts that came back are not billed."""
    if line.is_material:
        return material(line.price, Decimal(min(line.drawn, line.quantity)))
    return line.amount or 0
