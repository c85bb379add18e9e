"""What the deep audit recomputes of the after-sales desk."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.counter.checks import found_by
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.rules.vehicles import VEHICLES, called
from app.store.audit import Finding


@FLOW.checks_itself
def vehicles_are_found(db: Connection) -> Iterator[Finding]:
    """Vehicles are found by their own words and no others (COM-16)."""
    rows = db.execute(_called)
    yield from found_by(db, VEHICLES, [(r.id, called(r.plate, r.vin)) for r in rows])


_called = select(VehicleRow.id, VehicleRow.plate, VehicleRow.vin)
