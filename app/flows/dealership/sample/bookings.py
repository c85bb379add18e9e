"""Who is booked in on the next open day of the sample, and what lies in the store."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.flows.dealership.sample.workshop import AT_THE_DESK, MANAGER, Do

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


def fill(do: Do, vehicles: Sequence[str], now: datetime, day: date) -> None:
    """Parts that came some days ago, one that is expected, and the bookings of a day."""
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
