"""The call planner of a sitting: what is sent, in the order of firing (RST-20, 21)."""

from sqlalchemy import Connection

from app.counter.settings import Settings
from app.flows.restaurant.facts.kinds import BESIDE, HOT_CALL
from app.flows.restaurant.facts.views import Paced, Pacing
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.queries.shown import opened
from app.flows.restaurant.rules.pacing import firing_order, held, last_safe
from app.kernel.judge import Staff


@FLOW.gives
def pacing(db: Connection, sitting: str, staff: Staff, settings: Settings) -> Pacing:
    """The dishes that were sent, each that waits for the planned call with its last safe moment."""
    shown = opened(db, sitting, staff).shown
    planned = shown.facts.call_planned
    safe = last_safe(held(shown.facts, HOT_CALL), planned, settings) if planned else {}
    lines = {line.facts.id: line for order in shown.orders for line in order.lines}
    dishes = firing_order(line for line in shown.facts.sent if line.course not in BESIDE)
    return Pacing(shown, planned, tuple(Paced(lines[dish.id], safe.get(dish.id)) for dish in dishes))
