"""What came of a reminder of the next maintenance (DLR-51)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.kernel.text import T, Text


class Reply(StrEnum):
    """What a customer says to a reminder, or that nobody answered."""

    CALLED = "called"
    LATER = "later"
    NO = "no"
    MISSED = "missed"
    BOOKED = "booked"


REPLIES: Mapping[Reply, Text] = {
    Reply.CALLED: T("Knows it", "reminder"),
    Reply.LATER: T("Later", "reminder"),
    Reply.NO: T("Does not come", "reminder"),
    Reply.MISSED: T("Not reached", "call"),
    Reply.BOOKED: T("Booked", "reminder"),
}


@dataclass(frozen=True, slots=True)
class RemindedFacts:
    """The newest of what came of a reminder, the n-th; `again` is the day from which it is due again."""

    n: int
    reply: Reply
    at: datetime
    again: date | None = None
