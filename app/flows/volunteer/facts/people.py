"""What the book of students shows: classes, a class's students, who is found (VOL-01)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.flows.volunteer.facts.case import ClassFacts
from app.flows.volunteer.facts.ledger import StudentFacts


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class with its team of this school year: names as they are read, "" where nobody is named."""

    facts: ClassFacts
    students: int
    leader: str
    secretary: str
    login: str


@dataclass(frozen=True, slots=True)
class Classes:
    """Every class in the order of colleges and names; `year` is the school year that runs."""

    year: int
    classes: tuple[ClassLine, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A move to a class from the day `since` that was taken back: why, by whom, when."""

    klass: str
    since: date
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StudentLine:
    """A student with name and class; `of` is the id of the class, `before` how those of the spells are called."""

    facts: StudentFacts
    name: str
    klass: str
    of: str
    before: Mapping[str, str]
    back: tuple[TakenBack, ...] = ()

    @property
    def number(self) -> str:
        """The number of the form in use."""
        return self.facts.forms[-1].number if self.facts.forms else ""


@dataclass(frozen=True, slots=True)
class ClassStudents:
    """The students of a class by their numbers, those last who have left."""

    klass: str
    students: tuple[StudentLine, ...]


@dataclass(frozen=True, slots=True)
class StudentsFound:
    """Students of any class who are found by what was typed, the likeliest first."""

    words: str
    students: tuple[StudentLine, ...]
