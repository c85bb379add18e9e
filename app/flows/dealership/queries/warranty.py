"""What a warranty decision rests on (DLR-12)."""

from sqlalchemy import Connection, bindparam, func, select

from app.flows.dealership.facts.reception import Belonging
from app.flows.dealership.facts.vehicles import Document
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.warranty import WarrantyGround
from app.flows.dealership.model.vehicles import SeenRow, VehicleRow
from app.flows.dealership.model.warranty import WarrantyRow

PAPERS = {Document.LICENCE: Belonging.LICENCE, Document.BOOKLET: Belonging.BOOKLET}
"""Each is seen at the reception of the car, or entered in its file while it is here."""


def ground_of(db: Connection, visit: VisitFacts) -> WarrantyGround:
    """The car of a visit, as the terms ask for it: two statements."""
    car = db.execute(_car, {"vehicle": visit.vehicle}).one()
    told = {"vehicle": visit.vehicle, "since": visit.arrived_at}
    seen = {Document(one) for one in db.scalars(_seen, told)} if visit.arrived_at else set[Document]()
    there = set(visit.reception.filled.there)
    papers = all(document in seen or ticked in there for document, ticked in PAPERS.items())
    return WarrantyGround(car.model, car.sold_on, visit.reception.km, papers)


def decisions_of(db: Connection, line: str) -> int:
    """How often a line was decided."""
    return db.execute(_many, {"line": line}).scalar_one()


_car = select(VehicleRow.model, VehicleRow.sold_on).where(VehicleRow.id == bindparam("vehicle"))
_seen = select(SeenRow.document).where(
    SeenRow.vehicle == bindparam("vehicle"), SeenRow.at >= bindparam("since")
)
_many = select(func.count()).select_from(WarrantyRow).where(WarrantyRow.line == bindparam("line"))
