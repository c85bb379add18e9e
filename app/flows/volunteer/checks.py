"""What the deep audit recomputes of the centre: entries against the ledger (COM-05; VOL-14, 20)."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, func, or_, select

from app.counter.checks import found_by
from app.counter.commands import house_settings
from app.counter.settings import Settings
from app.flows.volunteer.facts.certificates import Says
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.facts.tracks import CLAIMED, Entry, Tally
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.archive import ArchivedRow, ClosedRow
from app.flows.volunteer.model.booklets import CollectionRow, EntryRow
from app.flows.volunteer.model.certificates import CertificateRow, EndRow, KeyRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.model.forms import FormRow
from app.flows.volunteer.model.tally import TallyRow
from app.flows.volunteer.queries.archive import archives
from app.flows.volunteer.queries.drawing import draws
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.queries.spells import SPELLS, class_on, spelt
from app.flows.volunteer.queries.tally import tallies
from app.flows.volunteer.rules.archive import owed
from app.flows.volunteer.rules.certificates import had_at
from app.flows.volunteer.rules.drawing import faults
from app.flows.volunteer.rules.ledger import in_force, ledger, twice_credited
from app.flows.volunteer.rules.people import STUDENTS, called
from app.flows.volunteer.rules.places import spot
from app.flows.volunteer.rules.services import Claim, overlapping
from app.flows.volunteer.rules.tally import minutes_of, written
from app.kernel.signed import message
from app.kernel.text import T
from app.store.audit import Finding
from app.store.signing import fits
from app.store.tables import Drawer

AT_ONCE = 200


@FLOW.checks_itself
def ledgers_fit(db: Connection) -> Iterator[Finding]:
    """Every minute counts once, and what a ledger says of an entry is what became of it."""
    states = {r.id: Entry(r.state) for r in db.execute(_states)}
    told: dict[str, Entry] = {}
    ids = [r.id for r in db.execute(_students)]
    for start in range(0, len(ids), AT_ONCE):
        for one in students(db, ids[start : start + AT_ONCE]).values():
            told |= in_force(one.acts)
            if twice_credited(one.acts):
                yield Finding(T("Hours on the ledger of {student} count twice.", student=one.id))
    for entry, state in states.items():
        if state in (Entry.STAMPED, Entry.FAKE) and told.get(entry) is not state:
            yield Finding(T("Entry {entry} is not what the ledger says of it.", entry=entry))
    for entry, state in told.items():
        if states[entry] is not state:
            yield Finding(T("The ledger says of entry {entry} what it is not.", entry=entry))


@FLOW.checks_itself
def nobody_is_credited_twice_for_one_time(db: Connection) -> Iterator[Finding]:
    """No two stamped entries of a student claim the same time, in whatever collections they are (VOL-10, 14)."""
    for student, rows in groupby(db.execute(_credited), attrgetter("student")):
        if met := overlapping([Claim(student, r.day, r.start, r.minutes) for r in rows], ()):
            told = {"student": student, "day": met.day}
            yield Finding(T("{student} has hours of {day:day} twice.", **told))


@FLOW.checks_itself
def places_are_compared(db: Connection) -> Iterator[Finding]:
    """Every entry lies at its own place, in the form in which places are compared (VOL-02, 13)."""
    for r in db.execute(_places):
        if r.spot != spot(r.place):
            yield Finding(T("Entry {entry} is compared at another place than it says.", entry=r.id))


@FLOW.checks_itself
def students_are_found(db: Connection) -> Iterator[Finding]:
    """Students are found by their own words and no others (COM-16)."""
    rows = db.execute(_called)
    yield from found_by(db, STUDENTS, [(r.id, called(r.id, r.text)) for r in rows])


@FLOW.checks_itself
def everybody_has_a_form(db: Connection) -> Iterator[Finding]:
    """Every student has an appraisal form, and each newer one stands behind the one that it replaces (VOL-01)."""
    for r in db.execute(_forms):
        if r.forms == 0 or r.last != r.forms:
            yield Finding(T("The forms of {student} have a gap.", student=r.id))


@FLOW.checks_itself
def classes_fit(db: Connection) -> Iterator[Finding]:
    """Every entry lies with the class of which its student was on its day, and moves follow one another (VOL-01)."""
    for r in db.execute(_elsewhere):
        told = {"entry": r.id, "student": r.student}
        yield Finding(T("Entry {entry} of {student} lies with a class that they were not of.", **told))
    for student, spells in spelt(db.execute(SPELLS)).items():
        days = [one.since for one in spells]
        if days != sorted(days):
            yield Finding(T("The moves of {student} do not follow one another.", student=student))


@FLOW.checks_itself
def tallies_fit(db: Connection) -> Iterator[Finding]:
    """What leaders confirmed of a month is what the ledgers still say of it (VOL-30)."""
    settings = Settings(house_settings(db).stored, "")
    ids = [TallyId.of(r.klass, r.month) for r in db.execute(_tallies)]
    for start in range(0, len(ids), AT_ONCE):
        for one in tallies(db, ids[start : start + AT_ONCE]).values():
            tallied = one.students.items() if one.step in (Tally.CONFIRMED, Tally.CHECKED) else ()
            for student, served in tallied:
                minutes = one.confirmed.get(student, 0)
                if minutes_of(served, one.klass, one.month, settings) != minutes:
                    told = {"student": student, "month": written(one.month)}
                    yield Finding(T("The tally of {month} is not what the ledger of {student} says.", **told))


@FLOW.checks_itself
def forms_fit(db: Connection) -> Iterator[Finding]:
    """A form that was stamped said what the ledger did at its moment (VOL-15)."""
    ids = [r.id for r in db.execute(_students)]
    for start in range(0, len(ids), AT_ONCE):
        for one in students(db, ids[start : start + AT_ONCE]).values():
            for move in one.moves:
                lines = ledger(one.acts[: move.acts])
                had = lines[-1].balance if lines else 0
                if move.acts > len(one.acts) or had != move.minutes:
                    yield Finding(
                        T("The form of {student} does not say what the ledger did.", student=one.id)
                    )


@FLOW.checks_itself
def certificates_fit(db: Connection) -> Iterator[Finding]:
    """A certificate says what the ledger said then, no more than it says now unless it ended, and is signed (VOL-33 to 35)."""
    names = {r.id: r.text or "" for r in db.execute(_personal)}
    rows = db.execute(_certificates).all()
    held: dict[str, StudentFacts] = {}
    for start in range(0, len(rows), AT_ONCE):
        held |= students(db, sorted({r.student for r in rows[start : start + AT_ONCE]}))
    for r in rows:
        acts = held[r.student].acts
        lines = ledger(acts)
        if r.minutes not in had_at(acts, r.at) or (not r.ended and r.minutes > lines[-1].balance):
            yield Finding(T("Certificate {number} says other hours than the ledger.", number=r.number))
        says = Says(r.key, r.number, names[r.name], names[r.shown], r.volunteer, r.minutes, r.first, r.last)
        forgotten = not (names[r.name] and names[r.shown])
        if not forgotten and not _signed(r.public, says, r.signature):
            yield Finding(T("The signature of certificate {number} does not fit.", number=r.number))


def _signed(public: str, says: Says, signature: str) -> bool:
    try:
        return fits(public, message(says.fields), bytes.fromhex(signature))
    except ValueError:  # whoever altered it wrote no digits
        return False


_certificates = (
    select(CertificateRow.__table__, EndRow.certificate.label("ended"), KeyRow.public)
    .join(KeyRow, KeyRow.id == CertificateRow.key)
    .outerjoin(EndRow, EndRow.certificate == CertificateRow.id)
    .order_by(CertificateRow.number)
)
_personal = select(Drawer.id, Drawer.text).where(
    or_(Drawer.id.in_(select(CertificateRow.name)), Drawer.id.in_(select(CertificateRow.shown)))
)
_called = select(StudentRow.id, Drawer.text).join(Drawer, Drawer.id == StudentRow.name)
_forms = (
    select(StudentRow.id, func.count(FormRow.n).label("forms"), func.max(FormRow.n).label("last"))
    .outerjoin(FormRow, FormRow.student == StudentRow.id)
    .group_by(StudentRow.id)
    .order_by(StudentRow.id)
)
_elsewhere = (
    select(EntryRow.id, EntryRow.student)
    .join(CollectionRow, CollectionRow.id == EntryRow.collection)
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .where(
        class_on(EntryRow.day) != CollectionRow.klass,
        EntryRow.state.in_([step.value for step in CLAIMED]),
    )
    .order_by(EntryRow.id)
)
_tallies = select(TallyRow.klass, TallyRow.month).distinct().order_by(TallyRow.klass, TallyRow.month)


@FLOW.checks_itself
def draws_fit(db: Connection) -> Iterator[Finding]:
    """A draw made once more gives the same entries, whatever became of them; a repeated one has its reason (VOL-40)."""
    for one in draws(db).values():
        yield from map(Finding, faults(one))


@FLOW.checks_itself
def archives_fit(db: Connection) -> Iterator[Finding]:
    """What stands in a class archive was checked by the centre (VOL-31)."""
    states = {(r.klass, r.month): r.state for r in db.execute(_steps)}
    for r in db.execute(_archived):
        if states.get((r.klass, r.month)) != Tally.CHECKED:
            told = {"klass": r.klass, "month": f"{r.month:%Y-%m}"}
            yield Finding(
                T("{month} stands in the archive of {klass}, and its tally is not checked.", **told)
            )
    settings = Settings(house_settings(db).stored, "")
    closed = archives(db, [ArchiveId.of(r.klass, r.year) for r in db.execute(_closed)])
    for one in closed.values():
        for month in owed(one, settings):
            told = {"klass": one.klass, "month": written(month)}
            yield Finding(T("{month} of {klass} has hours, and its archive was closed without them.", **told))


_steps = select(TallyRow.klass, TallyRow.month, TallyRow.state).order_by(TallyRow.n)
"""The newest comes last."""
_closed = select(ClosedRow.klass, ClosedRow.year).order_by(ClosedRow.klass, ClosedRow.year)
_archived = select(ArchivedRow.klass, ArchivedRow.month).order_by(ArchivedRow.klass, ArchivedRow.month)
_places = select(EntryRow.id, EntryRow.place, EntryRow.spot)
_states = select(EntryRow.id, EntryRow.state)
_credited = (
    select(EntryRow.student, EntryRow.day, EntryRow.start, EntryRow.minutes)
    .where(EntryRow.state == Entry.STAMPED.value)
    .order_by(EntryRow.student)
)
_students = select(StudentRow.id).order_by(StudentRow.id)
