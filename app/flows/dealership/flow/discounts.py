"""优惠: what the house takes off, before the customer agrees and after, until it is settled (DLR-15)."""

from app.flows.dealership.facts.roles import TILL
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import billing, discounts
from app.kernel.flow import Changed, act
from app.kernel.refusal import No
from app.kernel.text import T

CHANGED = {
    "off": Changed(
        No(
            "{seen:money} was taken off when you looked; it is {now:money} since {staff} changed it. Look again."
        ),
        by=("give_discount", "add_labour", "add_material", "strike_line", "note_answer"),
    )
}
ACTS = (
    act(
        "give_discount",
        TILL,
        visit=Visit.span(Visit.ESTIMATED, Visit.SETTLED),
        relies=(discounts.off,),
        when=(
            billing.not_settled_yet,
            discounts.is_not_laid_before,
            discounts.can_be_discounted,
            discounts.has_its_reason,
            discounts.keeps_what_was_agreed,
            discounts.is_in_limit,
        ),
        title=T("Discount"),
        tells=discounts.the_discount,
    ),
)
