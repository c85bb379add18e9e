"""What the public list tells of a collection: one statement beside its head."""

from sqlalchemy import Connection, bindparam, select

from app.flows.volunteer.facts.public import PostedEntry
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.classes import StudentRow
from app.flows.volunteer.queries.shown import DASH
from app.flows.volunteer.rules.public import number_in_part
from app.kernel.names import mask_name
from app.store.tables import Drawer


def posted_entries(db: Connection, collection: str) -> tuple[PostedEntry, ...]:
    """The entries that count, by student and day, with names and numbers in part."""
    return tuple(
        PostedEntry(
            student=number_in_part(r.student),
            name=mask_name(r.text) if r.text else DASH,
            day=r.day,
            what=f"{r.place} · {r.content}",
            minutes=r.minutes,
        )
        for r in db.execute(_counted, {"collection": collection})
    )


_counted = (
    select(
        *(EntryRow.student, EntryRow.day, EntryRow.place, EntryRow.content, EntryRow.minutes),
        Drawer.text,
    )
    .join(StudentRow, StudentRow.id == EntryRow.student)
    .join(Drawer, Drawer.id == StudentRow.name)
    .where(EntryRow.collection == bindparam("collection"), EntryRow.state == Entry.STAMPED.value)
    .order_by(EntryRow.student, EntryRow.day, EntryRow.start, EntryRow.id)
)
