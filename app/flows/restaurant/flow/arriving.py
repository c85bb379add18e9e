"""From the booking to the tea: 预定, 备餐, 迎客, 入座, 问茶."""

from app.flows.restaurant.facts.roles import FLOOR, GREETERS, MANAGER, TILL
from app.flows.restaurant.facts.tracks import ARRIVING, EXPECTED, IN_HOUSE, Line, Order, Sitting
from app.flows.restaurant.rules import ending, ordering, rebooking, seating, shown, taboos, waiting
from app.kernel.flow import act
from app.kernel.steps import along, there
from app.kernel.text import T

ACTS = (
    # 预定 booked
    act(
        "book",
        GREETERS,
        table=there,
        opens=Sitting.BOOKED,
        when=(
            seating.booked_ahead,
            seating.phone_can_be_rung,
            seating.table_in_use,
            seating.table_seats_them,
            seating.table_free_then,
            seating.fee_was_told,
        ),
        title=T("Book a table"),
    ),
    act(
        "change_booking",
        GREETERS,
        sitting=EXPECTED,
        table=there,
        relies=(
            shown.booked_for,
            shown.guests,
            shown.table,
            shown.stay,
            shown.agreed_sum,
            shown.name,
            shown.phone,
            shown.words,
        ),
        when=(
            rebooking.another_time_lies_ahead,
            seating.phone_can_be_rung,
            rebooking.a_table_or_later,
            rebooking.another_table_is_in_use,
            rebooking.table_seats_them,
            rebooking.table_is_free_for_them,
            rebooking.fee_was_told,
            rebooking.deposit_stays_lawful,
        ),
        title=T("Change the booking"),
    ),
    act(
        "take_deposit",
        GREETERS | TILL,
        sitting=ARRIVING,
        relies=(shown.agreed_sum,),
        when=(seating.taken_once, seating.deposit_is_lawful),
        prints=("receipt",),
        title=T("Take a deposit"),
    ),
    act(
        "give_ahead_back",
        {MANAGER},
        sitting=ARRIVING | Sitting.span(Sitting.SEATED, Sitting.CONFIRMED),
        when=(seating.all_goes_back,),
        prints=("receipt",),
        title=T("Give back what was taken ahead"),
    ),
    act(
        "cancel_booking",
        GREETERS,
        sitting=EXPECTED >> Sitting.CANCELLED,
        relies=(shown.booked_for,),
        when=(ending.a_manager_decides, ending.the_guest_gets_theirs),
        prints=("receipt",),
        title=T("Cancel the booking"),
    ),
    act(
        "mark_not_come",
        GREETERS,
        sitting=EXPECTED >> Sitting.NOT_COME,
        when=(
            seating.should_have_come,
            ending.a_manager_decides,
            ending.who_did_not_come_gets_theirs,
            ending.why_is_told,
        ),
        prints=("receipt",),
        title=T("They did not come"),
    ),
    # 备餐 prepared
    act("prepare_table", FLOOR, sitting=Sitting.BOOKED >> Sitting.PREPARED, title=T("Table is laid")),
    # 迎客 greeted
    act("greet_party", GREETERS, sitting=EXPECTED >> Sitting.GREETED, title=T("They are here")),
    act(
        "greet_walk_in",
        GREETERS,
        opens=Sitting.GREETED,
        when=(seating.phone_can_be_rung,),
        prints=("waiting_ticket",),
        title=T("Put on the waiting list"),
    ),
    act(
        "call_waiting",
        GREETERS,
        sitting=Sitting.GREETED,
        relies=(shown.summoned,),
        when=(waiting.they_wait,),
        title=T("Call the number"),
    ),
    act(
        "turn_away",
        GREETERS,
        sitting=Sitting.GREETED >> Sitting.LEFT,
        when=(seating.nothing_taken_ahead,),
        title=T("They left"),
    ),
    # 入座 seated
    act(
        "seat_party",
        GREETERS,
        sitting=ARRIVING >> Sitting.SEATED,
        table=there,
        relies=(shown.guests, shown.table),
        when=(
            seating.table_in_use,
            seating.nobody_sits_there,
            seating.table_seats_them,
            seating.fee_was_told_before,
            seating.not_kept_for_another_party,
        ),
        title=T("Seat the party"),
    ),
    act(
        "seat_walk_in",
        GREETERS,
        table=there,
        opens=Sitting.SEATED,
        when=(
            seating.table_in_use,
            seating.nobody_sits_there,
            seating.table_seats_them,
            seating.fee_was_told,
            seating.not_kept_for_others,
        ),
        title=T("Seat a walk-in"),
    ),
    act("tick_room", FLOOR, sitting=IN_HOUSE, title=T("Room check list")),
    act(
        "note_taboos",
        FLOOR,
        sitting=ARRIVING | IN_HOUSE,
        relies=(taboos.taboos, taboos.allergens),
        when=(taboos.what_was_told_stays,),
        prints=("allergy_note",),
        title=T("Allergies and taboos"),
    ),
    act(
        "change_guests",
        FLOOR,
        sitting=IN_HOUSE,
        relies=(shown.guests,),
        when=(seating.seats_still_suffice,),
        title=T("Number of guests"),
    ),
    act("change_waiter", GREETERS, sitting=IN_HOUSE, relies=(shown.waiter,), title=T("Change the waiter")),
    # 问茶 tea
    act(
        "ask_tea",
        FLOOR,
        sitting=along(Sitting.SEATED >> Sitting.TEA, IN_HOUSE),
        tea=there,
        also=(Line.DRAFT >> Line.REMOVED, Order.CONFIRMED >> Order.OPEN),
        when=(
            seating.tea_not_asked_yet,
            seating.tea_goes_before_the_order,
            taboos.taboos_asked_with_tea,
            taboos.what_was_told_stays_with_tea,
            ordering.it_is_tea,
            taboos.tea_is_accepted,
        ),
        relies=(taboos.taboos, taboos.allergens),
        prints=("station_ticket",),
        title=T("Ask for tea"),
    ),
)
