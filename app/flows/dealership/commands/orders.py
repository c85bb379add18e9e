"""委托: the order is laid before the customer, explained line by line, signed, and handed over (DLR-20)."""

from dataclasses import replace

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.flows.dealership import papers
from app.flows.dealership.commands.stock import let_go, reserve
from app.flows.dealership.facts.authorisation import Answer, Proof
from app.flows.dealership.facts.estimates import Estimate, OldParts, OrderFacts, Paying
from app.flows.dealership.facts.ids import AskingId, LineId, OrderId, VisitId
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.estimates import (
    AnswerRow,
    AskingRow,
    ExplainedRow,
    GivenRow,
    OrderRow,
    SignerRow,
)
from app.flows.dealership.papers.kinds import ORDER
from app.flows.dealership.queries.estimate_sheet import sheet_of
from app.flows.dealership.queries.owners import owner_now
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.text import Kept


@does(FLOW)
def make_order(
    do: Doing,
    visit: VisitId,
    paying: Paying,
    old_parts: OldParts,
    delivery_told: bool,
    added_told: bool,
    warned: bool = False,
    own_parts: Note | None = None,
) -> OrderId:
    """Make the order of the lines that stand, once everything was asked and told, and print it to be explained.

    `own_parts` are those that the customer brings along to be fitted (自备配件).
    `warned` says that the adviser has read what the three-guarantees watch warns of.
    """
    facts: VisitFacts = do.facts["visit"]
    order, number = do.new(OrderId), do.number(ORDER)
    before = facts.estimate.order
    n, by, own = before.n + 1 if before else 1, do.staff.login, Kept(own_parts.id) if own_parts else None
    row = {"id": order, "visit": visit, "n": n, "number": number, "own_parts": own.id if own else None}
    do.add(OrderRow, row | {"paying": paying.value, "old_parts": old_parts.value, "by": by, "at": do.now})
    told = paying, old_parts, frozenset[str](), None, None, own
    made = OrderFacts(order, n, number, do.now, by, *told)
    laid = replace(facts, estimate=replace(facts.estimate, order=made))
    sheet = sheet_of(do.db, laid, number, do.now, do.settings)
    do.print(papers.job_order(sheet, papers.TO_BE_SIGNED, do.settings), papers.ORDERS)
    return order


@does(FLOW)
def reopen_estimate(do: Doing, visit: VisitId) -> None:
    """The customer wants something else: back to the estimate, and the order is laid before them anew."""


@does(FLOW)
def explain_line(do: Doing, visit: VisitId, line: LineId) -> None:
    """A line was explained to the customer."""
    row = {"order": _order(do), "line": line, "by": do.staff.login, "at": do.now}
    do.add(ExplainedRow, row)


@does(FLOW)
def sign_order(do: Doing, visit: VisitId, signature: Strokes, words: Note | None = None) -> None:
    """The customer signs: the authorised sum is fixed, the visit is theirs until it ends, and three copies are printed."""
    facts: VisitFacts = do.facts["visit"]
    estimate: Estimate = facts.estimate
    asking = do.new(AskingId)
    row = {"id": asking, "visit": visit, "n": 1, "proof": int(Proof.SIGNATURE), "signature": signature.id}
    do.add(AskingRow, row | {"words": words.id if words else None, "by": do.staff.login, "at": do.now})
    do.add(
        AnswerRow,
        *(
            {
                "asking": asking,
                "line": one.id,
                "answer": Answer.YES.value,
                "amount": one.customers,
                "off": one.off,
            }
            for one in estimate.standing
        ),
    )
    do.add(SignerRow, {"visit": visit, "owner": owner_now(do.db, facts.vehicle)})
    let_go(do, visit, estimate.standing)
    reserve(do, estimate.standing)
    order = estimate.order
    sheet = sheet_of(
        do.db, facts, order.number if order else "", do.now, do.settings, signature=Kept(signature.id)
    )
    for copy in papers.COPIES:
        do.print(papers.job_order(sheet, copy, do.settings), papers.ORDERS)


@does(FLOW)
def give_copies(do: Doing, visit: VisitId) -> None:
    """The customer has their copy of the order, and the reception form."""
    do.add(GivenRow, {"order": _order(do), "by": do.staff.login, "at": do.now})


def _order(do: Doing) -> str:
    facts: VisitFacts = do.facts["visit"]
    order = facts.estimate.order
    if order is None:
        raise LookupError("there is no order")  # its guards let nobody come here
    return order.id
