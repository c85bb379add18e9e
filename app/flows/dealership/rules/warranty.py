"""Whether the maker pays for a job, and by which rule (DLR-12)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.flows.dealership.facts.asking import Said
from app.flows.dealership.facts.authorisation import Answer
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.roles import MANAGER
from app.flows.dealership.facts.tracks import Line
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.warranty import Decided, Reason, Subject, Verdict
from app.flows.dealership.rules.terms import End, Term
from app.flows.dealership.settings import warranty as terms_set
from app.kernel.fields import Label, Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No

WHOLE_VEHICLE, ENERGY_PARTS = Term(months=36, km=60_000), Term(months=96, km=120_000)
"""The least that the three-guarantees rules ask of a car, and the plan for new-energy cars of their main parts."""


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
    no_defect: bool = False
    uncertain: bool = False
    papers_seen: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the rule behind it, the end of the term; provisional until the papers were seen.

    An order is not signed on a provisional decision. That nothing is mended needs no papers.
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
    provisional = not job.papers_seen and reason is not Reason.NO_DEFECT
    return Decision(_VERDICTS.get(reason, Verdict.NOT_COVERED), reason, end, provisional)


_VERDICTS = {Reason.UNCERTAIN: Verdict.EXAMINE, Reason.WITHIN_TERM: Verdict.COVERED}


def _never(job: Job) -> Reason | None:
    if job.accident:
        return Reason.ACCIDENT
    if job.misuse:
        return Reason.MISUSE
    if job.no_defect:
        return Reason.NO_DEFECT
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


def terms_of(model: str, settings: Any) -> Terms:
    """What the house has set for a model: its own terms, known by the longest beginning of its name, else the usual."""
    usual = [
        (settings.of(terms_set.VEHICLE_MONTHS), settings.of(terms_set.VEHICLE_KM)),
        (settings.of(terms_set.ENERGY_MONTHS), settings.of(terms_set.ENERGY_KM)),
    ]
    models = terms_set.limits(settings.of(terms_set.MODELS), 2)
    own = models[max(fit, key=len)] if (fit := [one for one in models if model.startswith(one)]) else ()
    vehicle, energy = (_term(limit) for limit in [*own, *usual[len(own) :]])
    wear = terms_set.limits(settings.of(terms_set.WEAR_PARTS), 1)
    return Terms(vehicle, energy, {code: _term(limit) for code, (limit,) in wear.items()})


def judged(
    visit: VisitFacts,
    subject: Subject,
    part: str,
    settings: Any,
    *,
    accident: bool = False,
    misuse: bool = False,
    no_defect: bool = False,
    uncertain: bool = False,
) -> Decision:
    """What is decided of a job on the car of a visit: it came in time if it came on the last day.

    Raises ValueError while the car is not here, or nobody has read its meter.
    """
    ground = visit.ground
    if ground.km is None or visit.arrived_at is None:
        raise ValueError("a decision needs the car, and its meter")
    day = settings.business_day(visit.arrived_at)
    said = accident, misuse, no_defect, uncertain
    job = Job(day, ground.km, ground.invoiced, subject, part, *said, ground.papers_seen)
    return decide(job, terms_of(ground.model, settings))


def judged_anew(visit: VisitFacts, decided: Decided, settings: Any) -> Verdict:
    """What the same decision would say now: sale, kilometres and terms may be others since."""
    reason = decided.reason
    return judged(
        *(visit, decided.subject, decided.part, settings),
        accident=reason is Reason.ACCIDENT,
        misuse=reason is Reason.MISUSE,
        no_defect=reason is Reason.NO_DEFECT,
        uncertain=reason is Reason.UNCERTAIN,
    ).verdict


def done_on(line: LineFacts, terms: Terms, usual: Iterable[str] = ()) -> tuple[Subject, str]:
    """What a line is done on, and its code: a wear part that the booklet lists, else the vehicle.

    Labour is done on what it usually needs: `usual` are the codes of those parts.
    """
    codes = (line.code,) if line.is_material else tuple(usual)
    worn = next((one for one in codes if one in terms.wear), None)
    return (Subject.WEAR_PART, worn) if worn else (Subject.VEHICLE, line.code)


def undecided(visit: VisitFacts, lines: Iterable[LineFacts], settings: Any) -> list[LineFacts]:
    """Those of some lines that the customer is to pay, though the maker might: nobody has said what they are (DLR-12).

    A look for the fault mends nothing, maintenance by the price list is no defect, and where papers are missing the
    maker does not pay.
    """
    if not visit.ground.papers_seen or visit.ground.km is None or visit.arrived_at is None:
        return []
    terms = terms_of(visit.ground.model, settings)
    return [
        one
        for one in lines
        if one.decided is None
        and one.payer is Payer.CUSTOMER
        and one.fee in MENDS
        and not one.upkeep
        and judged(visit, *done_on(one, terms), settings).verdict is Verdict.COVERED
    ]


MENDS = (Fee.MATERIAL, Fee.LABOUR, Fee.MACHINING)


def _holds(visit: VisitFacts, line: LineFacts, decided: Decided, settings: Any) -> bool:
    """Whether a decision would be the same now."""
    worn = wear_part_stays_one(visit, line, settings, decided.subject, Label(decided.part))
    return worn is None and judged_anew(visit, decided, settings) is decided.verdict


def _term(limit: terms_set.Limit) -> Term:
    return Term(months=limit[0], km=limit[1])


# -- guards ---------------------------------------------------------------------------------------------


def meter_was_read(visit: VisitFacts) -> No | None:
    """Kilometres decide too."""
    if visit.reception.km is not None:
        return None
    return No("Enter the mileage first: the warranty ends by kilometres too.", mend="read_mileage")


def examining_has_its_reason(
    uncertain: bool = False, why: Note | None = None, told: bool = False
) -> No | None:
    """What is to be examined says why, and the customer was told it (DLR-12)."""
    if not uncertain or (why and told):
        return None
    return No("To be examined: write down why, and tell the customer. Tick that they were told.")


def wear_part_stays_one(
    visit: VisitFacts,
    line: LineFacts,
    settings: Any,
    subject: Subject = Subject.VEHICLE,
    part: Label | None = None,
) -> No | None:
    """A part that the booklet lists as a wear part has its own term, and no other (DLR-12)."""
    known = done_on(line, terms_of(visit.ground.model, settings))
    if known[0] is not Subject.WEAR_PART or (subject, part or line.code) == known:
        return None
    return No(
        "Line {n}: {part} is a wear part by the terms of the maker, and judged as one. A manager keeps the list in the "
        "settings.",
        {"n": line.n, "part": line.code},
    )


def only_such_a_car_has_it(visit: VisitFacts, staff: Staff, subject: Subject = Subject.VEHICLE) -> No | None:
    """The term of batteries and motors is that of a new-energy car; one with the plate of others is a manager's word (DLR-12)."""
    if subject is not Subject.ENERGY_PART or visit.ground.electric or MANAGER in staff.roles:
        return None
    return Ask(
        "This car has no new-energy plate, and no battery was read as it came: a manager says that it is one.",
        who=(MANAGER,),
    )


