"""增项: found, asked, agreed to; nothing drawn and nothing begun without a yes (DLR-21, 32)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.counter.means import Strokes
from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Account, Answer, Entry, Proof
from app.flows.dealership.facts.estimates import Estimate, LineFacts
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.price_list import PartFacts
from app.flows.dealership.facts.roles import MANAGER
from app.flows.dealership.facts.tracks import ENDED, Job, Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules import authorisation
from app.flows.dealership.rules.authorisation import can_enter, entered
from app.flows.dealership.rules.estimates import is_over, last_day
from app.kernel.fields import Note
from app.kernel.judge import Staff
from app.kernel.money import Fen
from app.kernel.refusal import Ask, No

ASKED = (Line.ESTIMATED, Line.LATER, Line.REFUSED, Line.AGREED)
SAID = {Line.LATER: Answer.LATER, Line.REFUSED: Answer.NO, Line.AGREED: Answer.YES}
"""What the customer said last of a line that stands there."""


def touched(visit: VisitFacts) -> frozenset[str]:
    """The lines, by their numbers, for which parts were drawn, that somebody is clocked on to, or that are done."""
    drawn = (one.n for one in visit.estimate.lines if one.drawn)
    begun = (one.n for one in visit.work.jobs if one.step in (Job.IN_WORK, Job.DONE))
    return frozenset(map(str, (*drawn, *begun)))


def askable(visit: VisitFacts) -> list[LineFacts]:
    """What the customer can be asked about, what waits for an answer first; a yes while nothing was done for it."""
    done = touched(visit)
    found = [one for one in visit.estimate.lines if one.step in ASKED and str(one.n) not in done]
    return sorted(found, key=lambda one: ASKED.index(one.step))


def answers_to(line: LineFacts) -> list[Answer]:
    """What the customer can say of a line: an agreed one they can only take back, and nothing is said again."""
    if line.step is Line.AGREED:
        return [Answer.NO]
    return [one for one in Answer if SAID.get(line.step) is not one]


def entry(estimate: Estimate, said: Said, proof: Proof, words: str, person: str, at: datetime) -> Entry:
    """An answer as the account takes it in: the version after the last one, what the line costs the customer."""
    line = estimate.parts[said.line]
    version = estimate.account.version + 1
    return Entry(version, str(line.n), line.customers, said.answer, proof, words, person, at)


# -- guards ---------------------------------------------------------------------------------------------


def answers_can_be_taken(
    visit: VisitFacts, answers: tuple[Said, ...], proof: Proof, now: datetime
) -> No | None:
    """Each answer is about a line of this order, once, and the account takes it in."""
    estimate = visit.estimate
    if len({one.line for one in answers}) < len(answers):
        return No("Each line is asked about once.")
    for one in answers:
        if one.line not in estimate.parts:
            return No("Line {line} is not on this order.", {"line": one.line})
        if estimate.parts[one.line].step is Line.STRUCK:
            return No("Line {n} was struck.", {"n": estimate.parts[one.line].n})
        taken = entry(estimate, one, proof, "", "", now)
        if no := can_enter(estimate.account, taken, touched(visit)):
            return no
    return None


def prices_are_valid(visit: VisitFacts, answers: tuple[Said, ...], now: datetime, settings: Any) -> No | None:
    """Nobody agrees to a price past its last day: it is told anew first (DLR-15)."""
    lines = visit.estimate.parts
    for one in answers:
        line = lines.get(one.line)
        if line is None or one.answer is not Answer.YES or not is_over(line, now, settings):
            continue
        told = {"n": line.n, "day": last_day(line, settings)}
        if line.step is Line.REFUSED:
            return No(
                "Line {n}: its price was valid until {day:day}. Add it anew at the price of today.", told
            )
        return No(
            "Line {n}: its price was valid until {day:day}. Renew it at the price of today, then ask again.",
            told,
            mend="renew_estimate",
        )
    return None


def a_manager_drops(visit: VisitFacts, answers: tuple[Said, ...], staff: Staff) -> No | None:
    """Labour that was begun and waits can be dropped; that what was done of it is not paid is a manager's word."""
    lines = visit.estimate.parts
    dropped = {lines[one.line].n for one in answers if one.line in lines and one.answer is not Answer.YES}
    one = next(
        (job for job in visit.work.jobs if job.n in dropped and job.by and job.step not in ENDED), None
    )
    if one is None or MANAGER in staff.roles:
        return None
    return Ask(
        "Line {n} was begun: a manager lets it be dropped, and what was done is not paid.",
        {"n": one.n},
        who=(MANAGER,),
    )


