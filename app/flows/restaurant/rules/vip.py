"""A VIP's reception: its tasks, when each is due, what is missing of the notice, and the readiness check (RST-50)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from app.counter.settings import Settings
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.tracks import ARRIVING, EXPECTED, IN_HOUSE, Sitting
from app.flows.restaurant.facts.vip import CHECKED, ROOM_TASKS, Vip, VipTask
from app.kernel.fields import Code, Note
from app.kernel.ids import Login
from app.kernel.refusal import No
from app.kernel.text import T, Text

TASKS: Mapping[VipTask, Text] = {
    VipTask.CLEANLINESS: T("Room and washroom clean"),
    VipTask.EQUIPMENT: T("Room equipment works"),
    VipTask.TELEVISION: T("Television channels in order from 1"),
    VipTask.FRESH_FLOWERS: T("Fresh flowers in room and washroom"),
    VipTask.PLACING: T("Everything in its place"),
    VipTask.TREATS: T("Flowers, fruit and snacks set out"),
    VipTask.AIR: T("Air conditioning and lights on"),
    VipTask.READY: T("Readiness check"),
    VipTask.WELCOME: T("Managers at the door"),
    VipTask.PRESENTED: T("Managers and named staff presented"),
    VipTask.AGREED: T("Meal time and contact agreed"),
    VipTask.SEE_OFF: T("A manager sees them off"),
}
BEFORE: Mapping[VipTask, timedelta] = {
    **dict.fromkeys((*ROOM_TASKS, VipTask.TREATS), timedelta(hours=2)),
    VipTask.AIR: timedelta(minutes=30),
    VipTask.READY: timedelta(minutes=15),
}
"""How long before they sit down; the room is in order by the time at which it is dressed."""
BY_THEMSELVES: Mapping[VipTask, str] = {
    VipTask.READY: "check_readiness",
    VipTask.AGREED: "agree_meal",
}
"""Tasks that an act of their own settles."""
OF_THE_ROOM = (*ROOM_TASKS, VipTask.TREATS, VipTask.AIR, VipTask.READY)
"""What is done in one room for one day."""
AT_THE_DOOR = timedelta(minutes=30)
"""How long before the arrival managers may stand there."""
AT_THE_TABLE = frozenset({VipTask.PRESENTED, VipTask.AGREED})
"""What is still done when they sit already."""
LEAVING = Sitting.BILL | Sitting.FAREWELL
RECEIVED = ARRIVING | IN_HOUSE | Sitting.FAREWELL | Sitting.CLEARING
"""From the booking until the table is free."""


def tasks(vip: Vip) -> list[VipTask]:
    """What is to be done for them: flowers of one's own only where the notice says so."""
    return [task for task in VipTask if task is not VipTask.FRESH_FLOWERS or vip.flowers]


def is_done(vip: Vip, task: VipTask) -> bool:
    """Whether a task is ticked, or settled by its own act."""
    return vip.seated_for is not None if task is VipTask.AGREED else task in vip.done


def due_at(sitting: SittingFacts, task: VipTask) -> datetime | None:
    """When a task is due: by the time at which they sit down, which is their arrival until one is agreed.

    Nothing is due before the house heard of them; what would have been is due at once. None while nobody
    knows: for seeing them off, until they ask for the bill.
    """
    vip, arrival = sitting.vip, sitting.booked_for
    if vip is None or arrival is None:
        return None
    if task is VipTask.SEE_OFF:
        return sitting.billed_at
    if task in BEFORE:
        return max((vip.seated_for or arrival) - BEFORE[task], vip.since)
    return max(arrival, vip.since)


def task_due(task: VipTask, sitting: SittingFacts) -> dict[str, datetime]:
    """What falls due of a VIP's tasks while it can still be done (RST-50)."""
    if sitting.vip is None or is_done(sitting.vip, task) or task not in tasks(sitting.vip):
        return {}
    when = LEAVING if task is VipTask.SEE_OFF else ARRIVING | IN_HOUSE if task in AT_THE_TABLE else ARRIVING
    at = due_at(sitting, task)
    return {"": at} if at and sitting.step in when else {}


