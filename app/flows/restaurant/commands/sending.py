"""The order on its way to the kitchen: order and slips in one transaction (RST-19, 20)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, case, null, update

from app.counter.doing import Doing
from app.flows.restaurant.commands import portions, slips
from app.flows.restaurant.commands.carrying import note
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.ids import OrderId, SittingId
from app.flows.restaurant.facts.kinds import HOT_CALL, AtServing
from app.flows.restaurant.facts.parts import OrderFacts
from app.flows.restaurant.facts.tracks import Line, Order
from app.flows.restaurant.flow import FLOW
from app.flows.restaurant.model.orders import LineRow, OrderRow
from app.flows.restaurant.model.sittings import SittingRow
from app.flows.restaurant.rules import ordering, pacing
from app.kernel.command import does
from app.store.among import among


@dataclass(frozen=True)
class Sent:
    """What went to the kitchen: the slips' documents, and how many dishes cook now and how many wait."""

    documents: tuple[str, ...]
    fired: int
    held: int


@does(FLOW)
def send_order(
    do: Doing, sitting: SittingId, order: OrderId, all_at_once: bool = False, portions_agreed: bool = False
) -> Sent:
    """Send an order: cold dishes and drinks are fired, hot ones held, unless all is wanted at once (即起).

    `portions_agreed`: the guest wants so many of a premium dish, though they are more or fewer (RST-27).
    """
    facts: SittingFacts = do.facts["sitting"]
    slip: OrderFacts = do.facts["order"]
    note(do, [(line, AtServing.AGREED) for line in ordering.unlike_the_guests(facts, slip)])
    sent: dict[str, Line] = {line.id: ordering.sent_as(line, all_at_once) for line in facts.of(slip)}
    rows = do.db.execute(_send, _lines(sent) | {"now": do.now, "by": do.staff.login}).all()
    for row in sorted(rows, key=lambda row: row.dish):
        if row.lapsed:
            holds = portions.take(do, row.dish, row.quantity)
            do.set(LineRow, {"id": row.id}, holds=holds, lapsed=False)
    do.set(OrderRow, {"id": order}, step=Order.SENT.value, sent_by=do.staff.login, sent_at=do.now)
    documents = slips.kitchen(do, facts, slip, sent, _bone_plates(do, facts, slip, sent))
    as_steps = list(sent.values())
    return Sent(tuple(documents), as_steps.count(Line.FIRED), as_steps.count(Line.HELD))


def _bone_plates(do: Doing, sitting: SittingFacts, slip: OrderFacts, sent: Mapping[str, Line]) -> int:
    """With 即起 the sending is the call, and asks for the first change of bone plates (RST-20); how many."""
    lines = sitting.of(slip)
    waiting = [*pacing.held(sitting, HOT_CALL), *(line for line in lines if sent[line.id] == Line.HELD)]
    if not pacing.is_the_call(sitting, [line for line in lines if sent[line.id] == Line.FIRED], waiting):
        return 0
    do.set(SittingRow, {"id": sitting.id}, called_at=do.now)
    return sitting.guests


def _lines(sent: Mapping[str, Line]) -> dict[str, list[str]]:
    """The lines by what becomes of them; a list that is empty finds nothing."""
    return {
        "ids": list(sent),
        "held": [line for line, step in sent.items() if step == Line.HELD],
        "served": [line for line, step in sent.items() if step == Line.SERVED],
    }


def _some(name: str) -> Any:
    return among(LineRow.id, name)


_send = (
    update(LineRow)
    .where(_some("ids"), LineRow.step == Line.DRAFT.value)
    .values(
        step=case(
            (_some("held"), Line.HELD.value), (_some("served"), Line.SERVED.value), else_=Line.FIRED.value
        ),
        sent_at=bindparam("now"),
        fired_at=case((_some("held"), null()), else_=bindparam("now")),
        served=case((_some("served"), LineRow.quantity), else_=0),
        served_at=case((_some("served"), bindparam("now")), else_=null()),
        served_by=case((_some("served"), bindparam("by")), else_=null()),
    )
    .returning(LineRow.id, LineRow.dish, LineRow.quantity, LineRow.lapsed)
)
