"""鉴定 and 盖章: each entry is judged, then every approved minute is credited once (VOL-13, 14, 20, 21)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update

from app.counter.doing import Doing
from app.flows.volunteer.commands.certificates import ledger_changed, withdraw_fallen
from app.flows.volunteer.commands.entering import hold_free, the_same
from app.flows.volunteer.commands.supervising import tell_secretary
from app.flows.volunteer.facts.case import CollectionFacts, EntryFacts
from app.flows.volunteer.facts.ids import CollectionId, EntryId, StudentId
from app.flows.volunteer.facts.ledger import ActKind, StudentFacts
from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.supervising import News
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.rules.appraising import approved, left_out, total
from app.flows.volunteer.rules.services import Claim
from app.kernel.command import does
from app.kernel.fields import Note
from app.kernel.refusal import No, Refused
from app.store.among import among


@dataclass(frozen=True)
class Stamped:
    """What a stamp credited: entries and minutes; and the entries that it left out."""

    credited: int
    minutes: int
    left_out: tuple[EntryId, ...]


@does(FLOW)
def verify_entry(
    do: Doing, collection: CollectionId, entry: EntryId, how: Verified, note: Note | None = None
) -> None:
    """Note how a long service was verified, or why it need not be."""
    do.set(EntryRow, {"id": entry}, verified=how.value, note=note.id if note else None)
    tell_secretary(do, do.facts["collection"].klass, News.VERIFIED, collection, entry)


@does(FLOW)
def approve_entry(do: Doing, collection: CollectionId, entry: EntryId) -> None:
    """The entry is true; its minutes count once the booklets are stamped."""
    facts: EntryFacts = do.facts["entry"]
    # It may have been sent back or judged meanwhile, and somebody may have entered the service once more.
    hold_free(do, [_claim(facts)], but=entry)
    do.set(EntryRow, {"id": entry}, state=Entry.APPROVED.value, why=None)


@does(FLOW)
def send_back_entry(do: Doing, collection: CollectionId, entry: EntryId, why: Note) -> None:
    """Something is missing: the booklet goes back with the reason, and is handed in once more."""
    do.set(EntryRow, {"id": entry}, state=Entry.SENT_BACK.value, why=why.id)


@does(FLOW)
def judge_fake(do: Doing, collection: CollectionId, entry: EntryId, student: StudentId, why: Note) -> None:
    """The entry is a fake: it goes on the student's ledger with its ground; certificates above the rest fall."""
    _hold_ledger(do)
    _hold_not_anew(do)
    do.set(EntryRow, {"id": entry}, state=Entry.FAKE.value, why=why.id)
    _act(do, ActKind.FAKE, [do.facts["entry"]], why.id)
    tell_secretary(do, do.facts["collection"].klass, News.FAKE, collection, entry)
    withdraw_fallen(do, student)


@does(FLOW)
def withdraw_judgement(
    do: Doing, collection: CollectionId, entry: EntryId, student: StudentId, why: Note
) -> None:
    """The judgement was wrong: the entry is appraised anew, and all that came after is computed again."""
    do.set(EntryRow, {"id": entry}, state=Entry.OPEN.value, why=None)
    _act(do, ActKind.WITHDRAWN, [do.facts["entry"]], why.id)
    tell_secretary(do, do.facts["collection"].klass, News.WITHDRAWN, collection, entry)
    withdraw_fallen(do, student)


@does(FLOW)
def strike_stamped(
    do: Doing, collection: CollectionId, entry: EntryId, student: StudentId, why: Note
) -> None:
    """The centre had entered it wrongly: its minutes count no more, and that is no fake of the student's."""
    _hold_ledger(do)
    do.set(EntryRow, {"id": entry}, state=Entry.STRUCK.value, why=why.id)
    _act(do, ActKind.STRUCK, [do.facts["entry"]], why.id)
    withdraw_fallen(do, student)


@does(FLOW)
def stamp_collection(do: Doing, collection: CollectionId) -> Stamped:
    """Credit every approved minute of the collection once, and list what was left out (VOL-14)."""
    facts: CollectionFacts = do.facts["collection"]
    counts = approved(facts)
    if counts:
        _act(do, ActKind.CREDIT, counts, None)
        do.db.execute(_stamped, [{"e": one.id} for one in counts])
    left = tuple(EntryId(one.id) for one in left_out(facts))
    return Stamped(len(counts), total(counts), left)


def _hold_ledger(do: Doing) -> None:
    """Hold that the ledger is the one of whose consequences the clerk was told; the student is locked from here (COM-06)."""
    student: StudentFacts = do.facts["student"]
    do.take(StudentRow, [student.id])
    if _last(do.db, [student.id]).get(student.id, 0) != len(student.acts):
        raise Refused(ledger_changed(student.id))


def _hold_not_anew(do: Doing) -> None:
    """Hold that what was sent back was not handed in once more: one service is a fake once; raises Refused (VOL-20)."""
    one: EntryFacts = do.facts["entry"]
    if one.step is Entry.SENT_BACK and (anew := the_same(do, _claim(one), one.id)):
        told = {"student": one.student, "day": anew.day}
        raise Refused(
            No(
                "{student} handed this service of {day:day} in once more. Judge the entry of that hand-in.",
                told,
            )
        )


def _claim(one: EntryFacts) -> Claim:
    return Claim(one.student, one.day, one.start, one.minutes, one.place)


def _act(do: Doing, kind: ActKind, entries: Sequence[EntryFacts], why: str | None) -> None:
    """Write acts of one kind to the ledgers of the entries' students, each behind what stands there."""
    students = sorted({one.student for one in entries})
    do.take(StudentRow, students)
    last = dict(_last(do.db, students))
    rows = []
    for one in entries:
        last[one.student] = last.get(one.student, 0) + 1
        act = {"student": one.student, "n": last[one.student], "kind": kind.value, "entry": one.id}
        rows.append(act | {"minutes": one.minutes, "why": why, "by": do.staff.login, "at": do.now})
    do.add(ActRow, *rows)


def _last(db: Connection, students: Sequence[str]) -> Mapping[str, int]:
    """The place of the newest act on each ledger."""
    return {r.student: r.n for r in db.execute(_newest, {"students": students})}


_newest = (
    select(ActRow.student, func.max(ActRow.n).label("n"))
    .where(among(ActRow.student, "students"))
    .group_by(ActRow.student)
)
_stamped = update(EntryRow).where(EntryRow.id == bindparam("e")).values(state=Entry.STAMPED.value)
