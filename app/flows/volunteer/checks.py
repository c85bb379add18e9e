"""What the deep audit recomputes of the centre: entries against the ledger (COM-05; VOL-14, 20)."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.queries.loaders import students
from app.flows.volunteer.rules.ledger import in_force, twice_credited
from app.kernel.text import T
from app.store.audit import Finding

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


_states = select(EntryRow.id, EntryRow.state)
_students = select(StudentRow.id).order_by(StudentRow.id)
