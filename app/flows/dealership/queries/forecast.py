"""What the engine reckons with: every car and team of the workshop (DLR-16)."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, select

from app.counter.settings import Settings
from app.flows.dealership.facts.forecast import Forecast, Proposal
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Skill
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.work import TEAMS, teams_of
from app.flows.dealership.rules.forecast import expectation, forecast
from app.store.tables import Case

Reckons = Callable[..., Forecast]
BUSY = (Visit.ORDERED, Visit.DISPATCHED, Visit.IN_WORK)


@FLOW.gives
def proposed(db: Connection, visit: str, at: datetime, settings: Settings) -> Proposal:
    """What to promise of a visit, by the skill that its work needs: nineteen statements for any number of cars."""
    return Proposal(visit, _by_skill(db, visit, at, settings, tuple(Skill), expectation))


def forecast_of(db: Connection, visit: str, at: datetime, settings: Settings) -> Forecast:
    """When a car that was handed over is expected to be done, as things stand now."""
    [found] = _by_skill(db, visit, at, settings, ("",), forecast).values()
    return found


def expected_of(db: Connection, visit: VisitFacts, at: datetime, settings: Settings) -> datetime | None:
    """When a car that is at the desk is expected to be done; None where nobody knows yet what there is to do."""
    if any(not one.is_material for one in visit.estimate.standing):
        return forecast_of(db, visit.id, at, settings).finish
    return None


def _by_skill(
    db: Connection, visit: str, at: datetime, settings: Settings, skills: tuple[str, ...], reckon: Reckons
) -> dict[str, Forecast]:
    cars, teams = visits(db, [*db.scalars(_busy), visit]), list(teams_of(db.execute(TEAMS)).values())
    return {skill: reckon(cars[visit], cars.values(), teams, at, settings, skill) for skill in skills}


_busy = (
    select(VisitRow.id)
    .join(Case, Case.id == VisitRow.id)
    .where(Case.closed_at.is_(None), Case.step.in_([one.value for one in BUSY]))
    .order_by(Case.opened_at, VisitRow.id)
)
