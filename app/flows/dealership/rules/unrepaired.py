"""A car that leaves without repair, or with parts alone: when it may, what it pays, what is given back (DLR-10, 20, 40, 43)."""

from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import LOOKS, Payer
from app.flows.dealership.facts.roles import MANAGER
from app.flows.dealership.facts.tracks import ENDED, Job, Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.rules import delivery
from app.flows.dealership.rules.workshop import to_do, work_done
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def given_up(visit: VisitFacts) -> list[LineFacts]:
    """The lines of a signed order that are not done any more: examined and drawn stays, and is paid."""
    if not visit.estimate.signed:
        return []
    done = {one.n for one in work_done(visit)}
    return [one for one in visit.estimate.standing if one.n not in done and not one.drawn]


# -- guards ---------------------------------------------------------------------------------------------


def only_parts(visit: VisitFacts) -> No | None:
    """An order without labour needs no workshop."""
    if to_do(visit):
        return No("Labour stands on the order: the workshop does it first.", mend="hand_over")
    if any(one.step is Line.AGREED for one in visit.estimate.lines):
        return None
    return No("Nothing of the order is wanted any more: it leaves without repair.", mend="leave_unrepaired")


def nobody_is_on_it(visit: VisitFacts) -> No | None:
    """Who is clocked on clocks off first."""
    one = next((one for one in visit.work.jobs if one.step is Job.IN_WORK), None)
    if one is None:
        return None
    told = {"n": one.n, "who": one.called}
    return No("Line {n}: {who} is clocked on. They clock off first.", told, mend="pause_job")


def nothing_is_repaired(visit: VisitFacts) -> No | None:
    """What was repaired is inspected before it leaves: only a look for the fault is not."""
    lines = {one.n: one for one in visit.estimate.lines}
    for one in work_done(visit):
        line = lines[one.n]
        if not line.examine and line.fee not in LOOKS:
            return No(
                "Line {n} is repaired: it is inspected first. Note that the customer does not want the rest.",
                {"n": one.n},
                mend="note_answer",
            )
    return None


def keys_are_at_the_desk(visit: VisitFacts, keys: bool = False) -> No | None:
    """What the workshop took over comes back from it."""
    if keys or not visit.work.last(Did.TAKEN):
        return None
    return No("Have keys, order and form brought back from the workshop first.")


def what_is_paid_is_decided(visit: VisitFacts) -> No | None:
    """Who pays for what was examined is known before the car goes; what is given up nobody pays (DLR-12)."""
    gone = {one.id for one in given_up(visit)}
    return delivery.first_to_decide(one for one in visit.estimate.lines if one.id not in gone)


def parts_of_the_first_are_back(visit: VisitFacts) -> No | None:
    """Its parts are free with the first maintenance alone: where that is not done they lie in the store again (DLR-42)."""
    for one in visit.estimate.standing:
        if one.payer is Payer.FIRST and one.drawn:
            return No(
                "Line {n}: {drawn} drawn for the first maintenance, which is not done. Bring them back into the store "
                "first.",
                {"n": one.n, "drawn": one.drawn},
                mend="return_part",
            )
    return None


def a_manager_lets_go(visit: VisitFacts, staff: Staff) -> No | None:
    """Labour that was begun is not taken back: that it is not paid is a manager's word."""
    one = next((one for one in visit.work.jobs if one.by and one.step not in ENDED), None)
    if one is None or MANAGER in staff.roles:
        return None
    return Ask("Line {n} was begun: a manager lets the car go without it.", {"n": one.n}, who=(MANAGER,))


def stays_for_repair(visit: VisitFacts) -> No | None:
    """What leaves without repair is taken in anew if its customer wants it repaired after all."""
    if visit.work.unrepaired is None:
        return None
    return No(
        "This car leaves without repair. Give its gate pass, then take it in anew.", mend="give_gate_pass"
    )
