"""From the bill to the free table: 买单, 送客, 翻台."""

from app.flows.restaurant.facts.roles import FLOOR, SERVICE, TILL
from app.flows.restaurant.facts.tracks import SERVED_AT, UP_TO_BILL, Bill, Line, Share, Sitting
from app.flows.restaurant.rules import (
    approving,
    billing,
    clearing,
    ending,
    seating,
    shares,
    sharing,
    shown,
)
from app.kernel.flow import act
from app.kernel.steps import along
from app.kernel.text import T

ACTS = (
    # 买单 bill
    act(
        "print_bill",
        SERVICE | TILL,
        sitting=SERVED_AT,
        when=(billing.something_to_pay, billing.every_fee_was_shown),
        prints=("provisional_bill",),
        title=T("Provisional bill"),
    ),
    act(
        "ask_for_bill",
        SERVICE | TILL,
        sitting=UP_TO_BILL >> Sitting.BILL,
        when=(billing.something_to_pay, billing.every_fee_was_shown, billing.every_line_is_decided),
        prints=("provisional_bill",),
        title=T("They ask for the bill"),
    ),
    act(
        "give_discount",
        TILL,
        sitting=SERVED_AT,
        bill=Bill.OPEN,
        relies=(shown.discount,),
        when=(sharing.nothing_of_it_is_paid, billing.discount_in_limit),
        title=T("Discount"),
        tells=approving.the_discount,
    ),
    act(
        "round_off",
        TILL,
        sitting=SERVED_AT,
        bill=Bill.OPEN,
        when=(
            sharing.it_is_next,
            sharing.nothing_of_it_is_paid,
            billing.rounded_to_the_yuan,
            billing.rounding_in_limit,
        ),
        relies=(billing.due,),
        title=T("Round off"),
        tells=approving.the_rounding,
    ),
    act(
        "settle",
        TILL,
        sitting=Sitting.BILL >> Sitting.FAREWELL,
        bill=Bill.OPEN >> Bill.SETTLED,
        relies=(billing.due,),
        when=(
            sharing.it_is_next,
            sharing.not_split,
            billing.every_line_is_decided,
            billing.every_fee_was_shown,
            billing.payments_meet_what_is_due,
            billing.the_rest_goes_back,
            ending.another_way_is_a_managers,
        ),
        prints=("bill", "receipt"),
        title=T("Settle"),
        tells=approving.the_money,
    ),
    act(
        "split_bill",
        SERVICE | TILL,
        sitting=SERVED_AT,
        bill=Bill.OPEN,
        also=(Share.OPEN >> Share.DROPPED,),
        relies=(billing.due,),
        when=(
            sharing.nothing_of_it_is_paid,
            sharing.every_line_is_put,
            sharing.shares_are_the_bill,
        ),
        title=T("Split the bill"),
    ),
    act(
        "take_split_back",
        SERVICE | TILL,
        sitting=SERVED_AT,
        bill=Bill.OPEN,
        also=(Share.OPEN >> Share.DROPPED,),
        when=(sharing.is_split, sharing.nothing_of_it_is_paid),
        title=T("Take the split back"),
    ),
    act(
        "pay_share",
        TILL,
        sitting=Sitting.BILL,
        bill=Bill.OPEN,
        share=Share.OPEN >> Share.PAID,
        also=(Bill.OPEN >> Bill.SETTLED, Sitting.BILL >> Sitting.FAREWELL),
        relies=(shares.share_due,),
        when=(
            sharing.it_is_next,
            billing.every_line_is_decided,
            billing.every_fee_was_shown,
            sharing.shares_add_up,
            sharing.payments_meet_the_share,
        ),
        prints=("share_bill", "receipt"),
        title=T("Pay a share"),
    ),
    act(
        "reopen_bill",
        TILL,
        sitting=along(
            (Sitting.FAREWELL | Sitting.CLEARING) >> Sitting.BILL,
            Sitting.span(Sitting.BILL, Sitting.FREE),
        ),
        bill=along(Bill.SETTLED >> Bill.OPEN),
        also=(Share.OPEN >> Share.DROPPED, Share.PAID >> Share.DROPPED),
        when=(sharing.something_can_be_undone, sharing.a_manager_reopens),
        prints=("receipt",),
        title=T("Open the bill again"),
        tells=approving.the_reopening,
    ),
    # 送客 farewell
    act(
        "tick_farewell",
        FLOOR | TILL,
        sitting=Sitting.BILL | Sitting.FAREWELL,
        when=(clearing.only_belongings_before_they_pay,),
        title=T("Farewell list"),
    ),
    act("see_off", FLOOR, sitting=Sitting.FAREWELL >> Sitting.CLEARING, title=T("Guests are seen off")),
    act(
        "guests_left",
        FLOOR,
        sitting=Sitting.span(Sitting.SEATED, Sitting.CONFIRMED) >> Sitting.CLEARING,
        also=(Line.DRAFT >> Line.REMOVED,),
        when=(clearing.nothing_was_sent, seating.nothing_taken_ahead, clearing.tea_is_paid_or_let_go),
        title=T("Guests left without eating"),
        tells=approving.the_tea_let_go,
    ),
    # 翻台 clearing
    act(
        "tick_clearing",
        FLOOR,
        sitting=Sitting.CLEARING,
        also=(Sitting.CLEARING >> Sitting.FREE,),
        when=(clearing.in_its_order,),
        title=T("Clearing list"),
    ),
    act("clear_rest", FLOOR, sitting=Sitting.CLEARING >> Sitting.FREE, title=T("All clear, table free")),
)