def may_be_decided(line: LineFacts) -> No | None:
    """What the customer agreed to is decided anew only where it was to be examined."""
    decided = line.decided
    if line.step is not Line.AGREED or (decided and decided.verdict is Verdict.EXAMINE):
        return None
    return No("Line {n} was agreed to as it was decided.", {"n": line.n})


def decisions_stand(visit: VisitFacts, settings: Any) -> No | None:
    """No order on a provisional decision, nor at the maker's cost on one that does not say 'covered'; the first is named.

    Nor at the customer's cost on none, while the maker might pay: all those are named.
    """
    return _stand(visit, visit.estimate.standing, settings)


def answered_lines_stand(visit: VisitFacts, answers: tuple[Said, ...], settings: Any) -> No | None:
    """The same of added work that the customer says yes to."""
    lines = visit.estimate.parts
    agreed = [lines[one.line] for one in answers if one.answer is Answer.YES and one.line in lines]
    return _stand(visit, agreed, settings)


def _stand(visit: VisitFacts, lines: Sequence[LineFacts], settings: Any) -> No | None:
    if no := next(filter(None, (stands(visit, one, settings) for one in lines)), None):
        return no
    if not (left := undecided(visit, lines, settings)):
        return None
    return No(
        "The car is within its warranty, and line {lines:list} would be paid by the customer: decide first whether it is "
        "covered. Maintenance and wishes are no defect.",
        {"lines": [str(one.n) for one in left]},
        mend="decide_warranty",
    )


def stands(visit: VisitFacts, line: LineFacts, settings: Any) -> No | None:
    """Whether a line can be agreed to as its warranty stands: a decision ages with sale, meter and terms."""
    decided, told = line.decided, {"n": line.n}
    if decided and decided.provisional:
        return No(
            "Line {n}: its warranty was decided before vehicle licence and maintenance booklet were seen. "
            "See both, then decide anew.",
            told,
            mend="decide_warranty",
        )
    if decided and not _holds(visit, line, decided, settings):
        return No(
            "Line {n}: what its warranty was decided on is not the same any more: the sale, the kilometres or the "
            "terms. Decide anew.",
            told,
            mend="decide_warranty",
        )
    if line.payer is not Payer.WARRANTY or (decided and decided.verdict is Verdict.COVERED):
        return None
    if decided is None:
        return No(
            "Line {n} is paid by warranty: decide first whether it is covered.", told, mend="decide_warranty"
        )
    return No("Line {n} is not decided to be covered: strike it, and add it for another payer.", told)
