"""What the centre takes from sheets: class lists (VOL-01; COM-63)."""

from collections.abc import Mapping
from typing import Any

from app.counter.settings import Settings
from app.counter.sheet_kinds import Column, SheetKind, day, takes_sheet, text
from app.flows.volunteer.facts.ids import StudentId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.rules.enrolling import unknown_college
from app.kernel.refusal import No, Refused
from app.kernel.text import T


def college(words: str, settings: Settings) -> str:
    """A college that the house has."""
    if no := unknown_college(words, settings):
        raise Refused(no)
    return words


def number(words: str, _: Settings) -> str:
    """A student's number."""
    if not StudentId.shape.fullmatch(words):
        raise Refused(No("A student's number has six to twelve digits."))
    return words


def student(values: Mapping[str, Any]) -> dict[str, Any]:
    """A student of a class list."""
    return {"student": values["student"], "what": {k: v for k, v in values.items() if k != "student"}}


takes_sheet(
    FLOW,
    SheetKind(
        "students",
        T("Class lists"),
        "volunteer.enrol_student",
        (
            Column(("学院", "College"), "college", college, needed=True),
            Column(("班级", "Class"), "klass", text, needed=True),
            Column(("学号", "Number"), "student", number, needed=True),
            Column(("姓名", "Name"), "name", text, needed=True),
            Column(("入班日期", "Joined"), "joined", day, needed=True),
        ),
        key="student",
        arguments=student,
    ),
)
