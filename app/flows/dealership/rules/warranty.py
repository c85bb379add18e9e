"""Whether the maker pays for a job, and by which rule (DLR-12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.flows.dealership.rules.terms import End, Term

WHOLE_VEHICLE, ENERGY_PARTS = Term(months=36, km=60_000), Term(months=96, km=120_000)
"""The least that the three-guarantees rules ask of a car, and the plan for new-energy cars of their main parts."""


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
    NO_PROOF = "no_proof"
    NO_TERM = "no_term"
    OVER_TIME = "over_time"
    OVER_KM = "over_km"
    OVER_BOTH = "over_both"
    UNCERTAIN = "uncertain"
    WITHIN_TERM = "within_term"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the maker answers for with a model: from the invoice on. `wear` are the wear parts by their code."""

    vehicle: Term = WHOLE_VEHICLE
    energy: Term = ENERGY_PARTS
    wear: Mapping[str, Term] = field(default_factory=dict)

    def of(self, subject: Subject, part: str) -> Term | None:
        """The term of what a job is done on; None for a wear part that the maker's booklet does not list."""
        if subject is Subject.WEAR_PART:
            return self.wear.get(part)
        return self.energy if subject is Subject.ENERGY_PART else self.vehicle


@dataclass(frozen=True, slots=True)
class Job:
    """A job that is judged: on what, on which day, at how many kilometres, what was found, what was shown.

    `invoiced` is None where no invoice and no entry of the sale can be found; `uncertain` says that the
    cause is to be examined; `papers_seen` that 行驶证 and 保养手册 were both seen.
    """

    day: date
    km: int
    invoiced: date | None
    subject: Subject = Subject.VEHICLE
    part: str = ""
    accident: bool = False
    misuse: bool = False
    uncertain: bool = False
    papers_seen: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the rule behind it, the end of the term; provisional until the papers were seen.

    An order is not signed on a provisional decision.
    """

    verdict: Verdict
    reason: Reason
    end: End | None
    provisional: bool


def decide(job: Job, terms: Terms) -> Decision:
    """Judge a job: what is never covered, then the term, then what is not known yet."""
    term = terms.of(job.subject, job.part)
    end = term.ends(job.invoiced) if term and job.invoiced else None
    reason = _never(job) or _outside(job, end) or (Reason.UNCERTAIN if job.uncertain else Reason.WITHIN_TERM)
    return Decision(_VERDICTS.get(reason, Verdict.NOT_COVERED), reason, end, not job.papers_seen)


_VERDICTS = {Reason.UNCERTAIN: Verdict.EXAMINE, Reason.WITHIN_TERM: Verdict.COVERED}


def _never(job: Job) -> Reason | None:
    if job.accident:
        return Reason.ACCIDENT
    if job.misuse:
        return Reason.MISUSE
    return None if job.invoiced else Reason.NO_PROOF


def _outside(job: Job, end: End | None) -> Reason | None:
    if end is None:
        return Reason.NO_TERM
    late, far = end.over_time(job.day), end.over_km(job.km)
    if late and far:
        return Reason.OVER_BOTH
    if late:
        return Reason.OVER_TIME
    return Reason.OVER_KM if far else None
