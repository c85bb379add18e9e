"""What the teams of the sample went to, and who is on duty: one activity told late, one not told, this week's roster."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

Do = Callable[[str, datetime, str, Mapping[str, Any]], Any]
"""Carries an act out: an id of its own, when, which, and its arguments."""


@dataclass(frozen=True, slots=True)
class Outing:
    """An activity of the n-th class: days from the period's first, minutes of the day, how many, how it was told.

    `told` counts in hours from its beginning: before it, after it, or None.
    """

    klass: int
    after: int
    start: int
    end: int
    place: str
    content: str
    organiser: str
    places: int
    leader: str
    told: int | None
    real: bool = False


OUTINGS = (
    Outing(0, 13, 780, 1040, "地铁九号线", "引导", "九号线站区", 6, "林嘉怡", -40, real=True),
    Outing(2, 7, 510, 690, "松江敬老院", "陪护读报", "松江敬老院", 8, "何知微", 30),
    Outing(3, 12, 1080, 1200, "社区夜校", "助教", "城东社区", 5, "顾言", None),
    Outing(1, 9, 960, 1050, "食堂", "光盘行动", "后勤处", 3, "江一帆", None),
)
SLOTS = (
    (0, 720, 780, "中心前台", "值班登记", 2),
    (1, 720, 780, "中心前台", "值班登记", 2),
    (2, 960, 1050, "校图书馆", "整架", 3),
    (3, 720, 780, "中心前台", "值班登记", 2),
    (4, 960, 1050, "校图书馆", "整架", 3),
)
"""Days from Monday, from and to, place, content, people for reference."""


def go_out(do: Do, classes: Sequence[str], first: date, now: datetime, zone: Any) -> None:
    """Activities of the period, each told as its line says."""
    for n, one in enumerate(OUTINGS):
        day = first + timedelta(days=one.after)
        begins = datetime.combine(day, time.min, zone) + timedelta(minutes=one.start)
        texts = {"place": one.place, "content": one.content, "organiser": one.organiser}
        what = {"day": day.isoformat(), "start": one.start, "end": one.end, "places": one.places, **texts}
        told = {"klass": classes[one.klass], "what": what | {"leader": one.leader}}
        at = min(begins - timedelta(hours=48), now) if one.told != 30 else begins + timedelta(hours=29)
        activity = do(f"outing-{n}", at, "volunteer.register_activity", told)
        if one.told is not None:
            _tell(do, n, activity, begins, begins + timedelta(hours=one.told))
        if one.real:
            how = {"activity": activity, "how": "telephone", "note": "问过站区值班室"}
            do(f"real-{n}", begins + timedelta(hours=1), "volunteer.confirm_activity", how)


def be_on_duty(do: Do, klass: str, week: date, now: datetime) -> None:
    """This week's roster of a class, filled; one who cannot come has declined."""
    slots = []
    for n, (after, start, end, place, content, people) in enumerate(SLOTS):
        day = (week + timedelta(days=after)).isoformat()
        what = {"day": day, "start": start, "end": end, "place": place, "content": content, "people": people}
        slots.append(do(f"slot-{week}-{n}", now, "volunteer.plan_slot", {"klass": klass, "what": what}))
    do(f"fill-{week}", now, "volunteer.fill_week", {"klass": klass, "week": week.isoformat()})


def was_on_duty(do: Do, klass: str, numbers: str, week: date, zone: Any) -> None:
    """A duty of the period before, ticked: its entries wait for the hand-in of the class."""
    day = week + timedelta(days=2)
    what = {"day": day.isoformat(), "start": 720, "end": 780, "place": "中心前台", "content": "值班登记"}
    at = datetime.combine(day, time(hour=8), zone)
    slot = do("duty-before", at, "volunteer.plan_slot", {"klass": klass, "what": what | {"people": 2}})
    do("duty-filled", at, "volunteer.fill_week", {"klass": klass, "week": week.isoformat()})
    came = {"slot": slot, "students": [f"{numbers}01", f"{numbers}02"], "witness": "顾言"}
    do("duty-ticked", at + timedelta(hours=6), "volunteer.tick_attendance", came)


def _tell(do: Do, n: int, activity: str, begins: datetime, at: datetime) -> None:
    told = {
        "leader_told_by": "赵一鸣",
        "leader_told_at": (min(begins, at) - timedelta(hours=3)).isoformat(),
        "centre_told_by": "队长本人",
    }
    do(f"told-{n}", at, "volunteer.tell_centre", {"activity": activity, "told": told})
