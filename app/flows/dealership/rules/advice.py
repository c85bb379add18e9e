"""维修建议: what is recommended and what comes of refusing it; old parts and the walk-round out (DLR-41a, 42)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from app.counter.means import Strokes
from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.leaving import AdviceFacts, OldPart, Out, Outcome
from app.flows.dealership.facts.reception import Belonging
from app.flows.dealership.facts.roles import EVERYBODY, MANAGER
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.first_maintenance import is_done_here
from app.flows.dealership.rules.workshop import to_do
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No


def counts_as(visit: VisitFacts, advice: AdviceFacts, outcome: Outcome, line: str | None = None) -> Outcome:
    """A safety item that is wanted and that no labour does is put off: what is said is held against what is done (DLR-42)."""
    if outcome is not Outcome.WANTED or not advice.safety:
        return outcome
    return Outcome.WANTED if any(one.id == line for one in doing(visit, advice)) else Outcome.LATER


def doing(visit: VisitFacts, advice: AdviceFacts) -> tuple[LineFacts, ...]:
    """Labour that can do what is recommended: agreed to since that was written down, and it does no other."""
    taken = {one.line for one in _wanted(visit) if one.id != advice.id}
    return tuple(
        one for one in to_do(visit) if one.id not in taken and _first_agreed(visit, one) > advice.asked
    )


def undone(visit: VisitFacts) -> list[AdviceFacts]:
    """Safety items that are noted as wanted, and whose labour does not stand any more, or does another one."""
    free, left = {one.id for one in to_do(visit)}, list[AdviceFacts]()
    for one in _wanted(visit):
        if one.line in free:
            free.remove(one.line)
        elif one.safety:
            left.append(one)
    return left


def _first_agreed(visit: VisitFacts, line: LineFacts) -> int:
    """The version of the account by which the customer agreed first to a line: a clock may have been set back."""
    entries = visit.estimate.account.entries
    return min(one.version for one in entries if one.line == str(line.n) and one.answer is Answer.YES)


def _wanted(visit: VisitFacts) -> list[AdviceFacts]:
    return [one for one in visit.leaving.recommended if one.outcome is Outcome.WANTED]


# -- guards ---------------------------------------------------------------------------------------------


def safety_stays(advice: AdviceFacts, staff: Staff) -> No | None:
    """The customer hears of what concerns safety: that they do not is a manager's word (DLR-40, 42)."""
    if not advice.safety or MANAGER in staff.roles:
        return None
    return Ask("{n} concerns safety: a manager leaves it out.", {"n": advice.n}, who=(MANAGER,))


def safety_says_what_comes(safety: bool, risk: Note | None = None) -> No | None:
    """A recommendation that concerns safety says what comes of leaving it undone."""
    if risk or not safety:
        return None
    return No("It concerns safety: say what comes of not doing it.")


def leader_recommends(
    visit: VisitFacts,
    staff: Staff,
    advice: Note | None,
    why: Note | None,
    nothing: bool,
) -> No | None:
    """The team leader writes the list, each with its reason, or says that there is nothing to recommend (DLR-33, 42)."""
    if advice and not why:
        return No("Say why it is recommended.")
    if advice or nothing or any(one.by == staff.login for one in visit.leaving.recommended):
        return None
    return No("Write what you recommend and why, or tick that there is nothing to recommend.")


def refusal_is_proven(
    visit: VisitFacts,
    advice: AdviceFacts,
    outcome: Outcome,
    line: LineId | None = None,
    words: Note | None = None,
    signature: Strokes | None = None,
    witness_signature: Strokes | None = None,
) -> No | None:
    """A safety item that is not to be done, now or ever: the customer's own note and signature, or two of the staff who sign.

    To put it off is not to agree to it, nor to want it one day. The second of the staff is there with their own PIN (DLR-42).
    """
    if outcome is Outcome.UNSIGNED:
        if not advice.safety:
            return No("Nobody has to sign for it: it is noted as refused.")
        if not signature or not witness_signature:
            return No("Two of the staff sign that it was explained.")
        return Ask("The second who signs shows with their own PIN that they were there.", who=EVERYBODY)
    counts = counts_as(visit, advice, outcome, line)
    if counts is Outcome.WANTED or not advice.safety or (words and signature):
        return None
    if outcome is Outcome.WANTED and doing(visit, advice):
        return No(
            "It concerns safety: choose the labour that does it. Where none does, it is put off, and signed for."
        )
    if outcome is Outcome.WANTED:
        return No(
            "It concerns safety, and no work was agreed to for it: have more done now, or the customer writes "
            "themselves that it is not done now, and signs.",
            mend="resume_work",
        )
    return No(
        "It concerns safety: the customer writes themselves that it is not done now, and signs. "
        "Who will not has two of the staff sign."
    )


