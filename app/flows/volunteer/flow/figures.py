"""What the centre is told: its figures as a paper (VOL-40)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.rules import figures
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "print_figures",
        CENTRE,
        when=(figures.days_that_were,),
        prints=("figures_report",),
        title=T("Print the figures"),
    ),
)
