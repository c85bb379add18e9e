"""The follow-up call: what the customer is asked, the marks they give, and every try to reach them (DLR-50)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, Len

from app.flows.dealership.facts.ids import ComplaintId, VisitId
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.text import T, Text


class Question(StrEnum):
    """What the customer is asked to mark."""

    REPAIR = "repair"
    RECEPTION = "reception"
    TIME = "time"
    PRICE = "price"


class Called(StrEnum):
    """What came of a call: an answer, nobody, or that no further one is tried."""

    ANSWERED = "answered"
    MISSED = "missed"
    GIVEN_UP = "given_up"


QUESTIONS: Mapping[Question, Text] = {
    Question.REPAIR: T("Is the car right?", "follow-up"),
    Question.RECEPTION: T("Were you received well?", "follow-up"),
    Question.TIME: T("Was the promised time kept?", "follow-up"),
    Question.PRICE: T("Was the bill explained?", "follow-up"),
}
BEST = 5
MARKS: Mapping[int, Text] = {
    5: T("Very good", "mark of a customer"),
    4: T("Good", "mark of a customer"),
    3: T("Fair", "mark of a customer"),
    2: T("Poor", "mark of a customer"),
    1: T("Bad", "mark of a customer"),
}
"""From 5, the best, to 1."""
Points = Annotated[int, Ge(1), Le(BEST)]


@dataclass(frozen=True, slots=True)
class Given:
    """The mark that a customer gives to one question."""

    question: Question
    points: Points


Marks = Annotated[tuple[Given, ...], Len(0, len(Question))]


@dataclass(frozen=True, slots=True)
class CallShown:
    """A call with its words and who made it; `complaint` is the one that an unhappy answer opened."""

    called: Called
    at: datetime
    by: str
    words: str
    marks: tuple[Given, ...]
    complaint: ComplaintId | None


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A visit whose customer is to be called, or was."""

    id: VisitId
    facts: VisitFacts
    plate: str
    model: str
    customer: str
    phone: str
    calls: tuple[CallShown, ...]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Who is to be called after their car left, the earliest first; then who was called of late."""

    at: datetime
    lines: tuple[FollowUpLine, ...]