def line_does_it(visit: VisitFacts, advice: AdviceFacts, line: LineId | None = None) -> No | None:
    """The labour that is named was agreed to since, and does no other recommendation (DLR-42)."""
    if line is None or any(one.id == line for one in doing(visit, advice)):
        return None
    known = visit.estimate.parts.get(line)
    return No(
        "Line {n} does not do it: it is no labour that was agreed to since, or it does another recommendation.",
        {"n": known.n if known else str(line)},
    )


def is_of_this_visit(visit: VisitFacts, old_parts: Sequence[OldPart]) -> No | None:
    """Old parts are those of parts that were drawn for this car, each once."""
    drawn = {one.id: one for one in visit.estimate.lines if one.drawn}
    if len({one.line for one in old_parts}) < len(old_parts):
        return No("Each line has one bag.")
    for one in old_parts:
        if one.line not in drawn:
            known = visit.estimate.parts.get(one.line)
            return No("Line {n}: nothing was drawn for it.", {"n": known.n if known else str(one.line)})
    return None


def old_parts_are_kept(visit: VisitFacts) -> No | None:
    """For each part that was drawn the old one has its bag, and its fate."""
    left = next(
        (one for one in visit.estimate.lines if one.drawn and one.id not in visit.leaving.old_parts), None
    )
    if left is None:
        return None
    return No("Line {n}: say in which bag its old part lies.", {"n": left.n}, mend="keep_old_parts")


def not_signed_out_yet(visit: VisitFacts) -> No | None:
    """What the customer signed changes no more."""
    if visit.leaving.out is None:
        return None
    if visit.work.unrepaired:
        return No(
            "The customer has signed for the car already, and it leaves without repair: give its gate pass.",
            mend="give_gate_pass",
        )
    return No("The customer has signed for the car already: take it back to work first.", mend="resume_work")


def meter_did_not_run_back(visit: VisitFacts, out: Out) -> No | None:
    """The car goes out with no less than its meter read the last time."""
    return reads_no_less(out.km, visit.ground.meter)


def reads_no_less(now: int, km: int | None) -> No | None:
    """A meter reads no less than the last time, as far as that is known."""
    if km is None or now >= km:
        return None
    return No(
        "The meter read {km} km the last time: less is a slip. If the one before was, enter the mileage anew, and why.",
        {"km": f"{km:,}"},
        mend="read_mileage",
    )


def gauge_is_read(out: Out) -> No | None:
    """Fuel or battery stands on the sheet."""
    return None if out.fuel is not None or out.battery is not None else No("Read fuel or battery.")


def belongings_go_back(visit: VisitFacts, out: Out, words: Note | None = None) -> No | None:
    """All that was with the car goes back with it, or the sheet says why not."""
    lacks: set[Belonging] = set(visit.reception.filled.there) - set(out.given)
    if words or not lacks:
        return None
    return No("Not all that came with the car is given back: give it back, or write down why not.")


def next_lies_ahead(visit: VisitFacts, day: date, km: int, now: datetime, settings: Any) -> No | None:
    """The next maintenance is due later, and further on."""
    if day > settings.business_day(now) and km > (visit.reception.km or 0):
        return None
    return No("The next maintenance is due later than today, and at more kilometres than now.")


def first_is_explained(visit: VisitFacts, warranty: bool) -> No | None:
    """With the first maintenance its warranty is explained (DLR-42)."""
    if warranty or not is_done_here(visit):
        return None
    return No("It is the first maintenance: explain its warranty too.")


def all_is_explained(booklet: bool, told: bool, announced: bool) -> No | None:
    """Booklet entries, next maintenance and reminder: one tick each."""
    if booklet and told and announced:
        return None
    return No("Explain the entries of the booklet, the next maintenance and the reminder first.")
