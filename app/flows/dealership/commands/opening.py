"""The opening list of the day is ticked (DLR-04)."""

from app.counter.doing import Doing
from app.flows.dealership.facts.opening import Opening
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.opening import OpeningRow
from app.flows.dealership.queries.opening import ticked
from app.kernel.command import does
from app.kernel.refusal import Refused


@does(FLOW)
def tick_opening(do: Doing, item: Opening) -> None:
    """Whoever is at work has looked after one thing of the list of today."""
    if item in ticked(do.db, do.day, do.staff.login):
        raise Refused(FLOW.clashes["pk_dealership_opening"])
    do.add(OpeningRow, {"day": do.day, "by": do.staff.login, "item": item.value, "at": do.now})
