"""The pile is entered: one service of one student or of several at once (VOL-10)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any

from annotated_types import Len
from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.flows.volunteer.commands.activities import ACTIVITY_CHANGED
from app.flows.volunteer.facts.activities import ActivityFacts
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.ids import ActivityId, CollectionId, EntryId, SealId, StudentId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.seals import SealFacts
from app.flows.volunteer.facts.services import Service, Stamp
from app.flows.volunteer.facts.tracks import CLAIMED, Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.activities import ActivityRow
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.seals import EntrySealRow
from app.flows.volunteer.queries.lapsed import register_of
from app.flows.volunteer.queries.loaders import activities
from app.flows.volunteer.queries.spells import standing
from app.flows.volunteer.rules.places import spot
from app.flows.volunteer.rules.seals import lapsed
from app.flows.volunteer.rules.services import Claim, overlapping, without_times
from app.kernel.command import does
from app.kernel.refusal import No, Refused
from app.store.among import among

Students = Annotated[tuple[StudentId, ...], Len(1, 60)]


@does(FLOW)
def enter_service(
    do: Doing,
    collection: CollectionId,
    students: Students,
    service: Service,
    activity: ActivityId | None = None,
) -> tuple[EntryId, ...]:
    """Enter a service into the booklet of each student; refused as a whole where one of them was elsewhere then.

    Without one of the three seals that was valid on the day of the stamp nothing is collected: the entry goes
    back to be stamped (VOL-11).
    """
    facts: CollectionFacts = do.facts["collection"]
    claims = [Claim(one, service.day, service.start, service.length, service.place) for one in students]
    hold_free(do, claims)
    hold_unmoved(do, do.facts["students"])
    if activity:
        _hold_on(do, activity)
    register = register_of(do.db)
    seals = _named(register, service.seals)
    witnessed = service.witnessed or service.day
    kinds = {*service.stamps, *(one.kind for one in seals)}
    row = {
        "collection": collection,
        "state": collected_as(kinds, seals, register, witnessed).value,
        "day": service.day,
        "start": service.start,
        "minutes": service.length,
        "place": service.place,
        "spot": spot(service.place),
        "content": service.content,
        "stamps": " ".join(sorted(kinds)),
        "witness": service.witness.id if service.witness else None,
        "activity": activity,
        "role": service.role.value,
        "witnessed": witnessed,
        **dict.fromkeys(("verified", "note", "why")),
    }
    ids = tuple(do.new(EntryId) for _ in students)
    first = len(facts.entries) + 1
    pile = zip(ids, students, strict=True)
    do.add(EntryRow, *(row | {"id": i, "student": s, "n": n} for n, (i, s) in enumerate(pile, first)))
    do.add(
        EntrySealRow, *({"entry": one, "seal": seal} for one in ids for seal in dict.fromkeys(service.seals))
    )
    return ids


@does(FLOW)
def strike_entry(do: Doing, collection: CollectionId, entry: EntryId) -> None:
    """An entry that was entered by mistake: it stays in the books, and counts no more."""
    do.set(EntryRow, {"id": entry}, state=Entry.STRUCK.value)


@does(FLOW)
def close_pile(do: Doing, collection: CollectionId) -> None:
    """All that the hand-in list says is entered: from here it is appraised."""


def hold_free(do: Doing, claims: list[Claim], but: str = "") -> None:
    """Hold claims against what the same students served already; raises Refused where they meet (VOL-10).

    The students are taken first: two counters that enter the same hours come one after the other.
    """
    known = _known(do, claims, but)
    if met := overlapping(claims, known):
        told = {"student": met.student, "day": met.day}
        raise Refused(
            No("{student} has another entry of {day:day} at that time. Look which of the two is true.", told)
        )
    if met := without_times(claims, known):
        told = {"student": met.student, "day": met.day, "place": met.place}
        raise Refused(
            No(
                "{student} has another entry of {day:day} at {place}, and one of the two says no times: it may be "
                "the same service. Enter both from when to when.",
                told,
            )
        )


def the_same(do: Doing, claim: Claim, but: str) -> Claim | None:
    """The service of a claim as another entry than `but` claims it at the same place; None where none does."""
    here = [one for one in _known(do, [claim], but) if spot(one.place) == spot(claim.place)]
    return overlapping([claim], here) or without_times([claim], here)


def hold_unmoved(do: Doing, people: Iterable[StudentFacts]) -> None:
    """Hold that some students, who are taken by now, are of the classes of their facts; raises Refused (VOL-01).

    Somebody may have moved them, or let them leave, since these were read.
    """
    now = standing(do.db, [one.id for one in people])
    if others := [one.id for one in people if now[one.id] != (one.spells, one.joined, one.left)]:
        raise Refused(
            No("The class of {students:list} has been changed just now. Look again.", {"students": others})
        )


def collected_as(
    stamps: Iterable[Stamp], named: Sequence[SealFacts], register: Sequence[SealFacts], day: date
) -> Entry:
    """How an entry begins that was stamped on a day: it goes back where none of its seals was valid (VOL-11)."""
    kinds = set(stamps)
    return (
        Entry.OPEN if kinds - {one.kind for one in lapsed(kinds, named, register, day)} else Entry.SENT_BACK
    )


def _hold_on(do: Doing, activity: ActivityId) -> None:
    """Hold that an activity is as it was when it was chosen; raises Refused where somebody called it off or put it right."""
    facts: ActivityFacts = do.facts["activity"]
    do.take(ActivityRow, [activity])
    now = activities(do.db, [activity])[activity]
    if (now.step, now.corrections) != (facts.step, facts.corrections):
        raise Refused(ACTIVITY_CHANGED)


def _known(do: Doing, claims: Sequence[Claim], but: str) -> list[Claim]:
    """What the students of some claims of one day claim already; they are locked from here."""
    students = sorted({one.student for one in claims})
    do.take(StudentRow, students)
    asked = {"students": students, "day": claims[0].day, "but": but}
    return [_claim(r) for r in do.db.execute(_claimed, asked) if Entry(r.state) in CLAIMED]


def _named(register: Iterable[SealFacts], seals: tuple[SealId, ...]) -> list[SealFacts]:
    """Some seals of the register; raises Refused for one that it does not have."""
    known = [one for one in register if one.id in seals]
    if len(known) < len(set(seals)):
        raise Refused(No("The seal register has no such seal."))
    return known


def _claim(r: Any) -> Claim:
    return Claim(r.student, r.day, r.start, r.minutes, r.place)


_claimed = select(
    *(EntryRow.student, EntryRow.day, EntryRow.start, EntryRow.minutes, EntryRow.state, EntryRow.place)
).where(
    among(EntryRow.student, "students"),
    EntryRow.day == bindparam("day"),
    EntryRow.id != bindparam("but"),
)
