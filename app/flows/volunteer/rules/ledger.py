"""What a student has: stamped hours, less what fakes cost, computed from the centre's acts (VOL-20, 21).

The first fake takes as many minutes again from the real ones, the second twice as many, from the third on
everything up to then is gone. Never below zero, and nothing is carried over. A judgement that was withdrawn
is as if it had never been: all that came after is computed again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.flows.volunteer.facts.case import EntryFacts
from app.flows.volunteer.facts.ledger import ActKind, LedgerAct, Line, StudentFacts
from app.flows.volunteer.facts.tracks import Entry

CLEARS = 3
"""From this fake on all hours up to then are zero."""


def ledger(acts: Sequence[LedgerAct]) -> tuple[Line, ...]:
    """Each act in its order with what it did and the balance after it, in minutes."""
    void, balance, nth = _void(acts), 0, 0
    lines = []
    for act in acts:
        change, fake = 0, 0
        if act.n in void:
            pass
        elif act.kind is ActKind.CREDIT:
            change = act.minutes
        elif act.kind is ActKind.FAKE:
            nth += 1
            fake, change = nth, -_taken(nth, act.minutes, balance)
        balance += change
        lines.append(Line(act, change, balance, fake, act.n in void))
    return tuple(lines)


def balance(student: StudentFacts) -> int:
    """What a student has now, in minutes: what a judgement relies on (COM-06)."""
    return _last(ledger(student.acts))


def fakes(student: StudentFacts) -> int:
    """How many fakes of a student are in force: the next one is one more (VOL-20)."""
    return max((line.nth for line in ledger(student.acts)), default=0)


def taken_for(student: StudentFacts, entries: Iterable[str]) -> int:
    """What the fakes among some entries cost, in minutes: less than nothing, or nothing."""
    asked = set(entries)
    return sum(line.change for line in ledger(student.acts) if line.nth and line.act.entry in asked)


def if_fake(student: StudentFacts, entry: EntryFacts, now: datetime) -> Line:
    """What would become of the ledger, were an entry judged a fake now: nothing is done."""
    n = max((act.n for act in student.acts), default=0) + 1
    act = LedgerAct(n, ActKind.FAKE, entry.id, entry.minutes, now)
    return ledger((*student.acts, act))[-1]


def twice_credited(acts: Iterable[LedgerAct]) -> frozenset[str]:
    """Entries whose minutes count more than once: none, ever (VOL-14)."""
    told = list(acts)
    void, seen, twice = _void(told), set[str](), set[str]()
    for act in (a for a in told if a.kind is ActKind.CREDIT and a.n not in void):
        (twice if act.entry in seen else seen).add(act.entry)
    return frozenset(twice)


def in_force(acts: Iterable[LedgerAct]) -> dict[str, Entry]:
    """What the acts that still do something say of their entries: stamped, a fake, or struck."""
    told = list(acts)
    void = _void(told)
    states = {ActKind.CREDIT: Entry.STAMPED, ActKind.FAKE: Entry.FAKE, ActKind.STRUCK: Entry.STRUCK}
    return {act.entry: states[act.kind] for act in told if act.kind in states and act.n not in void}


def _taken(nth: int, minutes: int, balance: int) -> int:
    return balance if nth >= CLEARS else min(balance, nth * minutes)


def _last(lines: Sequence[Line]) -> int:
    return lines[-1].balance if lines else 0


def _void(acts: Iterable[LedgerAct]) -> frozenset[int]:
    """Acts that do nothing: a withdrawn judgement, and what was credited of an entry before it was a fake or struck.

    What is stamped after a judgement was withdrawn is credited anew.
    """
    void, fakes, credits = set[int](), dict[str, int](), dict[str, int]()
    for act in acts:
        if act.kind is ActKind.CREDIT:
            credits[act.entry] = act.n
        elif act.kind is ActKind.FAKE:
            fakes[act.entry] = act.n
            void |= {credits.pop(act.entry)} if act.entry in credits else set()
        elif act.kind is ActKind.STRUCK:
            void |= {credits.pop(act.entry)} if act.entry in credits else set()
        else:
            void |= {fakes.pop(act.entry)} if act.entry in fakes else set()
    return frozenset(void)
