"""The next reminder of a vehicle is worked out anew with whatever moves it (DLR-51)."""

from app.counter.doing import Doing
from app.flows.dealership.model.reminders import NextReminderRow
from app.flows.dealership.model.vehicles import VehicleRow
from app.flows.dealership.queries.reminders import next_of


def keep_next_reminder(do: Doing, vehicle: str) -> None:
    """Write when a vehicle's maintenance is due, now that it has left, was sold, that its meter was read, or that its customer answered."""
    do.take(VehicleRow, [vehicle])
    for said in next_of(do.db, [vehicle]).values():
        if not do.set(NextReminderRow, {"vehicle": vehicle}, **said):
            do.add(NextReminderRow, {"vehicle": vehicle} | dict(said))
