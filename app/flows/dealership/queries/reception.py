"""The reception form as its page shows it, and as its paper is built (DLR-10)."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.sheets import ReceptionSheet
from app.flows.dealership.facts.visits import MarkShown, ReceptionShown, VisitFacts
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.arrivals import GreetingRow
from app.flows.dealership.model.reception import MarkRow, WordsRow
from app.flows.dealership.model.vehicles import AddressRow, DriverRow, ReadingRow, VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.discretion import DASH
from app.flows.dealership.queries.forecast import expected_of
from app.flows.dealership.queries.loaders import vehicles, visits
from app.flows.dealership.queries.owners import customer_of
from app.flows.dealership.queries.photos import photos_of
from app.kernel.judge import Staff
from app.kernel.text import Kept
from app.store.tables import Drawer


@FLOW.gives
def reception_shown(db: Connection, visit: str, staff: Staff) -> ReceptionShown:
    """The form with its words and its photos."""
    r = db.execute(_head, {"visit": visit}).one()
    facts = visits(db, [visit])[visit]
    notes = {n.id: n.text or DASH for n in db.execute(_notes, {"visit": visit})}
    standing = facts.reception.standing
    photos = photos_of(db, Place.MARK, [one.id for one in standing])
    words = db.execute(_words, {"visit": visit}).first()
    before = db.execute(_before, {"vehicle": r.vehicle, "visit": visit}).scalar()
    return ReceptionShown(
        facts=facts,
        vehicle=vehicles(db, [r.vehicle])[r.vehicle],
        plate=r.plate,
        model=r.model,
        customer=r.customer or DASH,
        address=r.address or "",
        words=(words.text or DASH) if words else "",
        marks=tuple(MarkShown(one, notes.get(one.id, ""), tuple(photos.get(one.id, ()))) for one in standing),
        before=before,
        drivers={d.guest: d.name or DASH for d in db.execute(_drivers, {"vehicle": r.vehicle})},
    )


def reception_sheet(
    db: Connection, facts: VisitFacts, number: str, signature: str, at: datetime, settings: Settings
) -> ReceptionSheet:
    """What stands on the paper of a form that is signed now: four statements."""
    form = facts.reception
    if facts.arrived_at is None or facts.greeted_at is None or form.km is None:
        raise LookupError("a guard let this through")
    r = db.execute(_paper, {"visit": facts.id}).one()
    by = db.execute(_by, {"guest": form.filled.brought_by or r.customer}).one()
    words = db.execute(_words, {"visit": facts.id}).one()
    notes = {n.id: Kept(n.note) for n in db.execute(_notes, {"visit": facts.id})}
    photos = photos_of(db, Place.MARK, [one.id for one in form.standing])
    return ReceptionSheet(
        number=number,
        visit=facts.number,
        plate=r.plate,
        model=r.model,
        vin=r.vin or "",
        engine=r.engine or "",
        owner=Kept(r.name),
        phone=Kept(r.phone) if r.phone else None,
        brought_by=Kept(by.name),
        brought_phone=Kept(by.phone) if by.phone else None,
        expected=expected_of(db, facts, at, settings),
        arrived_at=facts.arrived_at,
        greeted_at=facts.greeted_at,
        adviser=Kept(r.adviser) if r.adviser else r.login,
        km=form.km,
        filled=form.filled,
        marks=tuple((one, notes.get(one.id)) for one in form.standing),
        photos=tuple((one, each) for one in form.standing for each in photos.get(one.id, ())),
        words=Kept(words.words),
        signature=Kept(signature),
        at=at,
    )


_name, _address = aliased(Drawer), aliased(Drawer)
_head = (
    select(
        *(VisitRow.vehicle, VehicleRow.plate, VehicleRow.model),
        *(_name.text.label("customer"), _address.text.label("address")),
    )
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(CustomerRow, CustomerRow.id == customer_of(VisitRow.id, VisitRow.vehicle))
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(AddressRow, AddressRow.guest == CustomerRow.id)
    .outerjoin(_address, _address.id == AddressRow.words)
    .where(VisitRow.id == bindparam("visit"))
)
_paper = (
    select(
        *(VehicleRow.plate, VehicleRow.model, VehicleRow.vin, VehicleRow.engine),
        *(
            CustomerRow.id.label("customer"),
            CustomerRow.name,
            CustomerRow.phone,
            StaffRow.name.label("adviser"),
        ),
        GreetingRow.adviser.label("login"),
    )
    .select_from(VisitRow)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .join(CustomerRow, CustomerRow.id == customer_of(VisitRow.id, VisitRow.vehicle))
    .join(GreetingRow, GreetingRow.visit == VisitRow.id)
    .outerjoin(StaffRow, StaffRow.login == GreetingRow.adviser)
    .where(VisitRow.id == bindparam("visit"))
)
_by = select(CustomerRow.name, CustomerRow.phone).where(CustomerRow.id == bindparam("guest"))
_drivers = (
    select(DriverRow.guest, _name.text.label("name"))
    .join(CustomerRow, CustomerRow.id == DriverRow.guest)
    .join(_name, _name.id == CustomerRow.name)
    .where(DriverRow.vehicle == bindparam("vehicle"))
    .order_by(DriverRow.at)
)
_words = (
    select(WordsRow.words, Drawer.text)
    .join(Drawer, Drawer.id == WordsRow.words)
    .where(WordsRow.visit == bindparam("visit"))
    .order_by(WordsRow.n.desc())
    .limit(1)
)
_notes = (
    select(MarkRow.id, MarkRow.note, Drawer.text)
    .join(Drawer, Drawer.id == MarkRow.note)
    .where(MarkRow.visit == bindparam("visit"))
)
_before = (
    select(ReadingRow.km)
    .where(
        ReadingRow.vehicle == bindparam("vehicle"),
        ReadingRow.visit.is_(None) | (ReadingRow.visit != bindparam("visit")),
    )
    .order_by(ReadingRow.n.desc())
    .limit(1)
)
