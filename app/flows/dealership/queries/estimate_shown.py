"""A visit at its estimate, as the screen shows it (DLR-11, 15, 20)."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from app.counter.customers import CustomerRow
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.ids import VisitId
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.estimates import AskingRow
from app.flows.dealership.model.reception import WordsRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.discretion import DASH
from app.flows.dealership.queries.history import put_off_of
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.owners import VISIT, customer_of
from app.flows.dealership.queries.takers import takers
from app.flows.dealership.rules.estimates import valid_until
from app.store.among import among
from app.store.tables import Drawer


@FLOW.gives
def estimate_shown(db: Connection, visit: str, at: datetime, settings: Settings) -> EstimateShown:
    """A visit with its estimate, whose car it is, and the words of each asking."""
    facts = visits(db, [visit])[visit]
    car = db.execute(_car, {"visit": visit, "vehicle": facts.vehicle}).one()
    said = facts.estimate.diagnosis
    taken = db.execute(_taken_down, {"visit": visit}).scalar()
    kept = [one for one in (said.words, said.conditions) if one] if said else []
    kept += [one.decided.why.id for one in facts.estimate.lines if one.decided and one.decided.why]
    words = {r.id: r.text for r in db.execute(_words, {"ids": kept})} if kept else {}
    askings = {r.n: (r.text or "", r.name or r.by) for r in db.execute(_askings, {"visit": visit})}
    return EstimateShown(
        id=VisitId(visit),
        facts=facts,
        plate=car.plate,
        model=car.model,
        customer=car.text or DASH,
        words=words.get(said.words, DASH) if said else taken or "",
        conditions=words.get(said.conditions, "") if said and said.conditions else "",
        until=valid_until(facts.estimate, settings.business_day(at), settings),
        said=askings,
        texts=words,
        put_off=tuple(put_off_of(db, [facts.vehicle], [visit]).get(facts.vehicle, ())),
        takers=takers(db, facts),
    )


_name, _who = aliased(Drawer), aliased(Drawer)
_car = (
    select(VehicleRow.plate, VehicleRow.model, _name.text)
    .select_from(VehicleRow)
    .join(CustomerRow, CustomerRow.id == customer_of(VISIT, VehicleRow.id))
    .join(_name, _name.id == CustomerRow.name)
    .where(VehicleRow.id == bindparam("vehicle"))
)
_taken_down = (
    select(Drawer.text)
    .join(WordsRow, WordsRow.words == Drawer.id)
    .where(WordsRow.visit == bindparam("visit"))
    .order_by(WordsRow.n.desc())
    .limit(1)
)
_words = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_askings = (
    select(AskingRow.n, AskingRow.by, _who.text.label("name"), Drawer.text)
    .outerjoin(Drawer, Drawer.id == AskingRow.words)
    .outerjoin(StaffRow, StaffRow.login == AskingRow.by)
    .outerjoin(_who, _who.id == StaffRow.name)
    .where(AskingRow.visit == bindparam("visit"))
)
