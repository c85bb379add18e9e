"""A vehicle's file: whose it is and was, what its meter read, its documents and visits (DLR-01)."""

from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.flows.dealership.facts.ids import VehicleId
from app.flows.dealership.facts.vehicle_file import Insured, PersonShown, VehicleShown
from app.flows.dealership.facts.vehicles import Document
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import (
    AddressRow,
    DriverRow,
    FormerPlateRow,
    InsuranceRow,
    OwnerRow,
    SeenRow,
)
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.first_maintenance import elsewhere, first_of
from app.flows.dealership.queries.loaders import vehicles, visits
from app.flows.dealership.queries.past import past_complaints, past_visits
from app.flows.dealership.queries.three_guarantees import struck_of, watches_of
from app.kernel.judge import Staff
from app.store.tables import Drawer


@FLOW.gives
def vehicle_shown(db: Connection, vehicle: str, staff: Staff) -> VehicleShown:
    """The whole file of one vehicle: twenty-two statements."""
    facts = vehicles(db, [vehicle])[vehicle]
    asked = {"vehicle": vehicle}
    *before, owner = (_person(r, staff) for r in db.execute(_owners, asked))
    return VehicleShown(
        id=VehicleId(vehicle),
        facts=facts,
        owner=owner.name,
        phone=owner.phone,
        address=db.execute(_address, {"guest": facts.owner}).scalar() or "",
        drivers=tuple(_person(r, staff) for r in db.execute(_drivers, asked)),
        before=tuple(before),
        plates=tuple(r.plate for r in db.execute(_plates, asked)),
        seen=tuple((Document(r.document), r.at) for r in db.execute(_seen, asked)),
        watch=watches_of(db, [vehicle])[vehicle],
        struck=struck_of(db, vehicle),
        now=visits(db, [facts.visit])[facts.visit] if facts.visit else None,
        first=elsewhere(first_of(db, [vehicle]).get(vehicle, ()), ""),
        insured=next((Insured(r.insurer, r.policy, r.until) for r in db.execute(_insured, asked)), None),
        visits=past_visits(db, vehicle),
        complaints=past_complaints(db, vehicle),
    )


def _person(r: Any, staff: Staff) -> PersonShown:
    return PersonShown(r.name or DASH, phone(r.phone, staff), r.at)


_name, _phone = aliased(Drawer), aliased(Drawer)
_owners = (
    select(OwnerRow.at, _name.text.label("name"), _phone.text.label("phone"))
    .join(CustomerRow, CustomerRow.id == OwnerRow.guest)
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .where(OwnerRow.vehicle == bindparam("vehicle"))
    .order_by(OwnerRow.n)
)
_drivers = (
    select(DriverRow.at, _name.text.label("name"), _phone.text.label("phone"))
    .join(CustomerRow, CustomerRow.id == DriverRow.guest)
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .where(DriverRow.vehicle == bindparam("vehicle"))
    .order_by(DriverRow.at)
)
_address = (
    select(Drawer.text)
    .join(AddressRow, AddressRow.words == Drawer.id)
    .where(AddressRow.guest == bindparam("guest"))
)
_plates = (
    select(FormerPlateRow.plate)
    .where(FormerPlateRow.vehicle == bindparam("vehicle"))
    .order_by(FormerPlateRow.until)
)
_seen = (
    select(SeenRow.document, SeenRow.at).where(SeenRow.vehicle == bindparam("vehicle")).order_by(SeenRow.n)
)
_insured = (
    select(InsuranceRow.insurer, InsuranceRow.policy, InsuranceRow.until)
    .where(InsuranceRow.vehicle == bindparam("vehicle"))
    .order_by(InsuranceRow.n.desc())
    .limit(1)
)
