"""What the after-sales desk has on Today: visits are called by their plates (COM-50)."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.counter.overview import CaseLine, CaseLines
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.among import among

NOT_HERE = T("not here yet", "vehicle")


@FLOW.gives
def case_lines(db: Connection, ids: Sequence[str], staff: Staff) -> CaseLines:
    """The plate and the model of each, and where it is parked."""
    return CaseLines(
        {
            r.id: CaseLine(
                r.plate, T("{model}, {place}", "vehicle", model=r.model, place=r.place or NOT_HERE)
            )
            for r in db.execute(_lines, {"ids": list(ids)})
        }
    )


_lines = (
    select(VisitRow.id, VehicleRow.plate, VehicleRow.model, ArrivalRow.place)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .outerjoin(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .where(among(VisitRow.id, "ids"))
)
