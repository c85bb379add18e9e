"""The opening list of the day: it stops no customer (DLR-04)."""

from app.flows.dealership.facts.roles import ADVISER
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.text import T

CLASHES = {"pk_dealership_opening": No("You have ticked this already today.")}
ACTS = (act("tick_opening", {ADVISER}, title=T("Tick the opening list")),)
