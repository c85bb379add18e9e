"""The ids of the volunteer centre."""

import re
from typing import ClassVar

from app.kernel.ids import Id


class ClassId(Id):
    """A class: one team with its leader."""

    __slots__ = ()


class StudentId(Id):
    """A student, by the number that the college gave."""

    __slots__ = ()
    shape: ClassVar[re.Pattern[str]] = re.compile(r"^[0-9]{6,12}$")


class CollectionId(Id):
    """A collection (收册): the booklets of one class in one period."""

    __slots__ = ()


class EntryId(Id):
    """One service in a booklet."""

    __slots__ = ()
