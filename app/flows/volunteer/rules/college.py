"""What the college's list takes, and how it is written (VOL-23)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from app.counter.listed import Field, FieldList, Holds, Value
from app.flows.volunteer.facts.college import CollegeList
from app.flows.volunteer.rules.periods import today
from app.kernel.refusal import No
from app.kernel.text import T, Text

Person = Callable[[str, str], Value]
"""A personal text and its drawer id, as an outlet takes it: a sheet the words, a paper the id."""


def decided_by_now(on: date, now: datetime, settings: Any) -> No | None:
    """Nobody decided what lies in the future."""
    if on > today(now, settings):
        return No("{on:day} is still to come: enter what the college has decided.", {"on": on})
    return None


def listed(found: CollegeList, person: Person) -> FieldList:
    """The list with a line for each decision, and one for what nobody has decided of."""
    fields = (
        Field(T("Class"), Holds.WORDS, 16),
        Field(T("Number", "student"), Holds.WORDS, 13),
        Field(T("Name", "student"), Holds.WORDS, 11),
        Field(T("Day", "service"), Holds.DAY, 12),
        Field(T("Place and content"), Holds.WORDS, 22),
        Field(T("Hours", "service"), Holds.HOURS, 8),
        Field(T("Fake no.", "list"), Holds.WORDS, 9),
        Field(T("The college decided"), Holds.WORDS, 24),
        Field(T("Who", "decided"), Holds.WORDS, 12),
        Field(T("When", "decided"), Holds.DAY, 12),
    )
    rows: list[tuple[Value, ...]] = []
    for one in found.fakes:
        nth: Text | str = T("withdrawn", "fake") if one.withdrawn else f"{one.nth}"
        name = person(one.name, one.name_id)
        head = (one.klass, one.student, name, one.day, one.what, one.minutes, nth)
        rows += [
            (*head, person(said.what, said.kept[0]), person(said.who, said.kept[1]), said.on)
            for said in one.decisions
        ] or [(*head, None, None, None)]
    return FieldList("college", T("The college's list"), fields, tuple(rows))
