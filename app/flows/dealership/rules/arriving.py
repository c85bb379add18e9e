"""Who is here waits for a greeting no longer than some minutes (DLR-05)."""

from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.settings import GREET_WITHIN
from app.kernel.refusal import No


def is_not_here(vehicle: VehicleFacts) -> No | None:
    """A car comes once, until it has left."""
    if not vehicle.here:
        return None
    return No("This car is here already: choose it on the board.")


def nobody_greeted_yet(visit: VisitFacts) -> No | None:
    """A customer is greeted once."""
    if visit.greeted_at is None:
        return None
    return No("This customer was greeted already: go on with the reception form.")


def waits_since(visit: VisitFacts) -> datetime | None:
    """Since when a customer waits for a greeting; None once they were greeted."""
    return visit.arrived_at if visit.greeted_at is None else None


def greet_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When a customer should be greeted: so many minutes after they came."""
    since = waits_since(visit)
    return {"": since + timedelta(minutes=settings.of(GREET_WITHIN))} if since else {}
