"""The book of vehicles: found by plate, VIN and owner while one types (DLR-01; COM-16)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from app.counter.customers import KIND as GUESTS
from app.counter.customers import CustomerRow
from app.counter.overview import FlowHits, Hit
from app.counter.search import find
from app.flows.dealership.facts.ids import VehicleId
from app.flows.dealership.facts.vehicles import VehicleFacts, VehicleLine, VehiclesFound
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.discretion import DASH, phone
from app.flows.dealership.queries.loaders import vehicles
from app.flows.dealership.rules.plates import plain
from app.flows.dealership.rules.vehicles import VEHICLES
from app.kernel.judge import Staff
from app.kernel.text import T
from app.store.among import among
from app.store.tables import Drawer

SHOWN = 40
"""Vehicles that the book shows before anything is typed."""


@FLOW.gives
def vehicles_found(db: Connection, words: str, staff: Staff, vehicle: str = "") -> VehiclesFound:
    """Nothing typed: `vehicle`, and those that came into the file last. Vehicles by any end of the plate, by VIN, by owner: with all that guards know seven statements besides the search's own."""
    refs = _sought(db, words) if words else _newest(db, vehicle)
    return VehiclesFound(words, tuple(lines_of(db, refs, staff).values()))


@FLOW.gives
def vehicle_hits(db: Connection, words: str, staff: Staff) -> FlowHits:
    """Vehicles as the search over everything shows them (COM-51)."""
    if not staff.roles & FLOW.roles.keys():
        return FlowHits(())
    found = vehicles_found(db, words, staff).vehicles
    return FlowHits(
        tuple(
            Hit(
                "record",
                FLOW.name,
                one.facts.plate,
                T("{model}, {owner}", "vehicle", model=one.facts.model, owner=one.owner),
                record=one.id,
            )
            for one in found
        )
    )


def lines_of(db: Connection, refs: Sequence[str], staff: Staff) -> dict[str, VehicleLine]:
    """Some vehicles as a list shows them, in the order in which they were asked for."""
    known = vehicles(db, refs) if refs else {}
    rows: Mapping[str, Any] = {r.id: r for r in db.execute(_lines, {"ids": list(refs)})} if refs else {}
    return {ref: _line(rows[ref], known[ref], staff) for ref in refs if ref in rows}


def _sought(db: Connection, words: str) -> list[str]:
    """Those called so, then those whose owner is."""
    called = [one.ref for one in find(db, VEHICLES, plain(words))]
    owners = [one.ref for one in find(db, GUESTS, words)]
    theirs = [r.id for r in db.execute(_owned, {"ids": owners})] if owners else []
    return list(dict.fromkeys((*called, *theirs)))


def _newest(db: Connection, vehicle: str) -> list[str]:
    """One that is wanted, before those that came last."""
    last = [r.id for r in db.execute(_last)]
    return list(dict.fromkeys((vehicle, *last) if vehicle else last))


def _line(r: Any, facts: VehicleFacts, staff: Staff) -> VehicleLine:
    return VehicleLine(VehicleId(r.id), facts, r.name or DASH, phone(r.phone, staff))


_name, _phone = aliased(Drawer), aliased(Drawer)
_lines = (
    select(VehicleRow.id, _name.text.label("name"), _phone.text.label("phone"))
    .join(CustomerRow, CustomerRow.id == VehicleRow.owner)
    .join(_name, _name.id == CustomerRow.name)
    .outerjoin(_phone, _phone.id == CustomerRow.phone)
    .where(among(VehicleRow.id, "ids"))
)
_owned = select(VehicleRow.id).where(among(VehicleRow.owner, "ids")).order_by(VehicleRow.plate)
_last = select(VehicleRow.id).order_by(VehicleRow.since.desc(), VehicleRow.id).limit(SHOWN)
