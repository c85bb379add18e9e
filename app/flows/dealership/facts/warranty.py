"""Whether the maker pays for a line: on what it was judged, what was decided and by which rule (DLR-12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.kernel.text import Kept, T, Text


class Subject(StrEnum):
    """What a job is done on: the terms differ."""

    VEHICLE = "vehicle"
    WEAR_PART = "wear_part"
    ENERGY_PART = "energy_part"
    """Battery, motor and control of a new-energy car."""


class Verdict(StrEnum):
    """Who will pay is known, or is to be found out."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    EXAMINE = "examine"


class Reason(StrEnum):
    """The rule that decided."""

    ACCIDENT = "accident"
    MISUSE = "misuse"
    NO_DEFECT = "no_defect"
    """Maintenance, or what the customer wishes: nothing is mended."""
    NO_PROOF = "no_proof"
    NO_TERM = "no_term"
    OVER_TIME = "over_time"
    OVER_KM = "over_km"
    OVER_BOTH = "over_both"
    UNCERTAIN = "uncertain"
    WITHIN_TERM = "within_term"


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest decision about a line; `provisional` where it was taken before both papers were seen.

    `last_day` and `last_km` are the last ones that the term covers, None where it has no such limit.
    """

    subject: Subject
    part: str
    verdict: Verdict
    reason: Reason
    last_day: date | None
    last_km: int | None
    provisional: bool
    why: Kept | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WarrantyGround:
    """What every decision about a car rests on: its sale, its meter, and whether both papers were seen at this visit.

    `km` is what it was driven: with what meters read that were replaced; None while nobody read its meter.
    """

    model: str = ""
    invoiced: date | None = None
    km: int | None = None
    papers_seen: bool = False
    meter: int | None = None
    """What its meter read last, at a visit or besides."""
    electric: bool = False
    """Whether it has the plate of a new-energy car, or its battery was read as it came."""


NO_GROUND = WarrantyGround()


SUBJECTS: Mapping[Subject, Text] = {
    Subject.VEHICLE: T("Vehicle", "warranty"),
    Subject.WEAR_PART: T("Wear part", "warranty"),
    Subject.ENERGY_PART: T("Battery, motor", "warranty"),
}
VERDICTS: Mapping[Verdict, Text] = {
    Verdict.COVERED: T("covered", "warranty"),
    Verdict.NOT_COVERED: T("not covered", "warranty"),
    Verdict.EXAMINE: T("to be examined", "warranty"),
}
REASONS: Mapping[Reason, Text] = {
    Reason.ACCIDENT: T("accident", "warranty"),
    Reason.MISUSE: T("misuse", "warranty"),
    Reason.NO_DEFECT: T("no defect", "warranty"),
    Reason.NO_PROOF: T("no proof of the sale", "warranty"),
    Reason.NO_TERM: T("the booklet names no term", "warranty"),
    Reason.OVER_TIME: T("the term is over", "warranty"),
    Reason.OVER_KM: T("the kilometres are over", "warranty"),
    Reason.OVER_BOTH: T("term and kilometres are over", "warranty"),
    Reason.UNCERTAIN: T("the cause is to be examined", "warranty"),
    Reason.WITHIN_TERM: T("within the term", "warranty"),
}


def ends(last_day: date | None, last_km: int | None) -> Text | str:
    """The last day and the last kilometre that are covered, as they are written; nothing where no term runs."""
    km = f"{last_km:,}" if last_km is not None else ""
    if last_day and km:
        return T("until {day:day} or {km} km", "warranty", day=last_day, km=km)
    if last_day:
        return T("until {day:day}", "warranty", day=last_day)
    return T("until {km} km", "warranty", km=km) if km else ""
