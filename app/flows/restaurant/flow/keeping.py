"""What is kept beside the bill: accounts (挂账), and what guests left behind (失物)."""

from app.flows.restaurant.facts.roles import FLOOR, TILL
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules import accounts, found
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

ACTS = (
    # 挂账 on account
    act(
        "take_account_payment",
        TILL,
        account=there,
        when=(accounts.paid_within_what_is_owed,),
        prints=("receipt",),
        title=T("Take a payment of an account"),
    ),
    act(
        "print_statement",
        TILL,
        account=there,
        when=(accounts.ends_when_it_begins_or_later,),
        prints=("statement",),
        title=T("Statement of account"),
    ),
    # 失物 lost and found
    act(
        "note_found",
        FLOOR | TILL,
        sitting=Sitting.span(Sitting.SEATED, Sitting.FREE),
        table=there,
        prints=("found_label",),
        title=T("Something was found"),
    ),
    act(
        "hand_back",
        FLOOR | TILL,
        found=there,
        when=(found.still_here, found.proven_to_be_theirs),
        title=T("Hand it back"),
    ),
)