def notice_due(sitting: SittingFacts) -> dict[str, datetime]:
    """A notice that is not complete is asked after from the moment that it came in; all else runs meanwhile."""
    if sitting.vip is None or sitting.step not in ARRIVING or not missing(sitting):
        return {}
    return {"": sitting.vip.since}


def missing(sitting: SittingFacts) -> list[Text]:
    """What a notice (接待通知) does not say yet: what is to be received, who, and when they arrive."""
    vip = sitting.vip
    if vip is None:
        return []
    told = (
        (vip.purpose, T("what is to be received", "reception")),
        (vip.received, T("who is received", "reception")),
        (sitting.booked_for, T("when they arrive", "reception")),
    )
    return [what for known, what in told if known is None]


def room_to_do(vip: Vip) -> list[VipTask]:
    """The tasks of the room that are not done, or were given back."""
    return [task for task in tasks(vip) if task in ROOM_TASKS and task not in vip.done]


# -- guards -----------------------------------------------------------------------------------------


def is_a_vip(sitting: SittingFacts) -> No | None:
    """There is a reception for VIPs alone."""
    return (
        None if sitting.vip else No("This party is no VIP. Mark the booking so first.", mend="change_booking")
    )


def task_is_asked_for(sitting: SittingFacts, item: VipTask) -> No | None:
    """Flowers only where they were told; a check and an agreement are no ticks."""
    if item in BY_THEMSELVES:
        return No("{task} is more than a tick.", {"task": TASKS[item]}, mend=BY_THEMSELVES[item])
    if sitting.vip and item not in tasks(sitting.vip):
        return No("{task}: the notice does not ask for it.", {"task": TASKS[item]}, mend="note_reception")
    return None


def in_its_time(sitting: SittingFacts, item: VipTask, now: datetime) -> No | None:
    """RST-50: who comes is received when they come, and seen off when they go: not hours before."""
    told = {"task": TASKS[item]}
    if item is VipTask.SEE_OFF and sitting.step in ARRIVING | IN_HOUSE and sitting.step != Sitting.BILL:
        return No("{task}: only once they have asked for the bill.", told)
    if item is VipTask.PRESENTED and sitting.step in EXPECTED:
        return No("{task}: only once they are greeted.", told, mend="greet_party")
    early = sitting.booked_for and sitting.step in EXPECTED and now < sitting.booked_for - AT_THE_DOOR
    if item is VipTask.WELCOME and early:
        return No(
            "{task}: only when they are about to come, at {at:time}.", told | {"at": sitting.booked_for}
        )
    return None


def agreed_for_then(sitting: SittingFacts, at: datetime, now: datetime, settings: Settings) -> No | None:
    """RST-50: they sit down on the day on which they come, and not before now."""
    if at < (sitting.seated_at or now):
        return No("{at:time} has passed. Agree on a time to come.", {"at": at})
    day = settings.business_day
    arrival = sitting.booked_for or now
    if day(at) == day(arrival):
        return None
    return No(
        "They come on {day:day}. Agree on a time of that day, or change the booking first.",
        {"day": day(arrival)},
        mend="change_booking",
    )


def room_is_done(sitting: SittingFacts) -> No | None:
    """RST-50: the readiness check comes after the tasks of the room."""
    rest = room_to_do(sitting.vip) if sitting.vip else []
    if not rest:
        return None
    return No("Before the check: {tasks:list}.", {"tasks": [TASKS[task] for task in rest]}, mend="tick_vip")


def check_looks_at_it(refused: Sequence[VipTask]) -> No | None:
    """The check gives back equipment, cleanliness and the placing of things."""
    return (
        None if set(refused) <= set(CHECKED) else No("The check looks at equipment, cleanliness and placing.")
    )


def why_not_ready(refused: Sequence[VipTask], why: Note | None) -> No | None:
    """What goes back goes back with its reason."""
    return No("Say what is wrong, so that it can be put right.") if refused and why is None else None


def somebody_may_know(
    sitting: SittingFacts, roles: Sequence[Code] | None, persons: Sequence[Login] | None
) -> No | None:
    """RST-51: somebody has to know whom they receive."""
    if sitting.vip is None:
        return None
    circle = sitting.vip.circle
    if (circle.roles if roles is None else roles) or (circle.persons if persons is None else persons):
        return None
    return No("Name at least one role or person who may know of this party.")
