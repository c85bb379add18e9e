"""三包: faults of quality, counted over all visits of a car (DLR-13)."""

from app.flows.dealership.facts.roles import ADVISER, DESK
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import watch
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

CLASHES = {"pk_dealership_faults_struck": No("Somebody else has just struck this fault.")}
SUBJECTS = {"fault": T("Fault", "subject")}
ACTS = (
    act(
        "name_fault",
        {ADVISER},
        visit=Visit.span(Visit.DIAGNOSED, Visit.SETTLED),
        when=(watch.says_what_is_new, watch.line_is_of_this_visit),
        title=T("Name the fault"),
    ),
    act(
        "enter_repair",
        DESK,
        vehicle=there,
        when=(watch.says_what_is_new, watch.ends_after_it_began),
        title=T("Enter a repair elsewhere"),
    ),
    act(
        "strike_fault",
        DESK,
        fault=there,
        when=(watch.counts_yet, watch.a_manager_strikes),
        tells=watch.what_is_struck,
        title=T("Strike a fault"),
    ),
)
