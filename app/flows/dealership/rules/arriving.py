"""Who is here waits for a greeting no longer than some minutes (DLR-05)."""

from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.tracks import EXPECTED
from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.settings import GREET_WITHIN
from app.kernel.refusal import No


def is_not_here(vehicle: VehicleFacts) -> No | None:
    """A car comes once, until it has left."""
    if vehicle.here:
        return No("This car is here already: choose it on the board.")
    if vehicle.visit is not None:
        return No("This car is booked in: take it in by its booking.", mend="arrive_booked")
    return None


def is_its_day(visit: VisitFacts, now: datetime, settings: Any) -> No | None:
    """Who comes on a later day comes without a booking; who comes before it is taken in, and its time is free again."""
    day = settings.business_day(visit.booked_for) if visit.booked_for else None
    if day is None or day >= settings.business_day(now):
        return None
    return No(
        "This booking was for {day:day}. Note that nobody came then, and take the car in as it comes now.",
        {"day": day},
        mend="note_not_come",
    )


def nobody_greeted_yet(visit: VisitFacts) -> No | None:
    """A customer is greeted once."""
    if visit.greeted_at is None:
        return None
    return No("This customer was greeted already: go on with the reception form.")


def waits_since(visit: VisitFacts) -> datetime | None:
    """Since when a customer waits for a greeting; None once they were greeted."""
    return visit.arrived_at if visit.greeted_at is None else None


def expected_at(visit: VisitFacts) -> dict[str, datetime]:
    """When a booked car is expected, until it has come."""
    if visit.step in EXPECTED and visit.booked_for is not None:
        return {"": visit.booked_for}
    return {}


def greet_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """When a customer should be greeted: so many minutes after they came."""
    since = waits_since(visit)
    return {"": since + timedelta(minutes=settings.of(GREET_WITHIN))} if since else {}
