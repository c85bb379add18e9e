"""Somebody takes something off what the customer pays, of one line or of several (DLR-15)."""

from app.counter.doing import Doing
from app.flows.dealership.facts.discounts import Lines, Rate
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.estimates import DiscountRow
from app.flows.dealership.rules.discounts import taken_off
from app.kernel.command import does
from app.kernel.fields import Note


@does(FLOW)
def give_discount(do: Doing, visit: VisitId, lines: Lines, discount: Rate, why: Note | None = None) -> None:
    """Let the customer pay so much of the price of some lines; 10,000 basis points take a discount back."""
    facts: VisitFacts = do.facts["visit"]
    some = [facts.estimate.parts[one] for one in lines]
    off = taken_off(some, discount)
    asked, approved = facts.estimate.account.version, do.approved_by.login if do.approved_by else None
    said = {"why": why.id if why else None, "by": do.staff.login, "approved_by": approved}
    do.add(
        DiscountRow,
        *(
            {"line": one.id, "n": one.discounted.n + 1 if one.discounted else 1, "off": off[one.id]}
            | said
            | {"asked": asked, "at": do.now}
            for one in some
        ),
    )
