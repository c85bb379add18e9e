"""What the house is told at the day's end: figures as a paper (RST-60, 61)."""

from app.flows.restaurant.facts.roles import CAPTAIN, MANAGER
from app.flows.restaurant.rules import figures
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
)
