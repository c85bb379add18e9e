"""The facts of visits and vehicles: one statement a table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from app.flows.dealership.facts.ids import VehicleId, VisitId
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.vehicles import Lower, Reading, VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow, GreetingRow
from app.flows.dealership.model.vehicles import DriverRow, OwnerRow, ReadingRow, VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.store.among import among
from app.store.tables import Case


@FLOW.facts_of(VisitId)
def visits(db: Connection, ids: Sequence[str]) -> dict[str, VisitFacts]:
    """Visits with arrival and greeting: one statement."""
    return {r.id: visit_of(r) for r in db.execute(_visits, {"ids": list(ids)})}


@FLOW.facts_of(VehicleId)
def vehicles(db: Connection, ids: Sequence[str]) -> dict[str, VehicleFacts]:
    """Vehicles with owners, drivers and what their meters read: four statements."""
    asked = {"ids": list(ids)}
    readings: dict[str, list[Reading]] = {}
    for r in db.execute(_readings, asked):
        readings.setdefault(r.vehicle, []).append(Reading(r.km, r.at, Lower(r.why) if r.why else None))
    drivers: dict[str, set[str]] = {}
    for one in db.execute(_drivers, asked):
        drivers.setdefault(one.vehicle, set()).add(one.guest)
    owners = {r.vehicle: r.n for r in db.execute(_owners, asked)}
    return {
        r.id: replace(
            vehicle_of(r),
            owners=owners[r.id],
            readings=tuple(readings.get(r.id, ())),
            drivers=frozenset(drivers.get(r.id, ())),
        )
        for r in db.execute(_vehicles, asked)
    }


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
    """A vehicle from its row alone."""
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
_owners = (
    select(OwnerRow.vehicle, func.max(OwnerRow.n).label("n"))
    .where(among(OwnerRow.vehicle, "ids"))
    .group_by(OwnerRow.vehicle)
)
_drivers = select(DriverRow.vehicle, DriverRow.guest).where(among(DriverRow.vehicle, "ids"))
_readings = (
    select(ReadingRow.vehicle, ReadingRow.km, ReadingRow.at, ReadingRow.why)
    .where(among(ReadingRow.vehicle, "ids"))
    .order_by(ReadingRow.vehicle, ReadingRow.n)
)
