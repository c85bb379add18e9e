"""Two cars of the sample at the end of their visit: one whose keys are back, one whose customer is here for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.sample.workshop import (
    AT_THE_DESK,
    DRAWN,
    HEAD,
    INSPECT,
    LEADER,
    STORE,
    TEAMS,
    TECH2,
    Do,
    hand,
    job_of,
)

PART, PIECES = "OF-21", 1
PAYS = {"g1": "insurance", "g3": "insurance"}
"""Who pays the part, where it is not the customer."""
HANDED = ["keys", "order", "form"]
READY = ["done", "fault_gone", "old_parts", "clean", "nothing_left"]
CARS = (
    ("d", "B04", 240, 39_870, "upkeep", ("BY-040", "YG-002"), 30),
    ("e", "B05", 210, 20_114, "upkeep", ("BY-005",), 45),
)
"""As in the workshop: car, parking place, minutes since it came, kilometres, skill, operations, promised in minutes."""
ADVICE = (
    ("更换后制动片", "余 3 毫米，已到更换极限", "制动距离变长，雨天有失控危险"),
    ("更换空调滤芯", "滤芯发黑，出风量小", ""),
    ("四轮换位", "前轮外侧磨损偏快", ""),
)
"""What is recommended, why, and what comes of leaving a safety item undone."""


def fill(do: Do, vehicles: Sequence[str], team: str, now: datetime, on: datetime) -> None:
    """Both cars, and what was done with them; `on` is when one of them is fetched."""
    first, second = (
        inspected(do, vehicle, team, now, *car) for vehicle, car in zip(vehicles, CARS, strict=True)
    )
    _back(do, first, "d", "交车区 1", now - timedelta(minutes=25))
    _told(do, second, now, on)


def inspected(
    do: Do,
    vehicle: str,
    team: str,
    now: datetime,
    name: str,
    place: str,
    since: int,
    km: int,
    skill: str,
    operations: Sequence[str],
    promised: int,
) -> str:
    """A car that passed its inspections, as of `now`; returns its visit."""
    visit = hand(do, vehicle, now, name, place, since, km, skill, operations, promised)
    here, at = {"visit": visit}, now - timedelta(minutes=since - 20)
    part = _with_a_part(do, visit, name, at)
    do(f"take-{name}", at + timedelta(minutes=6), "take_over", here, HEAD)
    bay = {"team": team, "bay": TEAMS[0][1][0]}
    do(f"send-{name}", at + timedelta(minutes=8), "dispatch", here | bay, HEAD)
    do(f"received-{name}", at + timedelta(minutes=9), "receive_car", here, LEADER)
    drawn = here | {"line": part, "quantity": PIECES, "taker": TECH2.login, "signature": DRAWN}
    begun = at + timedelta(minutes=10)
    for n, _ in enumerate(operations, 1):
        job = here | {"job": job_of(name, n)}
        do(f"on-{name}{n}", begun, "begin_job", job, TECH2)
        if n == 1:
            do(f"drew-{name}", begun + timedelta(minutes=3), "draw_part", drawn, STORE)
        begun += timedelta(minutes=40)
        do(f"off-{name}{n}", begun, "finish_job", job, TECH2)
    do(f"own-{name}", begun, "check_own", here, TECH2)
    for n, (what, why, risk) in enumerate(ADVICE):
        told = {"what": what, "why": why, "safety": bool(risk), "risk": risk or None}
        do(f"advise-{name}{n}", begun, "advise", here | told, LEADER)
    do(f"team-{name}", begun + timedelta(minutes=4), "check_team", here, LEADER)
    do(f"inspect-{name}", begun + timedelta(minutes=12), "inspect", here, INSPECT)
    return visit


def _with_a_part(do: Do, visit: str, name: str, at: datetime) -> str:
    """A filter is needed besides, and agreed to by telephone; returns its line."""
    here: dict[str, Any] = {"visit": visit}
    found = {
        "part": PART,
        "quantity": PIECES,
        "why": "保养套餐内机滤缺货，换原厂件",
        "payer": PAYS.get(name, "customer"),
    }
    line = str(
        do(f"found-{name}", at, "find_material", here | found, AT_THE_DESK if name in PAYS else LEADER)
    )
    do(f"wished-{name}", at, "decide_warranty", here | {"line": line, "no_defect": True}, AT_THE_DESK)
    said = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "行，换原厂的"}
    do(f"asked-{name}", at + timedelta(minutes=2), "note_answer", here | said, AT_THE_DESK)
    return line


def _back(do: Do, visit: str, name: str, place: str, at: datetime) -> None:
    told = {"visit": visit, "place": place, "handed": HANDED}
    do(f"back-{name}", at, "note_finished", told, HEAD)


def _told(do: Do, visit: str, now: datetime, on: datetime) -> None:
    """Looked at, told by telephone, and agreed: its customer comes in the morning of an open day."""
    here: dict[str, Any] = {"visit": visit}
    _back(do, visit, "e", "交车区 2", now - timedelta(minutes=40))
    ready = {"ready": READY}
    do("ready-e", now - timedelta(minutes=32), "check_delivery", here | ready, AT_THE_DESK)
    do("called-e", now - timedelta(minutes=28), "tell_ready", here | {"channel": "phone"}, AT_THE_DESK)
    do("agreed-e", now - timedelta(minutes=27), "agree_delivery", here | {"on": on.isoformat()}, AT_THE_DESK)
