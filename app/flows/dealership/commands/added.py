"""增项: work is found, the customer is asked, and answers line by line (DLR-21)."""

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.commands.estimates import hold_first, labour_line, material_line, write_line
from app.flows.dealership.commands.stock import release, reserve
from app.flows.dealership.commands.workshop import follow
from app.flows.dealership.facts.asking import Answers, AskedSheet
from app.flows.dealership.facts.authorisation import Answer, Entry, Proof
from app.flows.dealership.facts.ids import AskingId, LineId, OperationId, PartId, VisitId
from app.flows.dealership.facts.payers import Payer
from app.flows.dealership.facts.price_list import Later, Pieces
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.estimates import AnswerRow, AskingRow, FoundRow
from app.flows.dealership.papers.kinds import ADDED
from app.flows.dealership.queries.estimate_sheet import asked_of
from app.flows.dealership.rules.added import after, entry
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def find_labour(
    do: Doing,
    visit: VisitId,
    operation: OperationId,
    why: Note,
    minutes: Later = 0,
    payer: Payer = Payer.CUSTOMER,
    examine: bool = False,
) -> LineId:
    """Labour was found to be needed, and why; the car is done so many minutes later with it.

    `examine` leaves its sum for after the examination.
    """
    hold_first(do, payer)
    line = write_line(do, visit, labour_line(do, payer, examine=examine))
    return _found(do, line, why, minutes)


@does(FLOW)
def find_material(
    do: Doing,
    visit: VisitId,
    part: PartId,
    why: Note,
    quantity: Pieces = 1,
    minutes: Later = 0,
    payer: Payer = Payer.CUSTOMER,
) -> LineId:
    """Parts were found to be needed, and why; the car is done so many minutes later with them."""
    return _found(do, write_line(do, visit, material_line(do, quantity, payer)), why, minutes)


@does(FLOW)
def note_answer(
    do: Doing,
    visit: VisitId,
    answers: Answers,
    proof: Proof,
    words: Note | None = None,
    signature: Strokes | None = None,
) -> DocumentId:
    """The customer was asked: what they said of each line, and by what it is proven. A yes reserves its parts."""
    facts: VisitFacts = do.facts["visit"]
    estimate = facts.estimate
    entries = write_answers(do, facts, answers, proof, words, signature)
    lines = [(estimate.parts[one.line], one.answer) for one in answers]
    reserve(do, [line for line, answer in lines if answer is Answer.YES])
    release(do, [line for line, answer in lines if answer is not Answer.YES])
    follow(do, lines)
    sheet: AskedSheet = asked_of(
        do.db, facts, do.number(ADDED), do.now, lines, after(estimate.account, entries)
    )
    return do.print(papers.added_work(sheet, do.settings), papers.ORDERS)


def write_answers(
    do: Doing,
    visit: VisitFacts,
    answers: Answers,
    proof: Proof,
    words: Note | None = None,
    signature: Strokes | None = None,
) -> list[Entry]:
    """Write down what the customer said of each line, as the next version of the account."""
    estimate = visit.estimate
    asking, kept = do.new(AskingId), signature or words
    entries = [
        entry(estimate, one, proof, kept.id if kept else "", do.staff.login, do.now) for one in answers
    ]
    row = {"id": asking, "visit": visit.id, "n": estimate.account.version + 1, "proof": int(proof)}
    told = {"words": words.id if words else None, "signature": signature.id if signature else None}
    do.add(AskingRow, row | told | {"by": do.staff.login, "at": do.now})
    do.add(
        AnswerRow,
        *(
            {
                "asking": asking,
                "line": one.line,
                "answer": one.answer.value,
                "amount": made.amount,
                "off": estimate.parts[one.line].off,
            }
            for one, made in zip(answers, entries, strict=True)
        ),
    )
    return entries


def _found(do: Doing, line: LineId, why: Note, minutes: int) -> LineId:
    do.add(FoundRow, {"line": line, "why": why.id, "minutes": minutes})
    return line
