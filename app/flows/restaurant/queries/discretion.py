"""What somebody may read of a guest: names, numbers to telephone with, and where a VIP is (COM-20, RST-51).

Here alone it is decided; a query asks with the columns of `CONFIDED` for every sitting that it reads.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from app.counter.closed import ClosedCases
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.views import Tile
from app.flows.restaurant.facts.vip import circle
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.model.vip import VipRow
from app.flows.restaurant.rules.discretion import may_open
from app.kernel.judge import Staff
from app.kernel.names import mask_phone
from app.kernel.refusal import Refused
from app.store.among import among

VIP = "VIP"
DASH = "—"
"""What stands for a text that was forgotten."""


def named_for(sitting: type[SittingRow]) -> Any:
    """Who may know of a sitting: a column that is empty where it is no VIP's, and everybody may."""
    row = aliased(VipRow)
    return (
        select(row.named).where(row.sitting == sitting.id, sitting.vip).correlate(sitting).scalar_subquery()
    )


CONFIDED = named_for(SittingRow).label("named")


def receives(staff: Staff, named: str | None, waiter: str | None) -> bool:
    """Whether somebody may see guest and room together: a VIP's only who is named, and who waits on them."""
    return named is None or _circle(named).holds(staff, waiter)


_circle = lru_cache(maxsize=512)(circle)


def hold_open(facts: SittingFacts, staff: Staff) -> None:
    """Raises Refused for a sitting that is closed to somebody; the desk writes the try down."""
    if no := may_open(facts, staff):
        raise Refused(no)


def outside(facts: SittingFacts, staff: Staff) -> SittingFacts:
    """The facts of a sitting as somebody may have them: of a VIP who is received by others no room and no texts."""
    if may_open(facts, staff) is None:
        return facts
    return replace(
        facts, number="", name=None, phone=None, words=None, table=None, table_name="", waiter=None
    )


def taken(tile: Tile) -> Tile:
    """A table at which a VIP sits whom others receive: that it is taken, and how far they are in its colour alone."""
    return replace(
        tile,
        guest=None,
        guests=0,
        waiter=None,
        since=None,
        step=None,
        dishes=0,
        served=0,
        held=0,
        due=None,
        attended=None,
        alone=False,
        shut=True,
    )


def guest_name(kept: str | None, text: str | None, seen: bool) -> str | None:
    """A guest's name, by its drawer id and text; None for whoever gave none."""
    return words(kept, text) if seen else VIP


def guest_phone(kept: str | None, text: str | None, seen: bool, staff: Staff) -> str | None:
    """A guest's phone, masked for roles that need not ring it; a VIP's is nobody's but who receives them."""
    if not seen:
        return None
    return mask_phone(text) if text and not staff.roles & FLOW.sees_phones else words(kept, text)


def words(kept: str | None, text: str | None) -> str | None:
    """A personal text by its drawer id: None where there was none, a dash where it was forgotten."""
    return None if kept is None else text or DASH


@FLOW.gives
def closed_cases(db: Connection, ids: Sequence[str], staff: Staff) -> ClosedCases:
    """Which of some sittings somebody may not open: one statement."""
    rows = db.execute(_named, {"ids": list(ids)})
    return ClosedCases(frozenset(r.id for r in rows if not receives(staff, r.named, r.waiter)))


_named = select(SittingRow.id, SittingRow.waiter, CONFIDED).where(among(SittingRow.id, "ids"), SittingRow.vip)
