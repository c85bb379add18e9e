"""When the next maintenance of a car is due, and when its customer is reminded (DLR-51)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from app.flows.dealership.facts.reminders import RemindedFacts, Reply
from app.flows.dealership.facts.reminders_shown import Reminder
from app.flows.dealership.facts.vehicles import Lower, Reading
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.settings.reminders import REMIND_AHEAD
from app.kernel.refusal import No

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
ENOUGH = 30 * DAY
"""A history without which nothing is projected: a week on holiday says little of a year."""
NEW = (Lower.REPLACED, Lower.OTHER)
"""After which a meter counts from another beginning."""
FAR = 3_650
"""Days beyond which a projection says nothing."""


def driven(readings: Sequence[Reading]) -> tuple[int, timedelta]:
    """Kilometres and time of a car's history: over all stretches on which its meter ran on.

    A slip counts as if it had not been written; where a meter was replaced a new stretch begins.
    """
    stretches: list[list[Reading]] = [[]]
    for one in readings:
        if one.why is Lower.SLIP:
            while stretches[-1] and stretches[-1][-1].km > one.km:
                stretches[-1].pop()
        elif one.why in NEW:
            stretches.append([])
        stretches[-1].append(one)
    ends = [(some[0], some[-1]) for some in stretches if some]
    km = sum(last.km - first.km for first, last in ends)
    return km, sum((last.at - first.at for first, last in ends), timedelta())


def on_this_meter(readings: Sequence[Reading], km: int, told: datetime) -> int:
    """Kilometres that were told then, as the meter will read them that the car has now."""
    new = (one.km - before.km for before, one in pairwise(readings) if one.at > told and one.why in NEW)
    return km + sum(new)


def reached(readings: Sequence[Reading], km: int, told: datetime) -> datetime | None:
    """So many whole days after its last reading a car will have run as far as it was told, at the pace of its history;
    None where that is not known."""
    ran, time = driven(readings)
    if time < ENOUGH or ran <= 0:
        return None
    last, wanted = readings[-1], on_this_meter(readings, km, told)
    ahead = max(0, -(-(wanted - last.km) * (time // SECOND) // (ran * (DAY // SECOND))))
    return last.at + ahead * DAY if ahead <= FAR else None


def call_on(due: date, settings: Any) -> date:
    """The day from which a customer is reminded: so many days ahead, or the next working day."""
    day: date = settings.calendar.on_working_day(due - timedelta(days=settings.of(REMIND_AHEAD))).day
    return day


def is_due(reminder: Reminder, today: date, settings: Any) -> bool:
    """Whether the customer is to be reminded today: for the first time, again, or since the booking came to nothing."""
    said = reminder.said
    if call_on(reminder.due, settings) > today:
        return False
    if said is None or reminder.lost:
        return True
    return said.again is not None and said.again <= today


def again_is_provisional(said: RemindedFacts, settings: Any) -> bool:
    """Whether the next call was put on a working day whose year has no published holidays yet (COM-13)."""
    if said.reply is not Reply.MISSED or said.again is None:
        return False
    guessed: bool = settings.calendar.day(said.again).provisional
    return guessed


def waits(channel: str | None, said: RemindedFacts | None) -> bool:
    """Whether a customer may have to be reminded some day: nobody who declined, or answered for good."""
    return channel is not None and (said is None or said.again is not None or said.reply is Reply.BOOKED)


# -- guards ---------------------------------------------------------------------------------------------


def agrees_to_a_reminder(visit: VisitFacts) -> No | None:
    """Nothing goes to who did not say on which way (DLR-42)."""
    if visit.leaving.next and visit.leaving.next.channel:
        return None
    return No("This customer does not agree to be reminded.")


def later_has_its_day(reply: Reply, now: Any, settings: Any, again: date | None = None) -> No | None:
    """Who wants to be called later says when; a booking is made by booking the car in."""
    if reply is Reply.BOOKED:
        return No("Book the car in: that answers the reminder.", mend="book")
    if reply is Reply.LATER and (again is None or again <= settings.business_day(now)):
        return No("Ask when to call again: a day after today.")
    return None
