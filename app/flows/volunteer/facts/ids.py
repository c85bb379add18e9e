"""The ids of the volunteer centre."""

import re
from datetime import date
from typing import ClassVar, Self

from app.kernel.ids import Id


class ClassId(Id):
    """A class: one team with its leader."""

    __slots__ = ()


class StudentId(Id):
    """A student, by the number that the college gave."""

    __slots__ = ()
    shape: ClassVar[re.Pattern[str]] = re.compile(r"^[0-9]{6,12}$")


class ActivityId(Id):
    """What a team goes to together."""

    __slots__ = ()


class SlotId(Id):
    """A duty of a class on a day."""

    __slots__ = ()


class DutyId(Id):
    """One student's duty in a slot."""

    __slots__ = ()


class NewsId(Id):
    """Something that a league secretary is told."""

    __slots__ = ()


class CollectionId(Id):
    """A collection (收册): the booklets of one class in one period."""

    __slots__ = ()


class EntryId(Id):
    """One service in a booklet."""

    __slots__ = ()


class TallyId(Id):
    """The tally of a class and a month: the class, a dot, and the month as 2026-11."""

    __slots__ = ()
    shape: ClassVar[re.Pattern[str]] = re.compile(
        r"^[A-Za-z0-9][A-Za-z0-9_:\-]{0,54}\.[0-9]{4}-(0[1-9]|1[0-2])$"
    )

    @classmethod
    def of(cls, klass: str, month: date) -> Self:
        """The tally of a class and a month."""
        return cls(f"{klass}.{month:%Y-%m}")

    @property
    def klass(self) -> str:
        """The class."""
        return self.rpartition(".")[0]

    @property
    def month(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(f"{self.rpartition('.')[2]}-01")


class DecisionId(Id):
    """A decision of the college on a fake."""

    __slots__ = ()


class PostedId(Id):
    """A list of hours that was made public."""

    __slots__ = ()


class SampleId(Id):
    """A draw of entries for the audit."""

    __slots__ = ()


class DrawId(Id):
    """The draw from what was sealed."""

    __slots__ = ()


class AuditId(Id):
    """What was found of a drawn entry."""

    __slots__ = ()


class ExportId(Id):
    """A sheet for the national system."""

    __slots__ = ()


class LookId(Id):
    """That somebody looked at an entry, and why it stands."""

    __slots__ = ()


class SealId(Id):
    """A seal that the register knows."""

    __slots__ = ()


class ArchiveId(Id):
    """The archive of a class and a school year: the class, a dot, and the year in which it begins, as 2026."""

    __slots__ = ()
    shape: ClassVar[re.Pattern[str]] = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_:\-]{0,54}\.[0-9]{4}$")

    @classmethod
    def of(cls, klass: str, year: int) -> Self:
        """The archive of a class and a school year."""
        return cls(f"{klass}.{year:04}")

    @property
    def klass(self) -> str:
        """The class."""
        return self.rpartition(".")[0]

    @property
    def year(self) -> int:
        """The calendar year in which the school year begins."""
        return int(self.rpartition(".")[2])
