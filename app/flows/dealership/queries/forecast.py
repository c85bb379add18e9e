"""What the engine reckons with: every car and team of the workshop, and parts that are missing (DLR-16)."""

from datetime import datetime, time

from sqlalchemy import Connection, func, select

from app.counter.settings import Settings
from app.flows.dealership.facts.forecast import Forecast, Proposal
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Skill
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.stock import StockRow
from app.flows.dealership.model.visits import VisitRow
from app.flows.dealership.queries.loaders import visits
from app.flows.dealership.queries.work import TEAMS, teams_of
from app.flows.dealership.rules.forecast import forecast
from app.store.among import among
from app.store.tables import Case

BUSY = (Visit.ORDERED, Visit.DISPATCHED, Visit.IN_WORK)


@FLOW.gives
def proposed(db: Connection, visit: str, at: datetime, settings: Settings) -> Proposal:
    """What to promise of a visit, by the skill that its work needs: nineteen statements for any number of cars."""
    return Proposal(visit, _by_skill(db, visit, at, settings, tuple(Skill)))


def forecast_of(db: Connection, visit: str, at: datetime, settings: Settings) -> Forecast:
    """When a car that was handed over is expected to be done, as things stand now."""
    [found] = _by_skill(db, visit, at, settings, ("",)).values()
    return found


def expected_of(db: Connection, visit: VisitFacts, at: datetime, settings: Settings) -> datetime | None:
    """When a car that is at the desk is expected to be done; None where nobody knows yet what there is to do."""
    if any(not one.is_material for one in visit.estimate.standing):
        return forecast_of(db, visit.id, at, settings).finish
    return None


def _by_skill(
    db: Connection, visit: str, at: datetime, settings: Settings, skills: tuple[str, ...]
) -> dict[str, Forecast]:
    ids = [*db.scalars(_busy), visit]
    cars, teams = visits(db, ids), list(teams_of(db.execute(TEAMS)).values())
    parts_at = _parts_at(db, cars[visit], settings)
    return {
        skill: forecast(cars[visit], cars.values(), teams, at, settings, parts_at, skill) for skill in skills
    }


def _parts_at(db: Connection, visit: VisitFacts, settings: Settings) -> datetime | None:
    """When the last of its missing parts is expected to be there: the morning of that day; None where none is."""
    missing = [one.code for one in visit.estimate.standing if one.missing and one.reserved == 0]
    day = db.execute(_expected, {"ids": missing}).scalar() if missing else None
    return datetime.combine(day, time.min, settings.zone) if day else None


_busy = (
    select(VisitRow.id)
    .join(Case, Case.id == VisitRow.id)
    .where(Case.closed_at.is_(None), Case.step.in_([one.value for one in BUSY]))
    .order_by(Case.opened_at, VisitRow.id)
)
_expected = select(func.max(StockRow.expected_on)).where(among(StockRow.part, "ids"))
