"""The audit sample: a draw by a seed that nobody chose, and its findings."""

from app.flows.volunteer.facts.roles import CENTRE, HEAD, MANAGER
from app.flows.volunteer.rules import drawing, figures
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

DRAWS = frozenset({HEAD, MANAGER})
"""Whose work is looked at draws nothing."""
CLASHES = {"uq_volunteer_draws_sample": drawing.DRAWN_ALREADY}
ACTS = (
    act(
        "seal_sample",
        DRAWS,
        when=(figures.days_that_were,),
        prints=("sample_list",),
        title=T("Seal what is drawn from"),
    ),
    act(
        "draw_sample",
        DRAWS,
        sample=there,
        when=(drawing.not_drawn_yet,),
        prints=("sample_list",),
        title=T("Draw entries for the audit"),
    ),
    act(
        "note_finding",
        CENTRE,
        sample=there,
        when=(drawing.was_drawn, drawing.says_what_is_wrong),
        title=T("Note what was found"),
    ),
    act("print_sample", CENTRE, sample=there, prints=("sample_list",), title=T("Print the audit sample")),
)
