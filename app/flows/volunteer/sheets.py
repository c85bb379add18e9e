"""What the centre takes from sheets: class lists, and the documents that a class has shown (VOL-01, 33; COM-63)."""

import re
from collections.abc import Mapping
from typing import Any

from app.counter.settings import Settings
from app.counter.sheet_kinds import Column, SheetKind, day, one_of, takes_sheet, text
from app.flows.volunteer.facts.certificates import DocumentKind
from app.flows.volunteer.facts.ids import StudentId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.rules.certificates import in_part
from app.flows.volunteer.rules.enrolling import unknown_college
from app.kernel.refusal import No, Refused
from app.kernel.text import T

DOCUMENTS = {
    **dict.fromkeys(("身份证", "居民身份证", "resident identity card"), DocumentKind.IDENTITY_CARD),
    **dict.fromkeys(("居住证", "residence permit"), DocumentKind.RESIDENCE_PERMIT),
    **dict.fromkeys(("护照", "passport"), DocumentKind.PASSPORT),
    **dict.fromkeys(("学生证", "student card"), DocumentKind.STUDENT_CARD),
}


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


def school_year(words: str, _: Settings) -> int:
    """A school year: 2026, or 2026–2027."""
    found = re.fullmatch(r"(20\d\d)(?:\s*[-–—~/]\s*(20\d\d))?(?:学年)?", words)
    if not found or (found[2] and int(found[2]) != int(found[1]) + 1):
        raise Refused(No("A school year is asked for, such as 2026 or 2026-2027."))
    return int(found[1])


def student(values: Mapping[str, Any]) -> dict[str, Any]:
    """A student of a class list."""
    return {"student": values["student"], "what": {k: v for k, v in values.items() if k != "student"}}


def volunteer(words: str, _: Settings) -> str:
    """A number that the volunteers' system gave."""
    if not re.fullmatch(r"[0-9A-Za-z\-]{1,40}", words):
        raise Refused(No("A volunteer number has digits and letters; format its cells as text."))
    return words


def document(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a student has shown: the whole number goes no further than here (VOL-33)."""
    shown = in_part(values["kind"], values["shown"])
    if shown is None:
        told = {"way": "shown"}
        raise Refused(
            No("This number cannot be right: compare it with the document; format its cells as text.", told)
        )
    return {**values, "shown": shown}


takes_sheet(
    FLOW,
    SheetKind(
        "classes",
        T("Classes"),
        "volunteer.open_class",
        (
            Column(("学年", "School year"), "what/year", school_year, needed=True),
            Column(("学院", "College"), "what/college", college, needed=True),
            Column(("班级", "Class"), "what/klass", text, needed=True),
            Column(("队长", "Team leader"), "what/leader", text),
            Column(("团支书", "League secretary"), "what/secretary", text),
            Column(("团支书登录名", "Secretary's login"), "what/login", text, optional=True),
        ),
        key="what/klass",
    ),
)
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
takes_sheet(
    FLOW,
    SheetKind(
        "documents",
        T("Documents shown"),
        "volunteer.note_document",
        (
            Column(("学号", "Number"), "student", number, needed=True),
            Column(("证件类型", "Kind"), "kind", one_of(DOCUMENTS), needed=True),
            Column(("证件号码", "Document number"), "shown", text, needed=True),
            Column(("志愿者编号", "Volunteer number"), "volunteer", volunteer, optional=True),
        ),
        key="student",
        arguments=document,
    ),
)
