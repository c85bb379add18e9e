"""三包: faults of quality, counted over all visits of a car (DLR-13)."""

from app.flows.dealership.facts.roles import ADVISER, DESK
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import watch
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

SUBJECTS = {"fault": T("Fault", "subject")}
ACTS = (
    act(
        "name_fault",
        {ADVISER},
        visit=Visit.span(Visit.DIAGNOSED, Visit.SETTLED),
        when=(watch.says_what_is_new,),
        title=T("Name the fault"),
    ),
    act(
        "enter_repair",
        DESK,
        vehicle=there,
        when=(watch.says_what_is_new, watch.ends_after_it_began),
        title=T("Enter a repair elsewhere"),
    ),
    act("strike_fault", DESK, fault=there, when=(watch.counts_yet,), title=T("Strike a fault")),
)
