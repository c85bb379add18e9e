"""What is kept beside the bill: accounts (挂账), what goes along (打包), bottles (存酒), and what guests left behind (失物)."""

from app.counter.account_acts import account_acts
from app.flows.restaurant.facts.roles import FLOOR, SERVICE, TILL
from app.flows.restaurant.facts.tracks import ARRIVING, BILLED_AT, IN_HOUSE, SERVED_AT, Line, Sitting
from app.flows.restaurant.flow.serving import COURSES
from app.flows.restaurant.rules import cellar, found, packing, seating
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

ACTS = (
    # 挂账 on account
    *account_acts(TILL),
    # 打包 packed
    act(
        "pack_dishes",
        SERVICE | TILL,
        sitting=SERVED_AT,
        lines=Line.HELD | Line.FIRED | Line.SERVED,
        # Of what is packed in part the rest still comes.
        also=(*COURSES, (Line.HELD | Line.FIRED) >> Line.SERVED),
        when=(
            packing.something_is_packed,
            packing.no_more_than_counts,
            packing.they_came_to_the_table,
            packing.packed_dishes_are_accepted,
        ),
        prints=("packed_slip", "call_slip"),
        title=T("Pack dishes"),
    ),
    # 存酒 bottles
    act(
        "count_bottles",
        SERVICE | TILL,
        sitting=BILLED_AT,
        relies=(cellar.bottles_on,),
        when=(cellar.there_are_bottles,),
        title=T("Bottles are as ordered"),
    ),
    act(
        "store_bottle",
        SERVICE | TILL,
        sitting=Sitting.span(Sitting.CONFIRMED, Sitting.CLEARING),
        line=Line.HELD | Line.FIRED | Line.SERVED,
        when=(cellar.it_is_a_bottle, cellar.no_more_than_was_ordered, seating.phone_can_be_rung),
        prints=("bottle_label", "bottle_receipt"),
        title=T("Store a bottle"),
    ),
    act(
        "fetch_bottle",
        SERVICE | TILL,
        sitting=IN_HOUSE,
        bottle=there,
        relies=(cellar.bottle_left,),
        when=(cellar.no_more_than_is_left,),
        prints=("fetch_note",),
        title=T("Fetch a stored bottle"),
    ),
    # the guest file
    act(
        "recognise_guest",
        FLOOR | TILL,
        sitting=ARRIVING | IN_HOUSE | Sitting.FAREWELL,
        guest=there,
        title=T("A guest of the file"),
    ),
    # 失物 lost and found
    act(
        "note_found",
        FLOOR | TILL,
        sitting=Sitting.span(Sitting.SEATED, Sitting.FREE),
        table=there,
        prints=("found_label",),
        title=T("Found item", "act"),
    ),
    act(
        "hand_back",
        FLOOR | TILL,
        found=there,
        when=(found.still_here, found.proven_to_be_theirs),
        title=T("Hand it back"),
    ),
)
