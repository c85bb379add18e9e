"""Who is known in the guest file by the phone that is typed: what is offered back to them (RST-04, COM-20)."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from app.counter.customers import by_phone, guest_shown
from app.counter.search import find
from app.counter.settings import Settings
from app.flows.restaurant.facts.guests import KnownGuest
from app.flows.restaurant.facts.roles import GREETERS
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.kept import KnownRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.queries.cellar import BOTTLES, stored
from app.flows.restaurant.queries.discretion import CONFIDED, receives
from app.kernel.flow import Flow
from app.kernel.judge import Staff
from app.store.tables import Drawer

FEW = 6


@FLOW.gives
def known_guest(
    db: Connection, typed: str, at: datetime, staff: Staff, settings: Settings, flows: Mapping[str, Flow]
) -> KnownGuest:
    """The guest with this phone, for those who take bookings; nobody for others.

    What they wished is offered while they consent to it (COM-83).
    """
    guest = by_phone(db, typed) if staff.roles & GREETERS else None
    if guest is None:
        return KnownGuest(None)
    shown = guest_shown(db, guest, staff, flows)
    agreed = shown.consent_until and shown.consent_until >= at.astimezone(settings.zone).date()
    told = db.execute(_wishes, {"guest": guest}).all() if agreed else ()
    wishes = next((r.text for r in told if receives(staff, r.named, r.waiter)), None)
    bottles = stored(db, [found.ref for found in find(db, BOTTLES, typed, FEW)])
    left = tuple(one for one in bottles.values() if one.left)
    return KnownGuest(shown, wishes, left)


_wishes = (
    select(Drawer.text, SittingRow.waiter, CONFIDED)
    .join(SittingRow, SittingRow.words == Drawer.id)
    .join(KnownRow, KnownRow.sitting == SittingRow.id)
    .where(KnownRow.guest == bindparam("guest"))
    .order_by(SittingRow.booked_at.desc())
    .limit(FEW)
)
