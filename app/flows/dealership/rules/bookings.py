"""When a car can be booked in: on a quarter, in work hours of an open day, while there is room (DLR-02)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from app.flows.dealership.facts.bookings import QUARTER, Slot
from app.flows.dealership.facts.vehicles import VehicleFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.opening import minute, open_on
from app.kernel.refusal import No

FAR = 60
"""Days within which the next open one is sought."""
Taken = tuple[int, int]
"""A booking's start, and its length, in minutes."""


def begins(slot: Slot, zone: Any) -> datetime:
    """The moment at which a booking begins."""
    return datetime.combine(slot.day, time.min, zone) + timedelta(minutes=slot.start)


def quarters(day: date, settings: Any) -> Iterator[int]:
    """The quarters of a day in which a car can be received; none of a day on which the shop is closed."""
    for span in open_on(day, settings):
        yield from range(minute(span.opens), minute(span.closes), QUARTER)


def to_come(day: date, now: datetime, settings: Any) -> Iterator[int]:
    """The quarters of a day that are not over yet."""
    zone = settings.zone
    return (one for one in quarters(day, settings) if begins(Slot(day, one, QUARTER), zone) > now)


def next_day(now: datetime, settings: Any) -> date:
    """The first day on which a car can still be received; today where none is near."""
    today: date = settings.business_day(now)
    days = (today + timedelta(days=n) for n in range(FAR))
    return next((one for one in days if next(to_come(one, now, settings), None) is not None), today)


def day_is_open(slot: Slot, settings: Any) -> No | None:
    """Nobody is booked in on a day off; the next working day is offered."""
    if open_on(slot.day, settings):
        return None
    day, later = settings.calendar.day(slot.day), (slot.day + timedelta(days=n) for n in range(1, FAR))
    told = {"day": slot.day, "next": next(filter(lambda one: open_on(one, settings), later), slot.day)}
    if day.name:
        told |= {"name": day.name}
        return No("{day:day} is {name}: the shop is closed. The next open day is {next:day}.", told)
    return No("{day:day} is a day off: the shop is closed. The next open day is {next:day}.", told)


def in_work_hours(slot: Slot, settings: Any) -> No | None:
    """A booking begins on a quarter within work hours."""
    if slot.start in set(quarters(slot.day, settings)):
        return None
    hours = (f"{span.opens:%-H:%M}-{span.closes:%-H:%M}" for span in open_on(slot.day, settings))
    told = {"hours": " ".join(hours), "n": QUARTER}
    return No("Cars are booked in every {n} minutes within work hours: {hours}.", told)


def is_to_come(slot: Slot, now: datetime, settings: Any) -> No | None:
    """Nobody is booked in for a time that is over."""
    if begins(slot, settings.zone) > now:
        return None
    return No("This time is over already.")


def is_not_booked(vehicle: VehicleFacts) -> No | None:
    """A car has one visit at a time."""
    if vehicle.visit is None:
        return None
    if vehicle.here:
        return No("This car is here now: it is booked in again once it has left.")
    return No("This car is booked in already: move that booking.", mend="rebook")


def is_over(visit: VisitFacts, now: datetime) -> No | None:
    """Nobody has failed to come before the time."""
    if visit.booked_for is None or visit.booked_for <= now:
        return None
    return No("The booked time is not over yet.")


def lane_of(start: int, taken: Iterable[tuple[int, int]], advisers: int) -> int | None:
    """The first adviser's place that is free in a quarter; `taken` are starts and places. None where all are."""
    used = {lane for at, lane in taken if at == start}
    return next((lane for lane in range(1, advisers + 1) if lane not in used), None)


def fullest(slot: Slot, taken: Iterable[Taken]) -> int:
    """How many bookings are in work at once at the most while this one is."""
    others = list(taken)
    return max(
        sum(start <= at < start + minutes for start, minutes in others)
        for at in range(slot.start, slot.start + slot.minutes, QUARTER)
    )


def no_adviser(slot: Slot, free: Iterable[int]) -> No:
    """All advisers are taken in that quarter; the next quarters that are free are offered."""
    later = [f"{at // 60}:{at % 60:02}" for at in free if at > slot.start][:3]
    if not later:
        return No("All advisers are taken in that quarter, and for the rest of the day. Offer another day.")
    return No("All advisers are taken in that quarter. Free later: {free:list}.", {"free": later})


def turn(visit: VisitFacts, now: datetime) -> tuple[int, datetime, str]:
    """When it is whose turn: a booked car at its time, else by arrival (DLR-05)."""
    if visit.arrived_at is None:
        raise ValueError("who has not come has no turn")
    if visit.booked_for is not None and visit.booked_for <= now:
        return 0, max(visit.booked_for, visit.arrived_at), visit.number
    return 1, visit.arrived_at, visit.number
