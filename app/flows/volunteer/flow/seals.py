"""The seal register: the seals that are valid, whose, and how long (VOL-11)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.rules import seals
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

ACTS = (
    act("register_seal", CENTRE, when=(seals.ends_after_it_began,), title=T("Register a seal")),
    act("picture_seal", CENTRE, seal=there, title=T("Keep another picture of it")),
    act("end_seal", CENTRE, seal=there, when=(seals.last_day_of_it,), title=T("End a seal")),
)
