"""What estimate and order are printed from: one statement beside the facts (DLR-15, 20)."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.counter.customers import CustomerRow
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.estimates import EstimateSheet
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.rules.estimates import last_day
from app.kernel.text import Kept


def sheet_of(
    db: Connection,
    visit: VisitFacts,
    number: str,
    at: datetime,
    settings: Settings,
    signature: Kept | None = None,
) -> EstimateSheet:
    """A visit's estimate as it is laid before its customer."""
    r = db.execute(_car, {"vehicle": visit.vehicle, "adviser": visit.adviser}).one()
    said = visit.estimate.diagnosis
    return EstimateSheet(
        number=number,
        visit=visit.number,
        at=at,
        plate=r.plate,
        model=r.model,
        vin=r.vin or "",
        engine=r.engine or "",
        customer=Kept(r.name),
        phone=Kept(r.phone) if r.phone else None,
        arrived_at=visit.arrived_at,
        adviser=r.adviser or visit.adviser or "",
        estimate=visit.estimate,
        words=Kept(said.words) if said else None,
        until=last_day(settings.business_day(at), settings),
        signature=signature,
    )


_adviser = (
    select(StaffRow.name).where(StaffRow.login == bindparam("adviser")).scalar_subquery().label("adviser")
)
_car = (
    select(
        *(VehicleRow.plate, VehicleRow.model, VehicleRow.vin, VehicleRow.engine),
        *(CustomerRow.name, CustomerRow.phone, _adviser),
    )
    .join(CustomerRow, CustomerRow.id == VehicleRow.owner)
    .where(VehicleRow.id == bindparam("vehicle"))
)
