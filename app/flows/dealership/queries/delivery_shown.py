"""A visit at its delivery, as the screen shows it (DLR-40 to 43)."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.staff import StaffRow
from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.owners import VISIT, customer_of
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Drawer


@FLOW.gives
def delivery_shown(db: Connection, visit: str, staff: Staff) -> DeliveryShown:
    """A visit with what is recommended and who did what: three statements beside its facts."""
    facts = visits(db, [visit])[visit]
    car = db.execute(_car, {"visit": visit, "vehicle": facts.vehicle}).one()
    advice = facts.leaving.advice
    kept = {id for one in advice for id in (one.what, one.why, one.risk) if id}
    texts = {r.id: r.text or DASH for r in db.execute(_texts, {"ids": sorted(kept)})} if kept else {}
    return DeliveryShown(
        id=VisitId(visit),
        facts=facts,
        plate=car.plate,
        model=car.model,
        customer=car.name or DASH,
        phone=phone(car.phone, staff),
        names={r.login: r.text or r.login for r in db.execute(_called)},
        texts=texts,
    )


_name, _phone, _who = aliased(Drawer), aliased(Drawer), aliased(Drawer)
_car = (
    select(VehicleRow.plate, VehicleRow.model, _name.text.label("name"), _phone.text.label("phone"))
    .select_from(VehicleRow)
    .join(CustomerRow, CustomerRow.id == customer_of(VISIT, VehicleRow.id))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .where(VehicleRow.id == bindparam("vehicle"))
)
_texts = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_called = select(StaffRow.login, _who.text).join(_who, _who.id == StaffRow.name)
