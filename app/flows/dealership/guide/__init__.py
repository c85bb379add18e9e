"""What to do and say at each step, from article 5 (COM-02, DLR-24)."""

from collections.abc import Mapping

from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.guide import arriving, leaving, working
from app.kernel.flow import Guide
from app.kernel.steps import Steps

STEPS: Mapping[Steps, Guide] = {
    Visit.BOOKED: arriving.BOOKED,
    Visit.PREPARED: arriving.PREPARED,
    Visit.RECEIVED: arriving.RECEIVED,
    Visit.DIAGNOSED: arriving.DIAGNOSED,
    Visit.ESTIMATED: arriving.ESTIMATED,
    Visit.ORDERED: arriving.ORDERED,
    Visit.DISPATCHED: working.DISPATCHED,
    Visit.IN_WORK: working.IN_WORK,
    Visit.SELF_CHECKED: working.SELF_CHECKED,
    Visit.TEAM_CHECKED: working.TEAM_CHECKED,
    Visit.INSPECTED: working.INSPECTED,
    Visit.HANDED_OVER: leaving.HANDED_OVER,
    Visit.TOLD: leaving.TOLD,
    Visit.SETTLED: leaving.SETTLED,
    Visit.FOLLOWED_UP: leaving.FOLLOWED_UP,
}
