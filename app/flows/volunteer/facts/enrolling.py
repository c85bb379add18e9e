"""Classes and students as the class lists name them, and the forms that students have (VOL-01)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from app.kernel.fields import Label, Private
from app.kernel.ids import Login

Year = Annotated[int, Ge(2000), Le(2098)]
"""A school year, by the calendar year in which it begins."""
Secretaries = tuple[tuple[int, str | None], ...]
"""The logins of a class's league secretaries by school year, the newest last; None where one has none."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A class that is one team in a school year; `login` is the league secretary's, where they log in."""

    klass: Label
    college: Label
    year: Year
    leader: Private | None = None
    secretary: Private | None = None
    login: Login | None = None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who joined which class of which college, and when."""

    name: Private
    college: Label
    klass: Label
    joined: date


class Replaced(StrEnum):
    """Why a student gets a new appraisal form."""

    FULL = "full"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class FormFacts:
    """An appraisal form: the student's `n`-th; `why` is None for the first."""

    number: str
    n: int
    why: Replaced | None
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A class in a school year; the names are drawer ids, `n` counts how often they changed."""

    year: int
    n: int
    leader: str | None
    secretary: str | None
    login: str | None
