"""What the follow-up call asks: a mark for each question, and that nobody answered (DLR-50)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.follow_up import (
    BEST,
    MARKS,
    QUESTIONS,
    FollowUpLine,
    Given,
    Question,
)
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.part import Label, Role

AGAIN, LAST = "again", "last"
Then = Callable[[Any], None]


class MarkSheet(AskDialog):
    """Its questions come before its words."""

    asked: Mapping[Question, Choices]

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus)
        next(iter(self.asked.values())).take_focus()


def ask(context: Context, host: QWidget, one: FollowUpLine, then: Then) -> AskDialog:
    """A mark for each question; the keys 5 to 1 mark the next one that has none."""
    asked = {question: _marks() for question in QUESTIONS}
    wanted = {"words": Wanted(T("In the customer's own words"), needed=False, takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        given = tuple(
            Given(question, int(marks.current)) for question, marks in asked.items() if marks.current
        )
        return {"visit": one.id, "marks": given, "words": Note(values["words"]) if values["words"] else None}

    title = T("Note the answers")
    made = MarkSheet(
        *(context, host, "dealership.follow_up", title, wanted, args),
        told=_about(one),
        facts=(one.facts,),
        parts=_rows(asked),
        icon="phone-call",
        then=then,
        wide=720,
    )
    made.asked = asked
    for marks in asked.values():
        marks.chosen.connect(lambda _: made.judge())
    for points, word in MARKS.items():
        made.way(word, partial(_mark, made, asked, points), key=str(points))
    return made


def miss(context: Context, host: QWidget, one: FollowUpLine, then: Then) -> AskDialog:
    """Nobody answered; the call is due again on the next working day, or no further one is tried."""
    ways = Answer(T("What comes next?"), {AGAIN: T("Call again"), LAST: T("No further call")})
    wanted = {"note": Wanted(T("Note", "job"), needed=False, takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        note = Note(values["note"]) if values["note"] else None
        return {"visit": one.id, "last": ways.current == LAST, "note": note}

    title = T("Nobody answered the follow-up call")
    return AskDialog(
        *(context, host, "dealership.miss_follow_up", title, wanted, args),
        told=_about(one),
        facts=(one.facts,),
        parts=(ways,),
        icon="user-x",
        then=then,
    )


def _about(one: FollowUpLine) -> str:
    return f"{plate(one.plate)} · {one.customer} · {one.phone}"


def _mark(sheet: AskDialog, asked: Mapping[Question, Choices], points: int) -> None:
    if left := next((marks for marks in asked.values() if not marks.current), None):
        left.pick(str(points))
        sheet.judge()


def _marks() -> Choices:
    marks = Choices(across=BEST, high=44)
    marks.offer([Option(str(points), _numbered(points)) for points in MARKS])
    return marks


def _numbered(points: int) -> Text:
    told: dict[str, Any] = {"points": points, "word": MARKS[points]}
    return T("{points} {word}", "mark of a customer", **told)


def _rows(asked: Mapping[Question, Choices]) -> list[QWidget]:
    return [
        part
        for question, marks in asked.items()
        for part in (Label(QUESTIONS[question], Role.SECOND, "ink2"), marks)
    ]
