"""Lines that were sent: 催菜, 退菜, 赠菜, 掉落."""

from app.flows.restaurant.facts.roles import SERVICE, TILL
from app.flows.restaurant.facts.tracks import BILLED_AT, SENT_LINES, SERVED_AT, Line
from app.flows.restaurant.flow.serving import COURSES
from app.flows.restaurant.rules import approving, cellar, changing, sets, sharing, shown
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "urge_line",
        SERVICE,
        sitting=SERVED_AT,
        line=SENT_LINES,
        relies=(shown.urged,),
        when=(sets.it_is_a_dish, changing.it_is_cooking),
        prints=("urge_note",),
        title=T("Urge"),
    ),
    act(
        "return_line",
        SERVICE | TILL,
        sitting=BILLED_AT,
        line=SENT_LINES,
        # With nothing left it is off the table's list; with nothing more to come it is served.
        also=(SENT_LINES >> Line.RETURNED, Line.FIRED >> Line.SERVED, *COURSES),
        relies=(shown.counting, shown.served),
        when=(
            sets.it_is_a_dish,
            sharing.its_bill_is_not_paid,
            changing.no_more_than_counts,
            cellar.its_bottles_stay,
            changing.it_is_told_which_go_back,
            changing.return_has_its_reason,
            changing.return_is_approved,
        ),
        prints=("return_note", "warming_note"),
        title=T("Return"),
        tells=approving.the_return,
    ),
    act(
        "replace_fallen",
        SERVICE,
        sitting=SERVED_AT,
        line=Line.FIRED | Line.SERVED,
        also=(Line.SERVED >> Line.FIRED,),
        relies=(shown.counting, shown.served),
        when=(sets.it_is_a_dish, changing.kitchen_makes_it_again, changing.no_more_than_fell),
        prints=("again_note",),
        title=T("It fell"),
    ),
    act(
        "give_line",
        SERVICE | TILL,
        sitting=BILLED_AT,
        line=SENT_LINES,
        relies=(shown.counting, shown.given),
        when=(
            sets.it_is_a_dish,
            sharing.its_bill_is_not_paid,
            changing.no_more_than_is_paid,
            changing.gift_has_its_reason,
            changing.gift_in_limit,
        ),
        prints=("gift_note",),
        title=T("Give"),
        tells=approving.the_gift,
    ),
)
