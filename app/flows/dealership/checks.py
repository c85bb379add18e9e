"""What the deep audit recomputes of the after-sales desk."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.counter.checks import found_by
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import OwnerRow, ReadingRow, VehicleRow
from app.flows.dealership.rules.vehicles import VEHICLES, called
from app.kernel.text import T
from app.store.audit import Finding


@FLOW.checks_itself
def vehicles_are_found(db: Connection) -> Iterator[Finding]:
    """Vehicles are found by their own words and no others (COM-16)."""
    rows = db.execute(_called)
    yield from found_by(db, VEHICLES, [(r.id, called(r.plate, r.vin)) for r in rows])


@FLOW.checks_itself
def files_fit(db: Connection) -> Iterator[Finding]:
    """A vehicle is whose its file says last, and a meter that ran back says why (DLR-01)."""
    owners = {r.vehicle: r.guest for r in db.execute(_owners)}
    last: dict[str, int] = {}
    for r in db.execute(_vehicles):
        if owners.get(r.id) != r.owner:
            yield Finding(T("The file of {plate} names another owner than its history.", plate=r.plate))
    for one in db.execute(_readings):
        if one.km < last.get(one.vehicle, 0) and one.why is None:
            yield Finding(T("The meter of vehicle {vehicle} ran back without a reason.", vehicle=one.vehicle))
        last[one.vehicle] = one.km


_vehicles = select(VehicleRow.id, VehicleRow.plate, VehicleRow.owner)
_owners = select(OwnerRow.vehicle, OwnerRow.guest).order_by(OwnerRow.vehicle, OwnerRow.n)
"""The newest comes last."""
_readings = select(ReadingRow.vehicle, ReadingRow.km, ReadingRow.why).order_by(
    ReadingRow.vehicle, ReadingRow.n
)
_called = select(VehicleRow.id, VehicleRow.plate, VehicleRow.vin)
