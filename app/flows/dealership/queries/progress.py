"""The progress of the cars that are here, for a screen that customers see: no name, no whole plate (DLR-22)."""

from datetime import datetime

from sqlalchemy import Connection, select

from app.flows.dealership.facts.progress import Progress, ProgressLine
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import NO_WORK
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import ArrivalRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.work import work_of
from app.flows.dealership.rules.plates import Plate, read
from app.flows.dealership.rules.workshop import promises
from app.store.tables import Case


@FLOW.gives
def progress(db: Connection, at: datetime) -> Progress:
    """Every car that has come and not left: three statements."""
    rows = db.execute(_here).all()
    work = work_of(db, [r.id for r in rows])
    told = {r.id: promises(work.get(r.id, NO_WORK)) for r in rows}
    return Progress(
        at,
        tuple(
            ProgressLine(_shortened(r.plate), Visit(r.step), told[r.id][-1].at if told[r.id] else None)
            for r in rows
        ),
    )


def _shortened(plate: str) -> str:
    known = read(plate)
    return known.shortened if isinstance(known, Plate) else f"•••{plate[-3:]}"


_here = (
    select(VisitRow.id, Case.step, VehicleRow.plate)
    .join(Case, Case.id == VisitRow.id)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(ArrivalRow, ArrivalRow.visit == VisitRow.id)
    .where(Case.closed_at.is_(None), Case.step != Visit.FOLLOWED_UP.value)
    .order_by(ArrivalRow.at, VisitRow.id)
)
