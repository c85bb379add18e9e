"""The lost-and-found book: one statement, two with the names of who is at work (RST-40)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select
from sqlalchemy.orm import aliased

from app.flows.restaurant.facts.found import FoundFacts, FoundShown, LostAndFound
from app.flows.restaurant.facts.ids import FoundId
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.floor import TableRow
from app.flows.restaurant.model.found import FoundRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.discretion import CONFIDED, DASH, guest_name, receives, words
from app.flows.restaurant.queries.people import names
from app.kernel.judge import Staff
from app.store.among import among
from app.store.tables import Drawer

KEPT_IN_SIGHT = timedelta(days=365)
"""So long what was handed back is still shown."""


@FLOW.facts_of(FoundId)
def found_things(db: Connection, ids: Sequence[str]) -> dict[str, FoundFacts]:
    """Things in the book: one statement."""
    return {r.id: _facts(r) for r in db.execute(_by_id, {"ids": list(ids)})}


@FLOW.gives
def lost_and_found(db: Connection, at: datetime, staff: Staff) -> LostAndFound:
    """What is here, and what was handed back not long ago, the newest first."""
    rows = db.execute(_book, {"since": at - KEPT_IN_SIGHT}).all()
    who = names(db, {login for r in rows for login in (r.by, r.handed_by)})
    return LostAndFound(tuple(_shown(r, who, staff) for r in rows))


def _shown(r: Any, who: Any, staff: Staff) -> FoundShown:
    seen = receives(staff, r.named, r.waiter)
    return FoundShown(
        facts=_facts(r),
        what=r.said or DASH,
        place=words(r.place, r.where) or "",
        table=(r.table_name or "") if seen else "",
        guest=guest_name(r.guest_id, r.guest, seen),
        at=r.at,
        by=who[r.by],
        handed_to=words(r.handed_to, r.taker),
        proof=words(r.proof, r.proven),
        signed=r.signature is not None,
        handed_by=who.get(r.handed_by),
    )


def _facts(r: Any) -> FoundFacts:
    return FoundFacts(FoundId(r.id), r.number, r.handed_at)


_by_id = select(FoundRow.id, FoundRow.number, FoundRow.handed_at).where(among(FoundRow.id, "ids"))
_said, _where, _guest, _taker, _proven = (aliased(Drawer) for _ in range(5))
_book = (
    select(
        *FoundRow.__table__.columns,
        TableRow.name.label("table_name"),
        SittingRow.waiter,
        CONFIDED,
        SittingRow.name.label("guest_id"),
        _said.text.label("said"),
        _where.text.label("where"),
        _guest.text.label("guest"),
        _taker.text.label("taker"),
        _proven.text.label("proven"),
    )
    .join(_said, _said.id == FoundRow.what)
    .outerjoin(TableRow, TableRow.id == FoundRow.table_id)
    .outerjoin(SittingRow, SittingRow.id == FoundRow.sitting)
    .outerjoin(_where, _where.id == FoundRow.place)
    .outerjoin(_guest, _guest.id == SittingRow.name)
    .outerjoin(_taker, _taker.id == FoundRow.handed_to)
    .outerjoin(_proven, _proven.id == FoundRow.proof)
    .where(or_(FoundRow.handed_at.is_(None), FoundRow.at >= bindparam("since")))
    .order_by(FoundRow.at.desc(), FoundRow.number.desc())
)
