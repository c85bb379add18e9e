"""到店: a car has come, its customer is greeted (DLR-05)."""

from app.counter.doing import Doing
from app.flows.dealership.commands.vehicles import hold_car
from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow, GreetingRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.papers.kinds import VISIT
from app.flows.dealership.queries.board import waiting
from app.flows.dealership.queries.loaders import arrivals_of
from app.flows.dealership.rules.arriving import is_not_here
from app.flows.dealership.rules.bookings import turn
from app.kernel.command import does
from app.kernel.fields import Label, Note
from app.kernel.refusal import No, Refused


@does(FLOW)
def arrive(do: Doing, vehicle: VehicleId, place: Label) -> VisitId:
    """A car has come without a booking: it goes to the end of the queue."""
    hold_car(do, vehicle, is_not_here)
    visit = do.open_case(VisitId, Visit.RECEIVED, VISIT)
    do.add(VisitRow, {"id": visit, "vehicle": vehicle})
    come(do, visit, vehicle, place)
    return visit


def come(do: Doing, visit: VisitId, vehicle: str, place: Label) -> None:
    """A car is here, once more than before."""
    do.take(VehicleRow, [vehicle])
    row = {"visit": visit, "n": arrivals_of(do.db, vehicle) + 1, "at": do.now, "place": place}
    do.add(ArrivalRow, row | {"by": do.staff.login})


@does(FLOW)
def greet(do: Doing, visit: VisitId, why: Note | None = None) -> None:
    """Whoever is at work greets the customer, and is their adviser; out of turn only with a reason."""
    first = min(waiting(do.db), key=lambda one: turn(one, do.now))
    if first.id != visit and why is None:
        told = {"number": first.number}
        raise Refused(No("Somebody else is first: {number}. Say why this customer is taken before.", told))
    row = {"visit": visit, "at": do.now, "adviser": do.staff.login}
    do.add(GreetingRow, row | {"why": why.id if why and first.id != visit else None})
