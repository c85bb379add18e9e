"""What customers of the sample complained about: one waits for its answer, others were closed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.flows.dealership.sample.workshop import AT_THE_DESK, MANAGER, Do

CLOSED = (
    ("等了四十分钟没人接待", "waiting", "致歉，预约车改为专人接待"),
    ("刹车异响没修好", "repair", "免费返修，更换消音片"),
    ("约好五点交车，六点才好", "waiting", "致歉，免收工时费一小时"),
)
"""What was said, what caused it, what was done about it."""
OPEN = "空调修了两次还不凉，要求给个说法"


def fill(do: Do, vehicles: Sequence[str], now: datetime) -> None:
    """Three of the last weeks, and one of this afternoon."""
    for n, (words, fault, remedy) in enumerate(CLOSED):
        at = now - timedelta(days=4 * n + 3)
        one = do(f"complain-{n}", at, "take_complaint", {"vehicle": vehicles[n], "words": words}, AT_THE_DESK)
        told = {"complaint": one, "fault": fault, "remedy": remedy}
        do(f"answer-{n}", at + timedelta(hours=3), "answer_complaint", told, AT_THE_DESK)
        word = {"complaint": one, "words": "好的，可以了"}
        do(f"close-{n}", at + timedelta(hours=20), "close_complaint", word, MANAGER)
    told = {"vehicle": vehicles[len(CLOSED)], "words": OPEN}
    do("complain-open", now - timedelta(hours=2), "take_complaint", told, AT_THE_DESK)
