"""What the house is told: figures as a paper, and the till as it is handed over (RST-60, 61; COM-32)."""

from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER, TILL
from app.flows.restaurant.rules import figures, handing_over
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "print_figures",
        {CAPTAIN, MANAGER},
        when=(figures.days_that_were,),
        prints=("daily_report",),
        title=T("Print the report"),
    ),
    act(
        "hand_over",
        TILL,
        when=(
            handing_over.notes_as_they_are,
            handing_over.sums_as_told,
            handing_over.no_more_stays_than_there_is,
        ),
        prints=("shift_report",),
        title=T("Hand the till over"),
    ),
)
