"""What guards, deadlines and buttons may know of a loan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.kernel.ids import Id
from app.kernel.steps import Steps

HOUSEKEEPER = "housekeeper"
TEACHER = "teacher"


class LoanId(Id):
    __slots__ = ()


class CheckId(Id):
    __slots__ = ()


class PupilId(Id):
    __slots__ = ()


class LookId(Id):
    __slots__ = ()


class Loan(Steps):
    ASKED = "asked"
    LENT = "lent"
    CALLED_BACK = "called_back"
    RETURNED = "returned"


class Check(Steps):
    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the rules of a year ask; a loan keeps those of the day on which it was asked for."""

    name: str
    check_after: int
    remind_before: int
    practice_least: int


@dataclass(frozen=True, slots=True)
class CheckFacts:
    id: str
    step: Check


@dataclass(frozen=True, slots=True)
class LoanFacts:
    id: str
    step: Loan
    pupil: str
    starts: date
    terms: Terms
    checks: tuple[CheckFacts, ...]
    years: int = 0
    """Anniversaries that were kept."""

    @property
    def parts(self) -> Mapping[str, CheckFacts]:
        return {c.id: c for c in self.checks}


@dataclass(frozen=True, slots=True)
class PupilFacts:
    """A pupil's ledger: minutes practised, minus those used up."""

    id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Readers:
    """Who looked into what was confided about a loan: by whom, when."""

    looks: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True, slots=True)
class Confided:
    """What a teacher confided about a loan: only teachers get the words."""

    words: tuple[str, ...]
