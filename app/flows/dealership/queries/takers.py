"""Who can sign for parts that leave the store for a car, or come back from it (DLR-32)."""

from sqlalchemy import Connection, select

from app.counter.staff import StaffRow
from app.flows.dealership.facts.roles import TECHNICIAN
from app.flows.dealership.facts.visits import VisitFacts
from app.store.tables import Drawer


def takers(db: Connection, visit: VisitFacts) -> tuple[tuple[str, str], ...]:
    """Login and name of every technician, and of the adviser while no workshop has the car: a part alone is handed out."""
    here = visit.work.handed
    return tuple(
        (r.login, r.text or r.login)
        for r in db.execute(_people)
        if TECHNICIAN in r.roles.split() or (r.login == visit.adviser and here is None)
    )


_people = (
    select(StaffRow.login, StaffRow.roles, Drawer.text)
    .join(Drawer, Drawer.id == StaffRow.name)
    .where(StaffRow.active)
    .order_by(StaffRow.login)
)
