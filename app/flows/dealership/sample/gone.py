"""Cars of the sample that left in the last days: paid, through the gate, some of their customers called since."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.sample.delivery import HANDED, READY, inspected
from app.flows.dealership.sample.delivery import PAYS as INSURED
from app.flows.dealership.sample.workshop import AT_THE_DESK, DRAWN, HEAD, MANAGER, Do

Facts = Callable[[str], VisitFacts]
CARS: Sequence[tuple[str, int, int, tuple[str, ...], int, int]] = (
    ("g1", 6, 58_120, ("BY-040", "YG-002"), 30, 0),
    ("g2", 5, 30_450, ("BY-040",), 50, 5),
    ("g3", 4, 44_020, ("ZD-101",), -75, 2),
    ("g4", 2, 36_310, ("ZD-101",), 30, 0),
)
"""Car, working days ago, kilometres, operations, minutes from its end to what was promised, the mark of its customer or 0 for none yet."""
ASKED = ("repair", "reception", "time", "price")
NEXT = {"g2": (18, 5_000), "g4": (180, 700)}
"""Days and kilometres to the next maintenance of those who are to be reminded soon."""
BEFORE = 70, 3_200
"""Days ago, and so many kilometres less, each car was read before."""
CASE = {
    "insurer": "人保财险",
    "policy": "PDZA2026310",
    "loss": "RD88213",
    "surveyor": "陈立",
    "assessed": 5_800,
}
NOTED = {"words": "已知晓，下次来做", "signature": DRAWN}
"""What the customer writes and signs of a safety item that is not done now."""
UNHAPPY = "刹车还有一点响，等了两个小时"


def fill(do: Do, facts: Facts, vehicles: Sequence[str], team: str, days: Sequence[date], zone: Any) -> None:
    """Each of them on its day; `days` are the working days before today, the last one first."""
    for vehicle, (name, ago, km, operations, promised, mark) in zip(vehicles, CARS, strict=True):
        then = datetime.combine(days[ago - 1], time(14, 40), zone)
        days_ago, less = BEFORE
        read = {"vehicle": vehicle, "km": km - less}
        do(f"read-{name}", then - timedelta(days=days_ago), "read_mileage", read, AT_THE_DESK)
        until = date(then.year + 1, then.month, 9).isoformat()
        insured = {"vehicle": vehicle, "insurer": "人保财险", "until": until}
        do(f"insured-{name}", then - timedelta(days=days_ago), "note_insurance", insured, AT_THE_DESK)
        visit = inspected(*(do, vehicle, team, then, name, "C01", 330, km, "upkeep", operations, promised))
        _leave(do, facts, visit, name, then, km)
        if name == "g1":
            at = then + timedelta(days=1)
            do(f"missed-{name}", at, "miss_follow_up", {"visit": visit}, AT_THE_DESK)
        if mark:
            _call(do, visit, name, then + timedelta(days=1, hours=1), mark)


def _leave(do: Do, facts: Facts, visit: str, name: str, then: datetime, km: int) -> None:
    """Keys, look, call, walk-round, money, gate."""
    here: dict[str, Any] = {"visit": visit}
    n = len(facts(visit).leaving.advice)
    on = then.replace(minute=0) + timedelta(hours=1)
    told = {"booklet": True, "told": True, "announced": True, "channel": "phone"}
    days, further = NEXT.get(name, (180, 5_000))
    next = {"day": (then.date() + timedelta(days=days)).isoformat(), "km": km + further}
    bags = [
        {"line": one.id, "bag": f"B{one.n}", "fate": "left"}
        for one in facts(visit).estimate.lines
        if one.drawn
    ]
    out = {"km": km + 6, "fuel": 5, "given": ["licence", "booklet", "spare", "keys"]}
    acts: list[tuple[str, dict[str, Any], Any]] = [
        ("note_finished", {"place": "交车区 3", "handed": HANDED}, HEAD),
        ("check_delivery", {"ready": READY}, AT_THE_DESK),
        ("tell_ready", {"channel": "phone"}, AT_THE_DESK),
        ("agree_delivery", {"on": on.isoformat()}, AT_THE_DESK),
        *(
            (
                "answer_advice",
                {"advice": one.id, "outcome": "later"} | (NOTED if one.safety else {}),
                AT_THE_DESK,
            )
            for one in facts(visit).leaving.advice
        ),
        ("keep_old_parts", {"old_parts": bags}, AT_THE_DESK),
        ("tell_next", next | told, AT_THE_DESK),
        ("sign_out", {"out": out, "signature": DRAWN}, AT_THE_DESK),
        ("make_settlement", {}, AT_THE_DESK),
    ]
    for k, (act, args, by) in enumerate(acts):
        do(f"leave-{name}-{k}", then + timedelta(minutes=n + k), act, here | args, by)
    if name in INSURED:
        claim = do(
            f"claim-{name}",
            then + timedelta(minutes=n + 12),
            "draft_claim",
            here | {"what": CASE},
            AT_THE_DESK,
        )
    made = facts(visit).leaving.settlement
    paid = {"payments": [{"means": "card", "amount": made.due}]} if made and made.due else {}
    do(f"paid-{name}", then + timedelta(minutes=24), "settle", here | paid, MANAGER)
    do(f"passed-{name}", then + timedelta(minutes=25), "give_gate_pass", here, MANAGER)
    if name == "g3":
        _claim(do, {"claim": claim}, then)


def _claim(do: Do, claim: dict[str, Any], then: datetime) -> None:
    """What the insurer pays is claimed, and cut."""
    from app.flows.dealership.sample import pictures  # Pillow is heavy

    told = claim | {"photo": pictures.photo(pictures.scratch(pictures.BLUE, 7))}
    do("claim-photo", then + timedelta(minutes=28), "photograph_claim", told, AT_THE_DESK)
    do("claim-sent", then + timedelta(minutes=30), "send_claim", claim, AT_THE_DESK)
    cut = claim | {"granted": 4_000, "why": "配件按副厂价核定"}
    do("claim-cut", then + timedelta(days=2), "cut_claim", cut, AT_THE_DESK)


def _call(do: Do, visit: str, name: str, at: datetime, mark: int) -> None:
    marks = [{"question": one, "points": mark if one == ASKED[0] else 5} for one in ASKED]
    said = {"words": UNHAPPY} if mark < 3 else {}
    do(f"followed-{name}", at, "follow_up", {"visit": visit, "marks": marks} | said, AT_THE_DESK)
