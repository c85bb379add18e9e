"""到店: one queue of who is here, greeted within minutes (DLR-05)."""

from app.flows.dealership.facts.roles import ADVISER, DESK
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.rules import arriving
from app.kernel.flow import Due, act
from app.kernel.steps import there
from app.kernel.text import T

ACTS = (
    act(
        "arrive",
        DESK,
        vehicle=there,
        opens=Visit.RECEIVED,
        when=(arriving.is_not_here,),
        title=T("A car has come"),
    ),
    act(
        "greet",
        {ADVISER},
        visit=Visit.RECEIVED,
        when=(arriving.nobody_greeted_yet,),
        title=T("Greet the customer"),
    ),
)
DUES = (
    Due(
        "greet",
        arriving.greet_by,
        T("Greet who has come"),
        frozenset({ADVISER}),
        "greet",
        "car",
    ),
)
