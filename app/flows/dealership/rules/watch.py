"""The watch at the counter: what the faults of a car have raised, and what the same repair would raise next (DLR-13)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.forecast import Whereabouts
from app.flows.dealership.facts.ids import LineId
from app.flows.dealership.facts.roles import MANAGER
from app.flows.dealership.facts.three_guarantees import (
    FaultFacts,
    Repair,
    Replaced,
    Substitute,
    WatchFacts,
    Weight,
)
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.warranty import Verdict
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.rules.terms import Term
from app.flows.dealership.rules.three_guarantees import (
    Limits,
    Raised,
    days_left,
    raised,
    same_again,
    substitute_from,
    would_raise,
)
from app.flows.dealership.settings import three_guarantees as limits_set
from app.kernel.fields import Label, Note
from app.kernel.judge import Staff
from app.kernel.refusal import Ask, No
from app.kernel.text import T, Text

GRAVITY = tuple(Weight)
"""The gravest last."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A fault with how often it was repaired within the term."""

    fault: str
    times: int


@dataclass(frozen=True, slots=True)
class Watch:
    """What the watch says of a car now.

    `raised` are the duties that are there, this repair with them, `next` those that the same repair once more
    would raise; `left` days in repair before they raise one; `substitute` from when this repair owes a substitute car.
    """

    faults: tuple[Counted, ...] = ()
    raised: tuple[Raised, ...] = ()
    next: tuple[Raised, ...] = ()
    left: int = 0
    substitute: datetime | None = None

    @property
    def warns(self) -> bool:
        """Whether there is something to be read before an order is opened or closed."""
        return bool(self.raised or self.next)


def limits_of(settings: Any) -> Limits:
    """The limits as the house has set them."""
    of = settings.of
    return Limits(
        term=Term(months=of(limits_set.MONTHS), km=of(limits_set.KM)),
        first=Term(days=of(limits_set.FIRST_DAYS)),
        early=Term(days=of(limits_set.EARLY_DAYS), km=of(limits_set.EARLY_KM)),
        days=of(limits_set.DAYS),
        same_fault=of(limits_set.SAME_FAULT),
        severe=of(limits_set.SEVERE),
        replaced=of(limits_set.REPLACED),
        one_repair=of(limits_set.ONE_REPAIR),
    )


def watch(known: WatchFacts, now: datetime, settings: Any, visit: str | None = None) -> Watch:
    """Count a car's repairs; `visit` is the one that is open. Nothing is counted of a car whose sale is not known."""
    if known.since is None or not known.faults:
        return Watch()
    limits, since = limits_of(settings), known.since
    stays = _stays(known.faults, now, settings)
    repairs = [repair for _, repair in stays]
    end = limits.term.ends(since)
    counting = [one for one in repairs if end.covers(one.began.date(), one.km)]
    times: dict[str, int] = {}
    for one in counting:
        times[one.fault] = times.get(one.fault, 0) + 1
    again = {one.fault: same_again(one, now, one.km) for one in counting}
    coming = dict.fromkeys(
        duty for one in again.values() for duty in would_raise(since, repairs, one, limits)
    )
    here = next((repair for stay, repair in stays if visit and stay == visit and repair in counting), None)
    return Watch(
        faults=tuple(Counted(fault, many) for fault, many in times.items()),
        raised=raised(since, repairs, limits),
        next=tuple(coming),
        left=days_left(since, repairs, limits),
        substitute=substitute_from(here, limits) if here else None,
    )


def of_visit(visit: VisitFacts, now: datetime, settings: Any) -> Watch:
    """The watch of the car of a visit."""
    return watch(visit.watch, now, settings, visit.id)


def unnamed(visit: VisitFacts) -> LineFacts | None:
    """The first line that the maker pays and that names no fault."""
    named = {one.line for one in visit.watch.faults if one.visit == visit.id}
    covered = (
        one
        for one in visit.estimate.standing
        if one.decided and one.decided.verdict is Verdict.COVERED and one.id not in named
    )
    return next(covered, None)


