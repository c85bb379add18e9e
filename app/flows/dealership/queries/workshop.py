"""The board of the workshop, whose turn it is, and what its papers say (DLR-23, 30 to 35)."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from app.counter.print_facts import FlowPaperRoles, PaperRole
from app.counter.settings import Settings
from app.counter.staff import StaffRow
from app.flows.dealership.facts.ids import JobId, TeamId, VisitId
from app.flows.dealership.facts.tracks import IN_THE_WORKSHOP, Job, Visit
from app.flows.dealership.facts.visits import VisitFacts, WorkshopBoard, WorkshopLine
from app.flows.dealership.facts.workshop import (
    SheetJob,
    WorkSheet,
    WorkshopTeam,
)
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.papers import WORKSHOP
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.work import TEAMS, teams, teams_of
from app.flows.dealership.rules.clock import left_minutes, worked_minutes
from app.flows.dealership.rules.workshop import promises
from app.kernel.text import Kept, T
from app.store.among import among
from app.store.tables import Case, Drawer


@FLOW.gives
def workshop_board(db: Connection, at: datetime, settings: Settings) -> WorkshopBoard:
    """Every car that waits for the workshop or is in it, and every team: eight statements at the most."""
    cars = {r.id: r for r in db.execute(_there)}
    known = visits(db, list(cars))
    lines = [
        WorkshopLine(VisitId(one.id), one, cars[one.id].plate, cars[one.id].model)
        for one in known.values()
        if one.work.handed and (one.step in IN_THE_WORKSHOP or one.work.to_take)
    ]
    log = (one for line in lines for one in line.facts.work.log)
    words = {kept.id for one in log for kept in (one.words, one.symptom) if kept}
    words |= {each.what for line in lines for each in line.facts.leaving.recommended}
    texts = {r.id: r.text for r in db.execute(_texts, {"ids": sorted(words)})} if words else {}
    names = {r.login: r.text or r.login for r in db.execute(_called)}
    return WorkshopBoard(at, tuple(lines), _loaded(db, known.values(), at, settings), names, texts)


def sheet_of(db: Connection, visit: str, number: str, settings: Settings) -> WorkSheet:
    """What the papers of the workshop say of a visit."""
    car = db.execute(_car, {"ids": [visit]}).one()
    facts = visits(db, [visit])[visit]
    work, said = facts.work, facts.estimate.diagnosis
    handed, at = work.handed, work.dispatched
    if handed is None or at is None or at.team is None:
        raise LookupError("a guard let this through")
    names = {r.login: Kept(r.name) for r in db.execute(_names)}
    return WorkSheet(
        number=number,
        visit=facts.number,
        order=facts.estimate.order.number if facts.estimate.order else "",
        plate=car.plate,
        model=car.model,
        vin=car.vin or "",
        adviser=names.get(facts.adviser or "", facts.adviser or ""),
        arrived_at=facts.arrived_at,
        km=facts.reception.km,
        filled=facts.reception.filled,
        fault=Kept(said.words) if said else None,
        promised=promises(work)[-1].at,
        note=handed.words,
        team=teams(db, [at.team])[at.team].name,
        bay=at.bay,
        jobs=tuple(
            SheetJob(
                *(JobId(one.id), one.n, one.name, one.minutes),
                worked_minutes(one, settings),
                tuple(names.get(by, by) for by in work.workers(one)),
            )
            for one in work.jobs
            if one.step is not Job.DROPPED
        ),
        log=work.log,
        names=names,
        advice=tuple((one.n, Kept(one.what), Kept(one.why)) for one in facts.leaving.recommended),
    )


@FLOW.gives
def paper_roles(db: Connection) -> FlowPaperRoles:
    """The sheets that hang in the workshop."""
    return FlowPaperRoles((PaperRole(WORKSHOP, T("Sheets of the workshop")),))


def _loaded(
    db: Connection, cars: Iterable[VisitFacts], at: datetime, settings: Settings
) -> tuple[WorkshopTeam, ...]:
    """Every team, with what the cars that it has still need."""
    ahead: dict[str, list[int]] = {}
    for one in cars:
        if (there := one.work.dispatched) and there.team and one.step is Visit.IN_WORK:
            ahead.setdefault(there.team, []).append(left_minutes(one.work, settings, at))
    found = teams_of(db.execute(TEAMS)).values()
    return tuple(WorkshopTeam(TeamId(one.id), one, tuple(ahead.get(one.id, ()))) for one in found)


_name = aliased(Drawer)
_there = (
    select(VisitRow.id, VehicleRow.plate, VehicleRow.model)
    .join(Case, Case.id == VisitRow.id)
    .join(VehicleRow, VehicleRow.id == VisitRow.vehicle)
    .where(Case.closed_at.is_(None))
    .order_by(Case.opened_at, VisitRow.id)
)
_texts = select(Drawer.id, Drawer.text).where(among(Drawer.id, "ids"))
_called = select(StaffRow.login, _name.text).join(_name, _name.id == StaffRow.name)
_car = (
    select(VehicleRow.plate, VehicleRow.model, VehicleRow.vin)
    .join(VisitRow, VisitRow.vehicle == VehicleRow.id)
    .where(among(VisitRow.id, "ids"))
)
_names = select(StaffRow.login, StaffRow.name)
