"""The three-guarantees watch (三包): which duty the repairs of a car raise, and which the next one would (DLR-13).

The limits are those of the rules for household cars of 2021, in force since 1 January 2022. A repair counts
that began within the term, for a fault of quality; the term begins with the invoice, or with the delivery
where that was later.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.flows.dealership.facts.three_guarantees import Repair, Replaced, Weight
from app.flows.dealership.rules.terms import Term

_DAY = timedelta(hours=24)


class Duty(StrEnum):
    """What is owed."""

    SUBSTITUTE = "substitute"
    """A substitute car, or money for the way."""
    EXCHANGE = "exchange"
    """The customer may choose exchange or return."""


class Ground(StrEnum):
    """The limit that raises a duty."""

    SEVEN_DAYS = "seven_days"
    SIXTY_DAYS = "sixty_days"
    SEVERE = "severe"
    ASSEMBLY = "assembly"
    MAIN_PART = "main_part"
    DAYS = "days"
    SAME_FAULT = "same_fault"
    ONE_REPAIR = "one_repair"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the rules, each of them settable: what is counted raises its duty."""

    term: Term
    first: Term
    """For the main assemblies."""
    early: Term
    """For the gravest faults."""
    days: int = 30
    """More days in repair than this."""
    same_fault: int = 4
    """More repairs of one fault than this."""
    severe: int = 2
    """So many repairs of severe safety faults."""
    replaced: int = 2
    """So many new assemblies, or new ones of the same main part."""
    one_repair: int = 5
    """More days in one repair than this."""


LIMITS = Limits(Term(months=24, km=50_000), Term(days=7), Term(days=60, km=3_000))
"""As the rules have them."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A duty that is there: by which limit, what was counted of what, and over which fault or part."""

    duty: Duty
    ground: Ground
    counted: int
    what: str = ""


def raised(since: date, repairs: Iterable[Repair], limits: Limits = LIMITS) -> tuple[Raised, ...]:
    """The duties that the repairs of a car have raised; `since` is the day on which the term began.

    The day of a repair is the one in the zone that its moment carries.
    """
    end = limits.term.ends(since)
    counting = [one for one in repairs if end.covers(one.began.date(), one.km)]
    return (
        *_at_once(since, counting, limits),
        *_by_number(counting, limits),
        *_by_days(counting, limits),
    )


def would_raise(
    since: date, repairs: Sequence[Repair], next: Repair, limits: Limits = LIMITS
) -> tuple[Raised, ...]:
    """The duties that one more repair would raise, or raise again: told before it is opened or closed."""
    before = set(raised(since, repairs, limits))
    return tuple(one for one in raised(since, [*repairs, next], limits) if one not in before)


def days_left(since: date, repairs: Iterable[Repair], limits: Limits = LIMITS) -> int:
    """Days in repair that are left before the next one raises the duty; below 0 where it has."""
    end = limits.term.ends(since)
    return limits.days - sum(one.days for one in repairs if end.covers(one.began.date(), one.km))


def substitute_from(repair: Repair, limits: Limits = LIMITS) -> datetime:
    """From when on a substitute car is owed for a repair: once its last free day is over."""
    return repair.began + limits.one_repair * _DAY + timedelta(minutes=repair.away)


def same_again(repair: Repair, at: datetime, km: int) -> Repair:
    """The same repair once more, begun and done at a moment: what the next one would be at the least."""
    return replace(repair, began=at, ended=at, km=km, away=0)


def _at_once(since: date, repairs: Sequence[Repair], limits: Limits) -> Iterator[Raised]:
    first, early = limits.first.ends(since), limits.early.ends(since)
    for one in repairs:
        day = one.began.date()
        if first.covers(day, one.km):
            for kind, what in one.fresh:
                if kind is not Replaced.MAIN_PART:
                    yield Raised(Duty.EXCHANGE, Ground.SEVEN_DAYS, 1, what)
        if one.weight is Weight.GRAVEST and early.covers(day, one.km):
            yield Raised(Duty.EXCHANGE, Ground.SIXTY_DAYS, 1, one.fault)


def _by_number(repairs: Sequence[Repair], limits: Limits) -> Iterator[Raised]:
    faults = Counter(one.fault for one in repairs)
    for fault, many in faults.items():
        if many > limits.same_fault:
            yield Raised(Duty.EXCHANGE, Ground.SAME_FAULT, many, fault)
    severe = sum(one.weight is not Weight.PLAIN for one in repairs)
    if severe >= limits.severe:
        yield Raised(Duty.EXCHANGE, Ground.SEVERE, severe)
    # A part that came with its new assembly is not counted again: each is named by itself.
    fresh = Counter((kind is Replaced.ASSEMBLY, what) for one in repairs for kind, what in set(one.fresh))
    for (assembly, what), many in fresh.items():
        if many >= limits.replaced:
            ground = Ground.ASSEMBLY if assembly else Ground.MAIN_PART
            yield Raised(Duty.EXCHANGE, ground, many, what)


def _by_days(repairs: Sequence[Repair], limits: Limits) -> Iterator[Raised]:
    total = sum(one.days for one in repairs)
    if total > limits.days:
        yield Raised(Duty.EXCHANGE, Ground.DAYS, total)
    for one in repairs:
        if one.days > limits.one_repair:
            yield Raised(Duty.SUBSTITUTE, Ground.ONE_REPAIR, one.days, one.fault)
