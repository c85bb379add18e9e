"""失物: what was found goes into the book, and back to whose it is (RST-40)."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.flows.restaurant import papers
from app.flows.restaurant.commands import slips
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import FoundId, SittingId, TableId
from app.flows.restaurant.facts.sheets import FoundLabel
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.found import FoundRow
from app.flows.restaurant.papers.kinds import FOUND
from app.kernel.command import does
from app.kernel.fields import Note, Private
from app.kernel.text import Kept


@dataclass(frozen=True)
class Found:
    """A thing in the book, by its number."""

    found: FoundId
    number: str
    document: str


@does(FLOW)
def note_found(
    do: Doing,
    what: Private,
    sitting: SittingId | None = None,
    table: TableId | None = None,
    place: Note | None = None,
) -> Found:
    """Something was found: what, at whose table, or where else; by whoever is at work."""
    facts: SittingFacts | None = do.facts.get("sitting")
    id, number = do.new(FoundId), do.number(FOUND)
    row = dict.fromkeys(FoundRow.__table__.columns.keys())
    told = {"id": id, "number": number, "what": what.id, "place": place.id if place else None}
    here = table or (facts.table if facts else None)
    do.add(FoundRow, row | told | {"table_id": here, "sitting": sitting, "at": do.now, "by": do.staff.login})
    name = do.db.execute(_name, {"table": here}).scalar() if here else None
    if facts and facts.vip:
        name = facts.vip.alias  # RST-51
    by = slips.names_of(do, do.staff.login).get(do.staff.login)
    label = FoundLabel(number, Kept(what.id), name or "", Kept(place.id) if place else None, do.now, by)
    return Found(id, number, do.print(papers.found_label(label, do.settings), papers.WAITERS))


@does(FLOW)
def hand_back(
    do: Doing, found: FoundId, to: Private, proof: Note | None = None, signature: Strokes | None = None
) -> None:
    """It goes back to whose it is: by their signature, or by what they described or showed."""
    do.set(
        FoundRow,
        {"id": found},
        handed_at=do.now,
        handed_by=do.staff.login,
        handed_to=to.id,
        proof=proof.id if proof else None,
        signature=signature.id if signature else None,
    )


_name = select(TableRow.name).where(TableRow.id == bindparam("table"))
