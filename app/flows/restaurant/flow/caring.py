"""The waiter's care, from the seat to the bill."""

from app.flows.restaurant.facts.roles import FLOOR
from app.flows.restaurant.facts.tracks import IN_HOUSE
from app.flows.restaurant.rules import persons
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "note_persons",
        FLOOR,
        sitting=IN_HOUSE,
        relies=(persons.persons,),
        when=(persons.seats_are_at_the_table, persons.everyone_is_told_once),
        title=T("Who sits where"),
    ),
)
