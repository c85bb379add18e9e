"""What a warranty decision rests on (DLR-12)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Exists, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from app.flows.dealership.facts.reception import Belonging, ReceptionFacts
from app.flows.dealership.facts.vehicles import Document, Lower
from app.flows.dealership.facts.warranty import WarrantyGround
from app.flows.dealership.model.vehicles import ReadingRow, SeenRow, VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.model.warranty import WarrantyRow
from app.flows.dealership.rules.plates import is_new_energy
from app.store.among import among

PAPERS = {Document.LICENCE: Belonging.LICENCE, Document.BOOKLET: Belonging.BOOKLET}
"""Each is seen at the reception of the car, or entered in its file while it is here."""


def grounds_of(db: Connection, visits: Sequence[str]) -> Mapping[str, Any]:
    """The sale of the cars of some visits, what meters read that were replaced, which papers were seen: one statement."""
    return {r.id: r for r in db.execute(_grounds, {"ids": list(visits)})}


def ground_of(r: Any, form: ReceptionFacts) -> WarrantyGround:
    """What decisions about a car rest on, from its row and the reception form of its visit."""
    there = set(form.filled.there)
    papers = all(getattr(r, document.value) or ticked in there for document, ticked in PAPERS.items())
    km = None if form.km is None else form.km + (r.gone or 0)
    electric = form.filled.battery is not None or is_new_energy(r.plate)
    return WarrantyGround(r.model, r.sold_on, km, papers, r.meter, electric)


def decisions_of(db: Connection, line: str) -> int:
    """How often a line was decided."""
    return db.execute(_many, {"line": line}).scalar_one()


def _seen(document: Document) -> Exists:
    return exists().where(
        SeenRow.visit == VisitRow.id,
        SeenRow.document == document.value,
    )


_last = aliased(ReadingRow)
_gone = (
    select(func.sum(_last.km))
    .join(ReadingRow, (ReadingRow.vehicle == _last.vehicle) & (ReadingRow.n == _last.n + 1))
    .where(_last.vehicle == VisitRow.vehicle, ReadingRow.why == Lower.REPLACED.value)
    .correlate(VisitRow)
    .scalar_subquery()
)
"""What each meter read the last time before another one took its place."""
_meter = (
    select(ReadingRow.km)
    .where(ReadingRow.vehicle == VisitRow.vehicle)
    .order_by(ReadingRow.n.desc())
    .limit(1)
    .correlate(VisitRow)
    .scalar_subquery()
)
_grounds = (
    select(
        *(
            VisitRow.id,
            VehicleRow.plate,
            VehicleRow.model,
            VehicleRow.sold_on,
            _gone.label("gone"),
            _meter.label("meter"),
        ),
        *(_seen(document).correlate(VisitRow).label(document.value) for document in PAPERS),
    )
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .where(among(VisitRow.id, "ids"))
)
_many = select(func.count()).select_from(WarrantyRow).where(WarrantyRow.line == bindparam("line"))