def substitute_by(visit: VisitFacts, settings: Any) -> dict[str, datetime]:
    """From when a substitute car or money for the way is owed for a repair that lasts, until it is answered (DLR-13)."""
    here = next((one for one in visit.watch.faults if one.visit == visit.id), None)
    if here is None or visit.leaving.passed_at:
        return {}
    owed = of_visit(visit, here.began, settings).substitute
    if owed is None or (here.ended and here.ended <= owed):
        return {}
    answered = visit.work.last(Did.PROVIDED) or visit.where is Whereabouts.SUBSTITUTE
    return {} if answered else {"": owed}


def what_is_struck(fault: FaultFacts) -> Text:
    """What the manager approves."""
    return T("{fault} counts no more", "three guarantees", fault=fault.fault)


def _stays(faults: tuple[FaultFacts, ...], now: datetime, settings: Any) -> list[tuple[str, Repair]]:
    """The repairs as the rules count them, each by its stay: its days count once, and a fault that several lines mend is one."""
    same: dict[tuple[str, str], list[FaultFacts]] = {}
    for one in faults:
        same.setdefault((one.visit or one.id, one.fault), []).append(one)
    seen: set[str] = set()
    made = []
    for (stay, _), named in same.items():
        made.append((stay, _repair(named, now, settings, beside=stay in seen)))
        seen.add(stay)
    return made


def _repair(named: list[FaultFacts], now: datetime, settings: Any, *, beside: bool) -> Repair:
    """One fault of a stay, as grave as it was ever called there, with all that was put in new for it."""
    first = named[0]
    return Repair(
        first.fault,
        first.began.astimezone(settings.zone),
        max(first.began, first.ended or now).astimezone(settings.zone),
        first.km,
        max((one.weight for one in named), key=GRAVITY.index),
        tuple(dict.fromkeys(new for one in named for new in one.fresh)),
        max(one.away for one in named),
        beside,
    )


# -- guards ---------------------------------------------------------------------------------------------


def substitute_is_owed(visit: VisitFacts, now: datetime, settings: Any) -> No | None:
    """It is owed once the free days of a repair are over, and answered once."""
    owed = substitute_by(visit, settings).get("")
    if owed is None:
        return No("No substitute car is owed for this repair, or it is answered already.")
    return None if owed <= now else No("A substitute car is owed from {at:moment} on.", {"at": owed})


def declined_says_why(answer: Substitute, why: Note | None = None) -> No | None:
    """Who goes without it does so in their own words."""
    if answer is not Substitute.DECLINED or why:
        return None
    return No("Write down why the customer goes without it.")


def says_what_is_new(replaced: Replaced | None = None, what: Label | None = None) -> No | None:
    """What is put in new is named: the same part counts twice only under one name."""
    return No("Say what is put in new.") if replaced and not what else None


def ends_after_it_began(began: Any, ended: Any) -> No | None:
    """A repair ends on the day on which it began, or later."""
    return None if ended >= began else No("The repair ended before it began.")


def counts_yet(fault: FaultFacts) -> No | None:
    """A fault is struck once."""
    return No("This fault was struck already.") if fault.struck else None


def a_manager_strikes(staff: Staff) -> No | None:
    """A duty to the customer may hang on it: that it is none is not said by the desk alone."""
    if MANAGER in staff.roles:
        return None
    return Ask("A manager strikes a fault.", who=(MANAGER,))


def line_is_of_this_visit(visit: VisitFacts, line: LineId | None = None) -> No | None:
    """A fault is mended by a line of its own visit."""
    if line is None or line in visit.estimate.parts:
        return None
    return No("That line is another visit's.")


def fault_is_named(visit: VisitFacts) -> No | None:
    """What the maker pays is a fault of quality: the watch needs its name, of each line."""
    line = unnamed(visit)
    if line is None:
        return None
    return No(
        "Line {n} is under warranty: name its fault for the three-guarantees watch first.",
        {"n": line.n},
        mend="name_fault",
    )


def watch_is_read(visit: VisitFacts, now: datetime, settings: Any, warned: bool) -> No | None:
    """A warning of the watch is read before an order is opened or closed."""
    found = of_visit(visit, now, settings)
    if warned or not found.warns:
        return None
    if found.raised:
        return No(
            "The three-guarantees rules raise a duty here. Read it, speak with the manager, then tick that you did."
        )
    return No(
        "The next repair would raise a duty by the three-guarantees rules. Read it, then tick that you did."
    )
