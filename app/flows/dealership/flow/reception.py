"""接车登记: the form at the car, its walk-round, its signature (DLR-10)."""

from app.flows.dealership.facts.roles import ADVISER
from app.flows.dealership.facts.tracks import Mark, Visit
from app.flows.dealership.rules import reception
from app.kernel.flow import act
from app.kernel.text import T

BEFORE_ORDER = Visit.RECEIVED | Visit.DIAGNOSED | Visit.ESTIMATED
"""Where the form is still filled in."""
ACTS = (
    act(
        "fill_reception",
        {ADVISER},
        visit=BEFORE_ORDER,
        when=(reception.form_is_open,),
        title=T("Fill in the reception form"),
    ),
    act(
        "note_words",
        {ADVISER},
        visit=BEFORE_ORDER,
        when=(reception.form_is_open,),
        title=T("Take down the customer's own words"),
    ),
    act(
        "mark_damage",
        {ADVISER},
        visit=BEFORE_ORDER,
        when=(reception.form_is_open,),
        title=T("Mark a damage"),
    ),
    act(
        "strike_mark",
        {ADVISER},
        visit=BEFORE_ORDER,
        mark=Mark.STANDING >> Mark.STRUCK,
        when=(reception.form_is_open,),
        title=T("Strike a mark"),
    ),
    act(
        "end_reception",
        {ADVISER},
        visit=Visit.RECEIVED >> Visit.DIAGNOSED,
        when=(reception.car_is_looked_over,),
        title=T("The car is looked over"),
    ),
    act(
        "sign_reception",
        {ADVISER},
        visit=BEFORE_ORDER,
        when=(reception.form_is_open, reception.form_is_filled),
        prints=("reception_form",),
        title=T("The customer signs the reception form"),
    ),
)
