"""The waiter's care, from the seat to the bill."""

from app.flows.restaurant.facts.roles import FLOOR
from app.flows.restaurant.facts.tracks import IN_HOUSE, SERVED_AT, Line, Sitting
from app.flows.restaurant.rules import marking, persons
from app.kernel.flow import act
from app.kernel.text import T

AT_IT = Sitting.span(Sitting.AT_TABLE, Sitting.BILL)

ACTS = (
    act(
        "note_persons",
        FLOOR,
        sitting=IN_HOUSE,
        relies=(persons.persons,),
        when=(persons.seats_are_at_the_table, persons.everyone_is_told_once),
        title=T("Who sits where"),
    ),
    act(
        "mark_service",
        FLOOR,
        sitting=IN_HOUSE,
        when=(
            marking.marks_are_kept,
            marking.towels_have_their_season,
            marking.drink_is_named,
            marking.there_is_liquor,
            marking.most_is_eaten,
        ),
        title=T("Service", "marks"),
    ),
    act(
        "no_more_of_drink",
        FLOOR,
        sitting=SERVED_AT,
        line=Line.FIRED | Line.SERVED,
        when=(marking.marks_are_kept, marking.it_is_a_drink),
        title=T("No more of a drink"),
    ),
    act(
        "no_more_of_their_own",
        FLOOR,
        sitting=IN_HOUSE,
        when=(marking.marks_are_kept, marking.their_own_is_poured),
        title=T("No more of their own bottle"),
    ),
    # before the fruit
    act(
        "tick_away",
        FLOOR,
        sitting=AT_IT,
        when=(marking.away_in_its_order,),
        title=T("Clear before the fruit"),
    ),
    act(
        "clear_away",
        FLOOR,
        sitting=AT_IT,
        when=(marking.something_is_to_take_away,),
        title=T("Table cleared, turntable clean"),
    ),
)
