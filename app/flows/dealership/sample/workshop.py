"""The workshop of the sample: two teams, a car that waits to be taken over, one in work, one that is inspected."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.flows.dealership.facts.roles import (
    ADVISER,
    INSPECTOR,
    PARTS_CLERK,
    TEAM_LEADER,
    TECHNICIAN,
    WORKSHOP_HEAD,
)
from app.kernel.ids import derived
from app.kernel.judge import Staff

Do = Callable[[str, datetime, str, dict[str, Any], Staff], Any]
AT_THE_DESK = Staff("gu", frozenset((ADVISER,)))
MANAGER = Staff("zhou", frozenset(("manager",)))
HEAD = Staff("lu", frozenset((WORKSHOP_HEAD,)))
LEADER = Staff("shi", frozenset((TEAM_LEADER, TECHNICIAN)))
TECH = Staff("qian", frozenset((TECHNICIAN,)))
TECH2 = Staff("bai", frozenset((TECHNICIAN,)))
INSPECT = Staff("fang", frozenset((INSPECTOR,)))
STORE = Staff("tan", frozenset((PARTS_CLERK,)))
_STROKES = (
    ((170, 420), (300, 390), (430, 360)),
    ((300, 210), (296, 420), (280, 640), (230, 780), (180, 800)),
    ((310, 470), (380, 560), (450, 660), (520, 700)),
    (
        (560, 300),
        (640, 280),
        (700, 300),
        (660, 400),
        (580, 520),
        (620, 540),
        (720, 520),
        (760, 540),
        (700, 660),
    ),
    ((640, 420), (636, 600), (620, 760), (560, 800), (700, 720), (820, 600), (930, 520)),
)
DRAWN = json.dumps(_STROKES, separators=(",", ":"))
PEOPLE = (
    (HEAD, "陆铭", "395172"),
    (LEADER, "施远", "640283"),
    (TECH, "钱立", "917350"),
    (TECH2, "白川", "482957"),
    (INSPECT, "方正", "508264"),
    (STORE, "谭磊", "273816"),
)
TEAMS = (
    ("机电一组", ("1号工位", "2号工位"), ("upkeep", "engine", "chassis")),
    ("机电二组", ("5号工位", "6号工位"), ("upkeep", "electric", "high_voltage")),
)
OPERATIONS = {
    "BY-040": ("四万公里保养", 90, "first_class"),
    "BY-005": ("首次保养", 60, "first_class"),
    "ZD-101": ("更换前制动片", 60, "small"),
    "KT-301": ("检查空调不制冷", 60, "small"),
    "YG-002": ("更换雨刮片", 12, "small"),
}
TOLD = {"delivery_told": True, "added_told": True, "warned": True}
CARS = (
    ("a", "B01", 190, 40_216, "chassis", ("BY-040", "ZD-101"), 95),
    ("b", "B02", 150, 5_032, "upkeep", ("BY-005",), 40),
    ("c", "B03", 60, 18_770, "electric", ("KT-301", "YG-002"), 150),
)
"""Car, parking place, minutes since it came, kilometres, skill, operations, minutes to the promise."""

FIRST = "BY-005"
PAYS = {"KT-301": "warranty", FIRST: "first"}
"""Who pays an operation, where it is not the customer."""
WEAR = ("ZD-101", "YG-002")
"""What is worn, and by the booklet has no warranty."""
WARRANTED = {"KT-301": "空调不制冷"}
"""What the maker pays, and what its fault is called: it was repaired elsewhere before."""
FORM = {
    "covers": ["seat", "wheel", "floor"],
    "there": ["licence", "booklet", "spare", "keys"],
    "absent": ["tools", "valuables"],
    "fuel": 5,
    "walked": True,
}


def fill(do: Do, vehicles: Sequence[str], now: datetime) -> str:
    """Three cars on their way; `do(id, at, act, arguments, by)`. Returns the first team."""
    teams = [
        do(
            f"team-{n}",
            now - timedelta(days=30),
            "add_team",
            {"name": name, "bays": bays, "skills": able},
            HEAD,
        )
        for n, (name, bays, able) in enumerate(TEAMS)
    ]
    for id, (name, minutes, repair) in OPERATIONS.items():
        what = {"name": name, "minutes": minutes, "fee": "labour", "repair": repair, "first": id == FIRST}
        do(f"op-{id}", now - timedelta(days=30), "add_operation", {"operation": id, "what": what}, MANAGER)
    visits = [hand(do, vehicle, now, *car) for vehicle, car in zip(vehicles, CARS, strict=False)]
    for n, (name, _, since, *_) in enumerate(CARS[:2]):
        at, here = now - timedelta(minutes=since - 20), {"visit": visits[n]}
        do(f"take-{name}", at, "take_over", here, HEAD)
        bay = TEAMS[0][1][n]
        do(f"send-{name}", at + timedelta(minutes=1), "dispatch", here | {"team": teams[0], "bay": bay}, HEAD)
        found = {"differs": "右后轮毂有刮痕，登记表未标"} if name == "b" else {}
        do(f"received-{name}", at + timedelta(minutes=4), "receive_car", here | found, LEADER)
    _in_work(do, visits[0], now)
    _photographed(do, visits[0], now)
    _inspected(do, visits[1], now)
    return str(teams[0])


def hand(
    do: Do,
    vehicle: str,
    now: datetime,
    name: str,
    place: str,
    since: int,
    km: int,
    skill: str,
    operations: Sequence[str],
    promised: int,
) -> str:
    """A car is received, ordered, signed and handed over; returns its visit."""
    came = now - timedelta(minutes=since)
    visit = str(do(f"come-{name}", came, "arrive", {"vehicle": vehicle, "place": place}, AT_THE_DESK))
    here, drawn = {"visit": visit}, {"signature": DRAWN}
    symptom = OPERATIONS[operations[0]][0]
    acts: list[tuple[str, dict[str, Any]]] = [
        ("greet", {}),
        ("fill_reception", {"what": FORM}),
        ("read_mileage", {"vehicle": vehicle, "km": km}),
        ("note_words", {"words": symptom}),
        ("end_reception", {}),
        ("sign_reception", drawn),
        ("diagnose", {"words": symptom, "found": True}),
        *(("add_labour", {"operation": one, "payer": PAYS.get(one, "customer")}) for one in operations),
        ("make_order", {"paying": "mobile", "old_parts": "look", **TOLD}),
    ]
    made = {}
    for n, (act, args) in enumerate(acts):
        made[n] = do(f"desk-{name}-{n}", came + timedelta(minutes=2 + n), act, here | args, AT_THE_DESK)
        if fault := WARRANTED.get(args.get("operation", "")):
            _warranted(do, came + timedelta(minutes=2 + n), vehicle, here | {"line": made[n]}, fault)
        if args.get("operation") in WEAR:
            worn = here | {"line": made[n], "subject": "wear_part"}
            do(f"worn-{name}-{n}", came + timedelta(minutes=2 + n), "decide_warranty", worn, AT_THE_DESK)
    at = came + timedelta(minutes=14)
    for n, (act, _) in enumerate(acts):
        if act == "add_labour":
            do(f"told-{name}-{n}", at, "explain_line", here | {"line": made[n]}, AT_THE_DESK)
    do(f"sign-{name}", at, "sign_order", here | drawn, AT_THE_DESK)
    told = {"promised": (now + timedelta(minutes=promised)).isoformat(), "skill": skill}
    if name == "a":
        do(f"where-{name}", at, "note_whereabouts", here | {"place": "lounge"}, AT_THE_DESK)
    note = {"note": "客户在店等候，交车前请洗车"} if name == "a" else {}
    do(f"hand-{name}", came + timedelta(minutes=15), "hand_over", here | told | note, AT_THE_DESK)
    return visit


def _warranted(do: Do, at: datetime, vehicle: str, line: dict[str, Any], fault: str) -> None:
    """The maker pays for a line; its fault was repaired elsewhere four times already."""
    for n, days in enumerate((250, 200, 120, 40)):
        day = (at - timedelta(days=days)).date().isoformat()
        told = {"vehicle": vehicle, "fault": fault, "began": day, "ended": day, "km": 4_000 + 3_000 * n}
        do(f"fault-{n}", at, "enter_repair", told, AT_THE_DESK)
    do("covered", at, "decide_warranty", line, AT_THE_DESK)
    do("fault", at, "name_fault", line | {"fault": fault}, AT_THE_DESK)


def _in_work(do: Do, visit: str, now: datetime) -> None:
    """The maintenance is done; the pads wait for parts, and the customer is to be told."""
    first, second = ({"visit": visit, "job": job_of("a", n)} for n in (1, 2))
    do("on-a1", now - timedelta(minutes=160), "begin_job", first, TECH)
    do("off-a1", now - timedelta(minutes=75), "finish_job", first, TECH)
    do("on-a2", now - timedelta(minutes=70), "begin_job", second, TECH)
    wait = second | {"why": "parts", "note": "制动片批次不符，从总库调"}
    do("wait-a2", now - timedelta(minutes=45), "pause_job", wait, TECH)
    change = second | {"why": "parts", "finish": (now + timedelta(minutes=135)).isoformat()}
    do("change-a2", now - timedelta(minutes=10), "report_change", change, TECH)


def _photographed(do: Do, visit: str, now: datetime) -> None:
    """The worn pad, as the technician found it."""
    from app.flows.dealership.sample import pictures  # Pillow is heavy

    line = derived("dealership-desk-a-8", 1)
    told = {"visit": visit, "line": line, "photo": pictures.photo(pictures.pad())}
    do("photo-pad", now - timedelta(minutes=40), "photograph_line", told, TECH)


def _inspected(do: Do, visit: str, now: datetime) -> None:
    """The own check and the team leader's are passed; the inspector comes next."""
    job, here = {"visit": visit, "job": job_of("b", 1)}, {"visit": visit}
    do("on-b", now - timedelta(minutes=120), "begin_job", job, LEADER)
    do("off-b", now - timedelta(minutes=62), "finish_job", job, LEADER)
    do("fail-b", now - timedelta(minutes=60), "fail_check", job | {"why": "机油尺未插到底"}, LEADER)
    do("on-b2", now - timedelta(minutes=58), "begin_job", job, TECH)
    do("off-b2", now - timedelta(minutes=50), "finish_job", job, TECH)
    do("own-b", now - timedelta(minutes=48), "check_own", here, TECH)
    advice = here | {"advice": "更换后制动片", "why": "后制动片余 3 毫米，下次更换"}
    do("team-b", now - timedelta(minutes=40), "check_team", advice, LEADER)


def job_of(name: str, n: int) -> str:
    """The id of the n-th job of a handover: the log's own comes before it."""
    return derived(f"dealership-hand-{name}", n + 1)