def is_proven(proof: Proof, signature: Strokes | None = None, words: Note | None = None) -> No | None:
    """A signature is drawn; of all else the customer's exact words are kept."""
    if proof is Proof.SIGNATURE:
        return None if signature else No("The customer signs on the screen.")
    if signature:
        return No("What is signed counts as a signature.")
    return None if words else No("Write down what the customer said, word by word.")


def customer_agreed(visit: VisitFacts, line: LineFacts) -> No | None:
    """No part is drawn for a line, and no labour begun on it, without the customer's yes."""
    return authorisation.customer_agreed(visit.estimate.account, str(line.n))


def is_a_part(line: LineFacts) -> No | None:
    """Only parts are drawn."""
    return None if line.is_material else No("Line {n} is labour: nothing is drawn for it.", {"n": line.n})


def not_drawn_yet(line: LineFacts, quantity: int) -> No | None:
    """A line gets what was agreed to, and no piece more: a part is not drawn twice."""
    left = line.quantity - line.drawn
    if quantity <= left:
        return None
    return No(
        "Line {n}: {drawn} of {agreed} are drawn already. More is a line of its own.",
        {"n": line.n, "drawn": line.drawn, "agreed": line.quantity},
    )


def drawable(visit: VisitFacts) -> tuple[LineFacts, ...]:
    """The lines whose pieces lie in the store for them, all that are to be drawn yet."""
    return tuple(one for one in visit.estimate.lines if 0 < one.undrawn <= one.reserved)


def all_are_drawable(visit: VisitFacts, lines: tuple[LineId, ...]) -> No | None:
    """Each line is named once, agreed to, and has pieces to draw."""
    if len(set(lines)) < len(lines):
        return No("Each line is named once.")
    for id in lines:
        line = visit.estimate.parts.get(id)
        if line is None:
            return No("Line {line} is not on this order.", {"line": id})
        if no := is_a_part(line) or customer_agreed(visit, line) or not_drawn_yet(line, 1):
            return no
    return None


def was_drawn(line: LineFacts, quantity: int) -> No | None:
    """No more is brought back than was drawn."""
    if quantity <= line.drawn:
        return None
    return No("Line {n}: only {drawn} are drawn.", {"n": line.n, "drawn": line.drawn})


def reserved_stay(part: PartFacts, counted: int) -> No | None:
    """What is reserved for cars is there: a count below it is settled with those who wait for it first."""
    if counted >= part.reserved:
        return None
    told = {"n": part.reserved, "part": part.id}
    return No("{n} of {part} are reserved for cars. Tell their advisers first, or count again.", told)


def on_hand(part: PartFacts) -> int:
    """How many pieces the books say are there."""
    return part.on_hand


def reserved_for_others(line: LineFacts) -> No:
    """What is there is reserved for other cars, or nothing is there."""
    told = {"n": line.n, "part": line.code}
    return No("Line {n}: of {part} nothing is left that is not reserved for other cars.", told)


def asked_sum(visit: VisitFacts, answers: tuple[Said, ...]) -> Fen:
    """What the customer is to pay for the lines that they answer about, in fen."""
    lines = visit.estimate.parts
    return sum(lines[one.line].customers for one in answers if one.line in lines)


def after(account: Account, entries: Iterable[Entry]) -> Account:
    """The account with these answers more."""
    for one in entries:
        account = entered(account, one)
    return account
