"""Who is booked in on the next open day of the sample, and what lies in the store."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.flows.dealership.sample.workshop import AT_THE_DESK, LEADER, MANAGER, STORE, Do
from app.kernel.ids import derived

BOOKED = (
    (510, 90, "四万公里保养"),
    (540, 60, "冷车启动异响，请技师一起看"),
    (615, 120, "更换前制动片，客户自带保养手册"),
)
"""Minute of the day, minutes of work, what for."""
PARTS = (
    ("OF-21", "机油滤清器", "只", 5_800, 12),
    ("BP-40", "前制动片", "套", 42_000, 3),
    ("AF-07", "空调滤芯", "只", 9_600, 5),
    ("WB-65", "雨刮片 650 mm", "支", 7_800, 0),
)
"""Code, name, unit, fen, pieces that came."""

USUAL = {"BY-040": {"OF-21": 1, "AF-07": 1}, "BY-005": {"OF-21": 1}, "YG-002": {"WB-65": 2}}
"""By operation the parts that it usually needs."""
PREPARED: tuple[tuple[tuple[str, ...], str, bool | None], ...] = (
    (("BY-040",), "1号工位", True),
    (("YG-002",), "2号工位", False),
)
"""Operations, bay, and whether the parts are there."""
MARKET = {"OF-21": (5_200, "行业报价"), "BP-40": (39_800, "同城均价")}
"""What parts cost elsewhere, in fen, and from where this is known."""
WHY = "雨刮片明天下午才到"


def fill(do: Do, vehicles: Sequence[str], now: datetime, day: date, team: str) -> None:
    """Parts that came some days ago, one that is expected, and the bookings of a day, two of them prepared."""
    for code, name, unit, price, pieces in PARTS:
        what = {"name": name, "unit": unit, "price": price}
        do(f"part-{code}", now - timedelta(days=30), "add_part", {"part": code, "what": what}, MANAGER)
        if pieces:
            do(
                f"came-{code}",
                now - timedelta(days=6),
                "receive_parts",
                {"part": code, "quantity": pieces},
                AT_THE_DESK,
            )
        else:
            do(
                f"comes-{code}",
                now - timedelta(days=1),
                "expect_parts",
                {"part": code, "on": day.isoformat()},
                AT_THE_DESK,
            )
    for n, (vehicle, (start, minutes, work)) in enumerate(zip(vehicles, BOOKED, strict=True)):
        slot = {"day": day.isoformat(), "start": start, "minutes": minutes}
        args = {"vehicle": vehicle, "slot": slot, "work": work}
        do(f"book-{n}", now - timedelta(hours=20 - n), "book", args, AT_THE_DESK)
    for code, (price, source) in MARKET.items():
        told = {"code": code, "price": price, "source": source, "day": "2026-11-01"}
        do(f"market-{code}", now - timedelta(days=5), "note_market_price", told, MANAGER)
    for item in ("appearance", "forms", "covers"):
        do(f"opening-{item}", now - timedelta(hours=2), "tick_opening", {"item": item}, AT_THE_DESK)
    _prepare(do, now, team)


def _prepare(do: Do, now: datetime, team: str) -> None:
    """What two operations usually need; a booking that both can be ready for, and one whose parts are missing."""
    for n, (operation, parts) in enumerate(USUAL.items()):
        told = [{"part": part, "quantity": quantity} for part, quantity in parts.items()]
        do(
            f"usual-{n}",
            now - timedelta(days=29),
            "set_usual_parts",
            {"operation": operation, "parts": told},
            STORE,
        )
    for n, (operations, bay, can) in enumerate(PREPARED):
        visit, at = derived(f"dealership-book-{n}", 1), now - timedelta(minutes=50 - 5 * n)
        args = {"visit": visit, "operations": operations, "team": team, "bay": bay}
        do(f"prepare-{n}", at, "prepare_booking", args, AT_THE_DESK)
        for who, by, yes in (("team", LEADER, True), ("parts", STORE, can)):
            if yes is not None:
                answer = {"visit": visit, "asked": who, "can": yes, "why": None if yes else WHY}
                do(f"answer-{who}-{n}", at + timedelta(minutes=4), "answer_preparation", answer, by)
