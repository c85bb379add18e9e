"""Somebody looked at what stood out, and says why it stands."""

from typing import Annotated

from annotated_types import Len

from app.counter.doing import Doing
from app.flows.volunteer.facts.ids import CollectionId, EntryId, LookId
from app.flows.volunteer.facts.signals import Sign
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.looks import LookRow
from app.kernel.command import does
from app.kernel.fields import Note

Entries = Annotated[tuple[EntryId, ...], Len(1, 500)]


@does(FLOW)
def note_look(do: Doing, collection: CollectionId, entries: Entries, sign: Sign, why: Note) -> None:
    """Keep with each entry that it was looked at for a sign, and why it stands."""
    row = {"sign": sign.value, "why": why.id, "by": do.staff.login, "at": do.now}
    do.add(LookRow, *(row | {"id": do.new(LookId), "entry": one} for one in dict.fromkeys(entries)))
