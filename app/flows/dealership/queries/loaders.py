"""The facts of visits and vehicles: one statement a table."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow, GreetingRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.store.among import among
from app.store.tables import Case


@FLOW.facts_of(VisitId)
def visits(db: Connection, ids: Sequence[str]) -> dict[str, VisitFacts]:
    """Visits with arrival and greeting: one statement."""
    return {r.id: visit_of(r) for r in db.execute(_visits, {"ids": list(ids)})}


@FLOW.facts_of(VehicleId)
def vehicles(db: Connection, ids: Sequence[str]) -> dict[str, VehicleFacts]:
    """Vehicles: one statement."""
    return {r.id: vehicle_of(r) for r in db.execute(_vehicles, {"ids": list(ids)})}


def visit_of(r: Any) -> VisitFacts:
    """A visit from its row."""
    return VisitFacts(
        id=r.id,
        step=Visit(r.step),
        number=r.number,
        vehicle=r.vehicle,
        arrived_at=r.arrived_at,
        place=r.place or "",
        greeted_at=r.greeted_at,
        adviser=r.adviser,
    )


def vehicle_of(r: Any) -> VehicleFacts:
    """A vehicle from its row."""
    return VehicleFacts(r.id, r.plate, r.model, r.vin, r.engine, r.sold_on, r.owner)


VISIT = (
    *(VisitRow.id, VisitRow.vehicle, Case.step, Case.number),
    *(ArrivalRow.at.label("arrived_at"), ArrivalRow.place),
    *(GreetingRow.at.label("greeted_at"), GreetingRow.adviser),
)
"""What `visit_of` reads."""
VISITS = (
    select(*VISIT)
    .join(Case, Case.id == VisitRow.id)
    .outerjoin(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .outerjoin(GreetingRow, GreetingRow.visit == VisitRow.id)
)
VEHICLE = (
    *(VehicleRow.id, VehicleRow.plate, VehicleRow.model, VehicleRow.vin),
    *(VehicleRow.engine, VehicleRow.sold_on, VehicleRow.owner),
)
"""What `vehicle_of` reads."""
_visits = VISITS.where(among(VisitRow.id, "ids"))
_vehicles = select(*VEHICLE).where(among(VehicleRow.id, "ids"))
