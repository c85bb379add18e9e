"""A student as a class list names them (VOL-01)."""

from dataclasses import dataclass
from datetime import date

from app.kernel.fields import Label, Private


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who joined which class of which college, and when."""

    name: Private
    college: Label
    klass: Label
    joined: date
